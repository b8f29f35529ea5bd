package io.evenkeel.libvirt;

import io.evenkeel.spi.Blocker;
import io.evenkeel.spi.CpuNeed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a domain's XML says of it.
 *
 * @param name its name, unique on its host only
 * @param size what it takes
 * @param disks its disks and media
 * @param networks the networks and bridges it is connected to
 * @param blockers what keeps it from being moved live, its disks aside
 * @param mark what we wrote onto it
 */
record DomainXml(
    String name,
    Size size,
    List<Disk> disks,
    List<String> networks,
    List<Blocker> blockers,
    Optional<OrderMark> mark) {

  /** libvirt itself writes KiB. */
  private static final Map<String, Long> UNITS =
      Map.of(
          "B", 1L, "b", 1L, "bytes", 1L, "KiB", 1L << 10, "MiB", 1L << 20, "GiB", 1L << 30, "TiB",
          1L << 40);

  /**
   * What a domain takes: the most memory and processors it may have, what it needs of a CPU, and
   * what else of its host.
   */
  record Size(long memoryBytes, int vcpus, CpuNeed cpu, HostTies ties) {}

  /**
   * A disk or medium.
   *
   * @param source its file or device on the host; empty for none, and for a network disk, which can
   *     be reached from everywhere
   * @param readOnly whether it is a CD or floppy
   * @param job whether libvirt is copying or rebuilding it
   * @param target what the guest sees it as: vda
   */
  record Disk(String source, boolean readOnly, boolean job, String target) {}

  /** With what its XML alone says of its CPU. */
  static DomainXml read(String xml) {
    return read(xml, GuestCpu::asWritten);
  }

  static DomainXml read(String xml, Function<GuestCpu, CpuNeed> needs) {
    XmlElement domain = XmlElement.parse(xml);
    return new DomainXml(
        domain.first("name").map(XmlElement::text).orElse(""),
        size(domain, needs),
        domain.path("devices", "disk").map(DomainXml::disk).toList(),
        networks(domain),
        BlockerXml.read(domain),
        domain
            .path("metadata")
            .flatMap(m -> m.all(OrderMark.NAMESPACE, OrderMark.ELEMENT).stream())
            .findFirst()
            .map(OrderMark::of));
  }

  private static Size size(XmlElement domain, Function<GuestCpu, CpuNeed> needs) {
    CpuNeed cpu = needs.apply(GuestCpu.of(domain));
    return new Size(memory(domain), vcpus(domain), cpu, HostTies.of(domain));
  }

  /** All it may have, memory devices included; the balloon's target may be less at the moment. */
  private static long memory(XmlElement domain) {
    return domain.first("memory").map(DomainXml::bytes).orElse(0L);
  }

  private static long bytes(XmlElement amount) {
    return bytes(amount.text(), amount);
  }

  /** A number with the unit that its element names, KiB if none. */
  static long bytes(String number, XmlElement amount) {
    String unit = amount.attribute("unit").isEmpty() ? "KiB" : amount.attribute("unit");
    Long factor = UNITS.get(unit);
    try {
      if (factor != null) {
        return Math.multiplyExact(Long.parseLong(number), factor);
      }
    } catch (ArithmeticException | NumberFormatException e) {
      // said below
    }
    throw new LibvirtError(
        Meaning.BROKEN,
        "libvirt's XML can't be read: \"%s\" of \"%s\" is no amount of memory"
            .formatted(number, unit));
  }

  private static int vcpus(XmlElement domain) {
    String text = domain.first("vcpu").map(XmlElement::text).orElse("1");
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new LibvirtError(Meaning.BROKEN, "libvirt's XML can't be read: \"" + text + "\" vCPUs");
    }
  }

  private static Disk disk(XmlElement disk) {
    String source =
        disk.first("source")
            .map(
                s ->
                    switch (disk.attribute("type")) {
                      case "file" -> s.attribute("file");
                      case "block" -> s.attribute("dev");
                      case "dir" -> s.attribute("dir");
                      case "volume" -> s.attribute("pool") + "/" + s.attribute("volume");
                      case "network" -> "";
                      default -> disk.attribute("type"); // a device of the host, such as nvme
                    })
            .orElse("");
    boolean medium = List.of("cdrom", "floppy").contains(disk.attribute("device"));
    String target = disk.attributeAt("dev", "target");
    return new Disk(source, medium, disk.first("mirror").isPresent(), target);
  }

  private static List<String> networks(XmlElement domain) {
    return domain
        .path("devices", "interface", "source")
        .map(s -> s.attribute("network").isEmpty() ? s.attribute("bridge") : s.attribute("network"))
        .filter(name -> !name.isEmpty())
        .sorted()
        .distinct()
        .toList();
  }
}
