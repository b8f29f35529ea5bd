package io.evenkeel.plan;

import io.evenkeel.plan.Impossibility.Kind;
import io.evenkeel.spi.Host;
import java.util.List;
import java.util.Optional;

/**
 * Groups that a hard rule keeps together and that no host could take as a whole, even if it were
 * empty. Only of those that are together now: a plan need not mend a rule that is broken already.
 */
final class Groups {

  private final Site site;
  private final Rules rules;
  private final Departures departures;

  Groups(Site site, Rules rules, Departures departures) {
    this.site = site;
    this.rules = rules;
    this.departures = departures;
  }

  Optional<Impossibility> shortage(List<Party> parties) {
    return parties.stream().flatMap(party -> shortage(party).stream()).findFirst();
  }

  private Optional<Impossibility> shortage(Party party) {
    List<Constraint.Together> together = rules.together(party.members.get(0), true);
    boolean certain =
        !together.isEmpty()
            && together.stream().allMatch(this::isOne)
            && party.members.stream().noneMatch(this::mayStop)
            && party.targets.stream().noneMatch(host -> isLargeEnough(host, party));
    if (!certain) {
      return Optional.empty();
    }
    List<String> members = party.members.stream().map(Resident::id).sorted().toList();
    String rule = together.get(0).rule().id();
    return Optional.of(
        new Impossibility(
            Kind.TOGETHER,
            1,
            0,
            "hosts for all of them (rule %s)".formatted(rule),
            members,
            List.of(),
            "rule %s keeps %s together, and no host could take all of them, even if it were empty"
                .formatted(rule, String.join(", ", members))));
  }

  private boolean isOne(Constraint.Together rule) {
    return rule.members().stream().mapToInt(member -> member.home).distinct().count() == 1;
  }

  private boolean mayStop(Resident member) {
    return departures.consent(member.workload).isPresent();
  }

  private boolean isLargeEnough(int number, Party party) {
    Host host = site.hosts.get(number);
    return party.memory <= host.memoryCapacityBytes() && party.vcpus <= host.vcpuCapacity();
  }
}
