package io.evenkeel.libvirt;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.libvirt.jna.CString;
import org.libvirt.jna.ConnectionPointer;
import org.libvirt.jna.DomainByReference;
import org.libvirt.jna.DomainPointer;
import org.libvirt.jna.virNodeInfo;

/**
 * One connection to one libvirt daemon. Every method blocks its thread until the daemon answers and
 * can't be interrupted. To be used by one thread at a time: the client of libvirt 9.0 loses the
 * wake-up of a second one.
 */
final class Connection implements AutoCloseable {

  private static final int MEMORY_STAT_BYTES = 88; // char name[80], unsigned long long KiB
  private static final int MEMORY_STAT_VALUE_AT = 80;
  private static final int ALL_CELLS = -1;
  private static final int EXPAND_FEATURES = 1;

  /** More kinds of CPU than the guests of a host have. */
  private static final int MOST_CPUS = 256;

  private final LibvirtNative library;
  private final ConnectionPointer pointer;
  private final Map<String, String> expandedCpus = new HashMap<>();

  private Connection(LibvirtNative library, ConnectionPointer pointer) {
    this.library = library;
    this.pointer = pointer;
  }

  static Connection open(LibvirtNative library, String uri, Timing timing) {
    ConnectionPointer pointer = library.virConnectOpen(uri);
    if (pointer == null) {
      throw LibvirtError.last(library);
    }
    Connection connection = new Connection(library, pointer);
    try {
      connection.keepAlive(timing);
    } catch (LibvirtError e) {
      connection.close();
      throw e;
    }
    return connection;
  }

  private void keepAlive(Timing timing) {
    int result =
        library.virConnectSetKeepAlive(pointer, timing.keepAliveSeconds(), timing.keepAliveCount());
    if (result < 0) {
      LibvirtError error = LibvirtError.last(library);
      if (error.meaning() != Meaning.UNSUPPORTED) { // a driver without a network needs none
        throw error;
      }
    }
  }

  /** Every domain the host knows, running or not. The caller closes each. */
  List<Domain> domains() {
    DomainByReference list = new DomainByReference();
    int count = checked(library.virConnectListAllDomains(pointer, list, 0));
    Pointer array = list.getValue();
    List<Domain> domains = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      Pointer domain = array.getPointer((long) i * Native.POINTER_SIZE);
      domains.add(new Domain(library, new DomainPointer(domain)));
    }
    Native.free(Pointer.nativeValue(array));
    return domains;
  }

  /** The domain with that UUID, if the host knows it. The caller closes it. */
  Optional<Domain> find(String uuid) {
    DomainPointer domain = library.virDomainLookupByUUIDString(pointer, uuid);
    if (domain != null) {
      return Optional.of(new Domain(library, domain));
    }
    LibvirtError error = LibvirtError.last(library);
    if (error.meaning() == Meaning.NOT_FOUND) {
      return Optional.empty();
    }
    throw error;
  }

  /**
   * Memory of the host. (virNodeGetInfo counts the memory of NUMA cells, which can be less than
   * half of it; only libvirt's test driver has nothing better.)
   */
  long memoryBytes() {
    IntByReference count = new IntByReference();
    if (library.virNodeGetMemoryStats(pointer, ALL_CELLS, null, count, 0) < 0) {
      LibvirtError error = LibvirtError.last(library);
      if (error.meaning() == Meaning.UNSUPPORTED) {
        return nodeInfo().memory.longValue() * 1024;
      }
      throw error;
    }
    Memory stats = new Memory((long) MEMORY_STAT_BYTES * Math.max(1, count.getValue()));
    checked(library.virNodeGetMemoryStats(pointer, ALL_CELLS, stats, count, 0));
    for (int i = 0; i < count.getValue(); i++) {
      long at = (long) i * MEMORY_STAT_BYTES;
      if (stats.getString(at).equals("total")) {
        return stats.getLong(at + MEMORY_STAT_VALUE_AT) * 1024;
      }
    }
    throw new LibvirtError(Meaning.BROKEN, "libvirt does not say how much memory the host has");
  }

  /** Logical processors of the host. */
  int processors() {
    return nodeInfo().cpus;
  }

  private virNodeInfo nodeInfo() {
    virNodeInfo info = new virNodeInfo();
    checked(library.virNodeGetInfo(pointer, info));
    return info;
  }

  /** What the host is: its UUID, CPU and kinds of guest. */
  String capabilitiesXml() {
    return text(library.virConnectGetCapabilities(pointer));
  }

  /** What this host's default emulator gives a guest. */
  String domainCapabilitiesXml() {
    return text(library.virConnectGetDomainCapabilities(pointer, null, null, null, null, 0));
  }

  /** A CPU model with every feature written out; asked once, since it is always the same. */
  String expandedCpuXml(String cpuXml) {
    String known = expandedCpus.get(cpuXml);
    if (known != null) {
      return known;
    }
    if (expandedCpus.size() == MOST_CPUS) {
      expandedCpus.clear();
    }
    String expanded = expanded(cpuXml);
    expandedCpus.put(cpuXml, expanded);
    return expanded;
  }

  private String expanded(String cpuXml) {
    String[] cpus = {cpuXml};
    return text(
        library.virConnectBaselineHypervisorCPU(
            pointer, null, null, null, null, cpus, cpus.length, EXPAND_FEATURES));
  }

  private String text(@Nullable CString text) {
    if (text == null) {
      throw LibvirtError.last(library);
    }
    return text.toString(); // which frees it
  }

  private int checked(int result) {
    if (result < 0) {
      throw LibvirtError.last(library);
    }
    return result;
  }

  /** Domains of this connection must be closed before. */
  @Override
  public void close() {
    library.virConnectClose(pointer);
  }
}
