package io.evenkeel.libvirt;

import io.evenkeel.spi.Blocker;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What in a domain's XML keeps it from being moved live. QEMU's own reasons can't be asked for in
 * advance, so this is what libvirt and QEMU are known to refuse; disks are judged elsewhere, since
 * what is shared is the operator's knowledge.
 */
final class BlockerXml {

  private BlockerXml() {}

  static List<Blocker> read(XmlElement domain) {
    List<Blocker> blockers = new ArrayList<>();
    cpu(domain).forEach(blockers::add);
    clock(domain).forEach(blockers::add);
    hostDevices(domain).forEach(blockers::add);
    interfaces(domain).forEach(blockers::add);
    devices(domain).forEach(blockers::add);
    domain
        .path("launchSecurity")
        .map(e -> new Blocker("ENCRYPTED_MEMORY", e.attribute("type")))
        .forEach(blockers::add);
    return List.copyOf(blockers);
  }

  /** libvirt moves such a guest to any CPU without a check, where it may crash. */
  private static Stream<Blocker> cpu(XmlElement domain) {
    return domain
        .path("cpu")
        .map(c -> c.attribute("mode"))
        .filter(mode -> mode.equals("host-passthrough") || mode.equals("maximum"))
        .map(mode -> new Blocker("CPU_PASSTHROUGH", mode));
  }

  /** QEMU moves a guest with an invariant TSC only if its frequency is fixed. */
  private static Stream<Blocker> clock(XmlElement domain) {
    boolean fixed =
        domain
            .path("clock", "timer")
            .anyMatch(
                t -> t.attribute("name").equals("tsc") && !t.attribute("frequency").isEmpty());
    return domain
        .path("cpu", "feature")
        .filter(f -> !fixed && f.attribute("name").equals("invtsc"))
        .filter(f -> List.of("require", "force").contains(f.attribute("policy")))
        .map(f -> new Blocker("INVARIANT_TSC", f.attribute("policy")));
  }

  private static Stream<Blocker> hostDevices(XmlElement domain) {
    return domain
        .path("devices", "hostdev")
        .filter(device -> !teamed(device))
        .map(
            device ->
                device.attribute("type").equals("mdev")
                    ? new Blocker(
                        "MEDIATED_DEVICE", device.attributeAt("uuid", "source", "address"))
                    : new Blocker("HOST_DEVICE", hostDevice(device)));
  }

  /** libvirt takes such a device out before a move and puts one in again after it. */
  private static boolean teamed(XmlElement device) {
    return device.attributeAt("type", "teaming").equals("transient");
  }

  private static String hostDevice(XmlElement device) {
    String type = device.attribute("type");
    if (type.equals("usb")) {
      String vendor = device.attributeAt("id", "source", "vendor");
      return "usb " + vendor + ":" + device.attributeAt("id", "source", "product");
    }
    String address = address(device);
    return address.isEmpty() ? type : address;
  }

  /** As people write it: 0000:3b:00.0. */
  private static String address(XmlElement device) {
    return device
        .path("source", "address")
        .findFirst()
        .filter(a -> !a.attribute("bus").isEmpty() && !a.attribute("slot").isEmpty())
        .map(
            a ->
                "%s:%s:%s.%s"
                    .formatted(
                        hex(a.attribute("domain"), "0000"),
                        hex(a.attribute("bus"), ""),
                        hex(a.attribute("slot"), ""),
                        hex(a.attribute("function"), "0")))
        .orElse("");
  }

  private static String hex(String number, String otherwise) {
    String digits = number.startsWith("0x") ? number.substring(2) : number;
    return digits.isEmpty() ? otherwise : digits;
  }

  private static Stream<Blocker> interfaces(XmlElement domain) {
    return domain
        .path("devices", "interface")
        .filter(i -> !teamed(i))
        .flatMap(
            i ->
                switch (i.attribute("type")) {
                  case "hostdev" -> Stream.of(new Blocker("SRIOV_INTERFACE", address(i)));
                  case "vdpa" ->
                      Stream.of(new Blocker("VDPA_INTERFACE", i.attributeAt("dev", "source")));
                  case "vhostuser" ->
                      Stream.of(
                          new Blocker("VHOST_USER_INTERFACE", i.attributeAt("path", "source")));
                  default -> Stream.empty();
                });
  }

  private static Stream<Blocker> devices(XmlElement domain) {
    Stream<Blocker> filesystems =
        domain
            .path("devices", "filesystem")
            .map(f -> new Blocker("HOST_FILESYSTEM", f.attributeAt("dir", "source")));
    Stream<Blocker> sharedMemory =
        domain
            .path("devices", "shmem")
            .filter(m -> !m.attribute("role").equals("master"))
            .map(m -> new Blocker("SHARED_MEMORY", m.attribute("name")));
    Stream<Blocker> tpms =
        domain
            .path("devices", "tpm", "backend")
            .filter(b -> b.attribute("type").equals("passthrough"))
            .map(b -> new Blocker("HOST_TPM", b.attributeAt("path", "device")));
    Stream<Blocker> transientDisks =
        domain
            .path("devices", "disk")
            .filter(d -> d.first("transient").isPresent())
            .map(d -> new Blocker("TRANSIENT_DISK", d.attributeAt("dev", "target")));
    Stream<Blocker> persistentMemory =
        domain
            .path("devices", "memory")
            .filter(m -> m.attribute("model").equals("nvdimm"))
            .map(m -> new Blocker("PERSISTENT_MEMORY", m.textAt("source", "path")));
    return Stream.of(filesystems, sharedMemory, tpms, transientDisks, persistentMemory)
        .flatMap(s -> s);
  }
}
