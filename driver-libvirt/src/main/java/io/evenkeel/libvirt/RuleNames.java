package io.evenkeel.libvirt;

import io.evenkeel.spi.Rule;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Rules name workloads as people do; the inventory knows them by UUID. */
final class RuleNames {

  private RuleNames() {}

  /** The rules with ids for names. A name that nobody bears at the moment is left out. */
  static List<Rule> resolved(List<Rule> rules, Map<String, String> uuids) {
    return rules.stream().map(rule -> resolved(rule, uuids)).toList();
  }

  private static Rule resolved(Rule rule, Map<String, String> uuids) {
    List<String> ids = rule.workloads().stream().map(uuids::get).filter(Objects::nonNull).toList();
    if (rule instanceof Rule.Apart apart) {
      return new Rule.Apart(apart.id(), ids, apart.hard(), apart.scope());
    }
    if (rule instanceof Rule.Together together) {
      return new Rule.Together(together.id(), ids, together.hard());
    }
    if (rule instanceof Rule.On on) {
      return new Rule.On(on.id(), ids, on.hosts(), on.hard());
    }
    Rule.NotOn notOn = (Rule.NotOn) rule;
    return new Rule.NotOn(notOn.id(), ids, notOn.hosts(), notOn.hard());
  }
}
