package io.evenkeel.libvirt;

import io.evenkeel.spi.Hardware;
import io.evenkeel.spi.HostCpu;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads what a host itself is. */
final class HostReading {

  /** Label for the version of libvirt's daemon. */
  static final String LIBVIRT = "libvirt.version";

  private HostReading() {}

  static HostFacts read(Connection connection) {
    XmlElement capabilities = XmlElement.parse(connection.capabilitiesXml());
    Hardware hardware =
        new Hardware(connection.memoryBytes(), connection.processors(), cpu(connection));
    Topology topology = Topology.of(capabilities);
    Map<String, String> labels = new TreeMap<>();
    labels.put(LIBVIRT, connection.libvirtVersion());
    labels.put("libvirt.hypervisor", connection.hypervisorVersion());
    labels.put("libvirt.numa-cells", Integer.toString(topology.cells()));
    labels.put(
        "libvirt.huge-pages-kib",
        joined(topology.hugePageKiB().stream().map(String::valueOf).toList()));
    labels.put("libvirt.pools", joined(names(connection, Connection::pools)));
    return new HostFacts(
        HostXml.uuid(capabilities),
        hardware,
        topology,
        HostXml.machineTypes(capabilities),
        names(connection, Connection::networks),
        labels);
  }

  private static String joined(List<String> names) {
    return String.join(",", names);
  }

  /**
   * Networks and pools are served by daemons of their own, which need not run: then there are none.
   */
  private static List<String> names(
      Connection connection, Function<Connection, List<String>> question) {
    try {
      return question.apply(connection);
    } catch (LibvirtError e) {
      if (e.meaning() == Meaning.LINK_LOST) {
        throw e;
      }
      return List.of();
    }
  }

  /** A hypervisor without such facts is taken to run everything. */
  private static HostCpu cpu(Connection connection) {
    try {
      return HostXml.cpu(connection.domainCapabilitiesXml(), connection::expandedCpuXml);
    } catch (LibvirtError e) {
      if (e.meaning() == Meaning.UNSUPPORTED) {
        return HostCpu.ANY;
      }
      throw e;
    }
  }
}
