package io.evenkeel.libvirt;

import io.evenkeel.spi.CpuNeed;
import io.evenkeel.spi.HostCpu;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The CPU that a domain's XML names: the one it runs with, or the one it asks for.
 *
 * <p>What counts is the features, not the name: a host whose own model is another one runs it all
 * the same if it has them all. That is how libvirt itself compares, and a model that lacks a
 * feature which its name promises is common (TSX switched off, every model in software emulation).
 *
 * @param model the model; empty if it names none, or if libvirt would not check it
 * @param features what is added to the model and taken from it
 * @param likeHost whether it runs with all that its host has
 */
record GuestCpu(String model, List<Feature> features, boolean likeHost) {

  private static final GuestCpu ANY = new GuestCpu("", List.of(), false);

  /** A feature that a model is to have, or not to have. */
  record Feature(String name, boolean wanted) {

    String xml() {
      return "<feature policy=\"%s\" name=\"%s\"/>"
          .formatted(wanted ? "require" : "disable", XmlElement.escaped(name));
    }
  }

  static GuestCpu of(XmlElement domain) {
    return domain.first("cpu").map(cpu -> of(cpu, running(domain))).orElse(ANY);
  }

  private static GuestCpu of(XmlElement cpu, boolean running) {
    boolean passthrough = List.of("host-passthrough", "maximum").contains(cpu.attribute("mode"));
    if (passthrough) {
      return new GuestCpu("", List.of(), running);
    }
    String model = cpu.first("model").map(XmlElement::text).orElse("");
    // libvirt starts a domain that is off without a look at its CPU; one that runs has what it has
    boolean unchecked = !running && cpu.attribute("check").equals("none");
    return model.isEmpty() || unchecked ? ANY : new GuestCpu(model, features(cpu), false);
  }

  private static boolean running(XmlElement domain) {
    return !domain.attribute("id").isEmpty();
  }

  /** The features that an element names, those left out that a guest can do without. */
  static List<Feature> features(XmlElement cpu) {
    return cpu.all("feature").stream()
        .filter(f -> !f.attribute("policy").equals("optional"))
        .map(f -> new Feature(f.attribute("name"), wanted(f.attribute("policy"))))
        .toList();
  }

  private static boolean wanted(String policy) {
    return !List.of("disable", "forbid").contains(policy);
  }

  /** As libvirt is asked about it. */
  String xml() {
    StringBuilder xml =
        new StringBuilder("<cpu mode=\"custom\" match=\"exact\"><model fallback=\"forbid\">");
    xml.append(XmlElement.escaped(model)).append("</model>");
    features.forEach(feature -> xml.append(feature.xml()));
    return xml.append("</cpu>").toString();
  }

  /** What it needs, as far as its XML alone says it. */
  CpuNeed asWritten() {
    return new CpuNeed(model, names(features));
  }

  /**
   * What it needs of a host that it is moved to.
   *
   * @param host the host that it is on
   * @param expand writes out every feature of a CPU
   */
  CpuNeed need(HostCpu host, UnaryOperator<String> expand) {
    if (likeHost) {
      return new CpuNeed("", host.features());
    }
    return model.isEmpty() ? CpuNeed.ANY : new CpuNeed("", allFeatures(expand));
  }

  /** Every feature there is in it, the model's own included. */
  List<String> allFeatures(UnaryOperator<String> expand) {
    return names(features(XmlElement.parse(expand.apply(xml()))));
  }

  private static List<String> names(List<Feature> features) {
    return features.stream().filter(Feature::wanted).map(Feature::name).toList();
  }
}
