package io.evenkeel.libvirt;

import io.evenkeel.spi.Rule;
import java.util.ArrayList;
import java.util.List;

/** Reads the rules of the configuration file. They have the members of the cluster document. */
final class RuleReader {

  private RuleReader() {}

  private enum Type {
    APART,
    TOGETHER,
    ON,
    NOT_ON
  }

  static List<Rule> read(List<Section> sections, List<HostSettings> hosts) {
    List<String> known = hosts.stream().map(HostSettings::id).toList();
    List<Rule> rules = new ArrayList<>();
    for (Section section : sections) {
      Rule rule = section.make(() -> rule(section, known));
      section.nothingElse();
      if (rules.stream().anyMatch(r -> r.id().equals(rule.id()))) {
        throw section.wrongAt("id", rule.id() + " is there twice");
      }
      rules.add(rule);
    }
    return List.copyOf(rules);
  }

  private static Rule rule(Section section, List<String> known) {
    String id = section.text("id");
    section.text("type"); // which has no default
    Type type = section.choice("type", Type.APART);
    List<String> workloads = section.texts("workloads");
    boolean hard = !section.has("hard") || section.flag("hard");
    return switch (type) {
      case APART ->
          new Rule.Apart(id, workloads, hard, section.findText("scope").orElse(Rule.Apart.HOST));
      case TOGETHER -> new Rule.Together(id, workloads, hard);
      case ON -> new Rule.On(id, workloads, hosts(section, known), hard);
      case NOT_ON -> new Rule.NotOn(id, workloads, hosts(section, known), hard);
    };
  }

  private static List<String> hosts(Section section, List<String> known) {
    List<String> hosts = section.texts("hosts");
    for (String host : hosts) {
      if (!known.contains(host)) {
        throw section.wrongAt("hosts", "there is no host " + host);
      }
    }
    return hosts;
  }
}
