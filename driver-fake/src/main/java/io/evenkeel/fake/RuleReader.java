package io.evenkeel.fake;

import io.evenkeel.spi.Rule;
import java.util.List;

/** One rule of a cluster document. */
final class RuleReader {

  private RuleReader() {}

  static Rule read(Member rule) {
    String id = rule.get("id").text();
    List<String> workloads = rule.get("workloads").texts();
    List<String> hosts = rule.get("hosts").texts();
    boolean hard = rule.get("hard").flag(true);
    Member type = rule.get("type");
    return switch (type.text()) {
      case "apart" -> new Rule.Apart(id, workloads, hard, rule.get("scope").text(Rule.Apart.HOST));
      case "together" -> new Rule.Together(id, workloads, hard);
      case "on" -> new Rule.On(id, workloads, hosts, hard);
      case "not-on" -> new Rule.NotOn(id, workloads, hosts, hard);
      default ->
          throw type.refused(
              "\"%s\" is unknown; use one of \"apart\", \"together\", \"on\", \"not-on\""
                  .formatted(Printable.text(type.text())));
    };
  }
}
