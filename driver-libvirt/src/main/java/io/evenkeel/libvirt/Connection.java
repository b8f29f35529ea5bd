package io.evenkeel.libvirt;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.libvirt.jna.CString;
import org.libvirt.jna.ConnectionPointer;
import org.libvirt.jna.DomainByReference;
import org.libvirt.jna.DomainPointer;
import org.libvirt.jna.NetworkPointer;
import org.libvirt.jna.StoragePoolPointer;
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
  private static final int ACTIVE = 1 << 1;

  /** More kinds of CPU than the guests of a host have. */
  private static final int MOST_CPUS = 256;

  /**
   * What libvirt can tell of all its domains at once; the flag is virConnectListAllDomainsFlags.
   */
  enum Trait {
    TRANSIENT(1 << 3, "libvirt.transient"),
    AUTOSTART(1 << 10, "libvirt.autostart"),
    MANAGED_SAVE(1 << 8, "libvirt.saved"),
    SNAPSHOTS(1 << 12, "libvirt.snapshots");

    private final int flag;
    private final String label;

    Trait(int flag, String label) {
      this.flag = flag;
      this.label = label;
    }

    /** The label that a workload with this trait has. */
    String label() {
      return label;
    }

    int flag() {
      return flag;
    }
  }

  private final LibvirtNative library;
  private final ConnectionPointer pointer;
  private final News news;
  private final long number;
  private final Remembered remembered = new Remembered();
  private final Map<String, String> expandedCpus = new HashMap<>();
  private final List<Integer> subscriptions = new ArrayList<>();

  private Connection(LibvirtNative library, ConnectionPointer pointer, News news) {
    this.library = library;
    this.pointer = pointer;
    this.news = news;
    this.number = news.nextConnection();
  }

  static Connection open(LibvirtNative library, String uri, Timing timing, News news) {
    ConnectionPointer pointer = library.virConnectOpen(uri);
    if (pointer == null) {
      throw LibvirtError.last(library);
    }
    Connection connection = new Connection(library, pointer, news);
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

  /** Tells this connection from every other one of this process. */
  long number() {
    return number;
  }

  /** What earlier looks by this connection have shown. */
  Remembered remembered() {
    return remembered;
  }

  /**
   * Has libvirt tell of what changes, from now until this is closed; at the second call it is done
   * already. A kind of event that this libvirt does not have is done without.
   */
  void subscribe() {
    if (!subscriptions.isEmpty()) {
      return;
    }
    for (int kind : News.KINDS) {
      int id =
          library.virConnectDomainEventRegisterAny(
              pointer, null, kind, news.callback(), null, null);
      if (id >= 0) {
        subscriptions.add(id);
      } else if (LibvirtError.last(library).meaning() == Meaning.LINK_LOST) {
        throw LibvirtError.last(library);
      }
    }
  }

  /** The last change of a domain that is known of. */
  long edition(String uuid) {
    return news.edition(uuid);
  }

  /**
   * Every domain the host knows, running or not. The caller closes the table.
   *
   * @param kinds the figures it is to have
   */
  DomainTable table(int kinds) {
    return DomainTable.read(library, pointer, kinds, news);
  }

  /** The UUIDs of the domains of which libvirt says that; all from one call. */
  Set<String> uuids(Trait trait) {
    DomainByReference list = new DomainByReference();
    int count = checked(library.virConnectListAllDomains(pointer, list, trait.flag()));
    Pointer array = list.getValue();
    Set<String> uuids = new TreeSet<>();
    for (int i = 0; i < count; i++) {
      Pointer domain = array.getPointer((long) i * Native.POINTER_SIZE);
      try (Domain one = new Domain(library, new DomainPointer(domain), news)) {
        uuids.add(one.uuid());
      }
    }
    Native.free(Pointer.nativeValue(array));
    return uuids;
  }

  /** The domain with that UUID, if the host knows it. The caller closes it. */
  Optional<Domain> find(String uuid) {
    DomainPointer domain = library.virDomainLookupByUUIDString(pointer, uuid);
    if (domain != null) {
      return Optional.of(new Domain(library, domain, news));
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

  /** Version of libvirt's daemon: 9.0.0. */
  String libvirtVersion() {
    LongByReference version = new LongByReference();
    checked(library.virConnectGetLibVersion(pointer, version));
    return written(version.getValue());
  }

  /** Version of the hypervisor: QEMU 7.2.22. */
  String hypervisorVersion() {
    LongByReference version = new LongByReference();
    checked(library.virConnectGetVersion(pointer, version));
    return written(version.getValue());
  }

  private static String written(long version) {
    return "%d.%d.%d".formatted(version / 1_000_000, version / 1_000 % 1_000, version % 1_000);
  }

  /** Names of libvirt's networks that are active there. */
  List<String> networks() {
    PointerByReference list = new PointerByReference();
    int count = checked(library.virConnectListAllNetworks(pointer, list, ACTIVE));
    return names(
        list.getValue(),
        count,
        element -> {
          NetworkPointer network = new NetworkPointer();
          network.setPointer(element);
          String name = library.virNetworkGetName(network);
          library.virNetworkFree(network);
          return name;
        });
  }

  /** Names of libvirt's storage pools that are active there. */
  List<String> pools() {
    PointerByReference list = new PointerByReference();
    int count = checked(library.virConnectListAllStoragePools(pointer, list, ACTIVE));
    return names(
        list.getValue(),
        count,
        element -> {
          StoragePoolPointer pool = new StoragePoolPointer();
          pool.setPointer(element);
          String name = library.virStoragePoolGetName(pool);
          library.virStoragePoolFree(pool);
          return name;
        });
  }

  /** Whether there is a storage pool of that directory, in which libvirt can make files. */
  boolean hasPoolAt(String directory) {
    StoragePoolPointer pool = library.virStoragePoolLookupByTargetPath(pointer, directory, 0);
    if (pool == null) {
      LibvirtError error = LibvirtError.last(library);
      if (error.meaning() == Meaning.REFUSED || error.meaning() == Meaning.UNSUPPORTED) {
        return false;
      }
      throw error;
    }
    boolean active = library.virStoragePoolIsActive(pool) == 1;
    library.virStoragePoolFree(pool);
    return active;
  }

  private static List<String> names(
      Pointer array, int count, Function<Pointer, String> nameAndFree) {
    List<String> names = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      names.add(nameAndFree.apply(array.getPointer((long) i * Native.POINTER_SIZE)));
    }
    Native.free(Pointer.nativeValue(array));
    names.sort(Comparator.naturalOrder());
    return names;
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
    // each keeps the connection open
    subscriptions.forEach(id -> library.virConnectDomainEventDeregisterAny(pointer, id));
    subscriptions.clear();
    library.virConnectClose(pointer);
  }
}
