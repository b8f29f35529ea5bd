package io.evenkeel.libvirt;

import io.evenkeel.spi.HostCpu;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What a host's capabilities say of it. */
final class HostXml {

  private HostXml() {}

  /** The UUID of the machine. */
  static String uuid(XmlElement capabilities) {
    return capabilities.path("host", "uuid").findFirst().map(XmlElement::text).orElse("");
  }

  /** Every machine type that guests of this host may have, aliases such as {@code pc} left out. */
  static List<String> machineTypes(XmlElement capabilities) {
    return capabilities
        .path("guest", "arch", "machine")
        .filter(machine -> machine.attribute("canonical").isEmpty())
        .map(XmlElement::text)
        .distinct()
        .sorted()
        .toList();
  }

  /**
   * The CPU that this host's emulator gives a guest: the model nearest to the real one, the models
   * that it can give in full, and every feature there is. The nearest model need not be one of
   * those: often it lacks something that the name promises.
   *
   * @param domainCapabilities libvirt's domain capabilities
   * @param expand writes out every feature of a CPU
   */
  static HostCpu cpu(String domainCapabilities, UnaryOperator<String> expand) {
    XmlElement capabilities = XmlElement.parse(domainCapabilities);
    List<XmlElement> modes = capabilities.path("cpu", "mode").toList();
    Optional<XmlElement> host = mode(modes, "host-model");
    String model = host.flatMap(m -> m.first("model")).map(XmlElement::text).orElse("");
    if (model.isEmpty()) {
      return HostCpu.ANY;
    }
    List<String> usable =
        mode(modes, "custom").stream()
            .flatMap(m -> m.all("model").stream())
            .filter(m -> m.attribute("usable").equals("yes"))
            .map(XmlElement::text)
            .toList();
    GuestCpu full = new GuestCpu(model, GuestCpu.features(host.orElseThrow()), false);
    return new HostCpu(model, usable, full.allFeatures(expand));
  }

  private static Optional<XmlElement> mode(List<XmlElement> modes, String name) {
    return modes.stream()
        .filter(m -> m.attribute("name").equals(name) && m.attribute("supported").equals("yes"))
        .findFirst();
  }
}
