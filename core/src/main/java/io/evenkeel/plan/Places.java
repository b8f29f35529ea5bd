package io.evenkeel.plan;

import io.evenkeel.plan.Impossibility.Kind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/** Rules that want more places than their workloads could be in. */
final class Places {

  private final Site site;
  private final Rules rules;
  private final Map<Resident, BitSet> open;

  Places(Site site, Rules rules, Map<Resident, BitSet> open) {
    this.site = site;
    this.rules = rules;
    this.open = open;
  }

  List<Impossibility> shortages(List<Resident> leavers) {
    List<Impossibility> found = new ArrayList<>();
    for (Resident leaver : leavers) {
      for (Constraint constraint : rules.hard(leaver)) {
        if (constraint instanceof Constraint.Apart apart && found.isEmpty()) {
          check(apart, leavers, found);
        }
      }
    }
    return found;
  }

  private void check(Constraint.Apart apart, List<Resident> leavers, List<Impossibility> found) {
    List<Resident> members = apart.members().stream().filter(open::containsKey).toList();
    BitSet taken = new BitSet();
    BitSet hosts = new BitSet();
    BitSet places = new BitSet();
    for (Resident member : members) {
      int home = apart.places().get(member.home);
      if (!leavers.contains(member)) {
        if (taken.get(home)) {
          return; // broken already: a plan need not mend it
        }
        taken.set(home);
      }
      hosts.or(open.getOrDefault(member, new BitSet()));
    }
    hosts.stream().forEach(host -> places.set(apart.places().get(host)));
    if (members.size() > places.cardinality()) {
      found.add(
          new Shortage(site, members, hosts)
              .of(
                  Kind.PLACES,
                  members.size(),
                  places.cardinality(),
                  "places apart (rule " + apart.rule().id() + ")"));
    }
  }
}
