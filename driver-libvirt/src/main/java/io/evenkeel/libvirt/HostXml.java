package io.evenkeel.libvirt;

import io.evenkeel.spi.HostCpu;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What a host's capabilities say of it. */
final class HostXml {

  private HostXml() {}

  /** The UUID of the machine. */
  static String uuid(String capabilities) {
    return XmlElement.parse(capabilities)
        .path("host", "uuid")
        .findFirst()
        .map(XmlElement::text)
        .orElse("");
  }

  /**
   * The CPU that this host's emulator gives a guest: the model nearest to the real one, the models
   * it can stand in for, and every feature there is.
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
    String full = expand.apply(cpuXml(host.orElseThrow(), model));
    return new HostCpu(model, with(usable, model), features(XmlElement.parse(full)));
  }

  /** A guest started with the host's own model runs, even where no pure such model could. */
  private static List<String> with(List<String> usable, String model) {
    return Stream.concat(usable.stream(), Stream.of(model)).toList();
  }

  private static Optional<XmlElement> mode(List<XmlElement> modes, String name) {
    return modes.stream()
        .filter(m -> m.attribute("name").equals(name) && m.attribute("supported").equals("yes"))
        .findFirst();
  }

  /** The host's model as a guest CPU. */
  private static String cpuXml(XmlElement mode, String model) {
    StringBuilder xml =
        new StringBuilder("<cpu mode=\"custom\" match=\"exact\"><model fallback=\"forbid\">");
    xml.append(XmlElement.escaped(model)).append("</model>");
    for (XmlElement feature : mode.all("feature")) {
      xml.append(
          "<feature policy=\"%s\" name=\"%s\"/>"
              .formatted(
                  XmlElement.escaped(feature.attribute("policy")),
                  XmlElement.escaped(feature.attribute("name"))));
    }
    return xml.append("</cpu>").toString();
  }

  private static List<String> features(XmlElement cpu) {
    return cpu.all("feature").stream()
        .filter(f -> !f.attribute("policy").equals("disable"))
        .map(f -> f.attribute("name"))
        .toList();
  }
}
