package io.evenkeel.plan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Divides those that leave into parties. Whom a hard rule keeps with one that leaves goes along (a
 * follower), or, where that one can't move, decides where all must be (an anchor).
 */
final class Parties {

  private final Rules rules;
  private final Targets targets;
  private final Departures departures;
  private final Site site;

  Parties(Site site, Rules rules, Targets targets, Departures departures) {
    this.site = site;
    this.rules = rules;
    this.targets = targets;
    this.departures = departures;
  }

  /**
   * Everybody that leaves, in parties, in the order of their ids.
   *
   * @param soft whether those of them that a soft rule keeps together are one party, too
   */
  List<Party> all(boolean soft) {
    Map<String, Party> parties = new TreeMap<>();
    Set<Resident> seen = new LinkedHashSet<>();
    for (Resident leaver : departures.leaving.keySet()) {
      if (!seen.contains(leaver)) {
        Party party = party(leaver, soft);
        seen.addAll(party.members);
        parties.put(party.id(), party);
      }
    }
    return List.copyOf(parties.values());
  }

  /** No soft rule makes a party that could go nowhere. */
  private Party party(Resident leaver, boolean soft) {
    Party party = party(circle(leaver, soft));
    return soft && party.targets.isEmpty() ? party(circle(leaver, false)) : party;
  }

  /** Whether {@link #all} may depend on soft rules. */
  boolean softTogether() {
    return rules.softTogether();
  }

  /** A party for one resident that others need out of the way, if it may be moved. */
  Optional<Party> toMakeRoom(Resident resident) {
    if (!movable(resident)) {
      return Optional.empty();
    }
    Party party = party(circle(resident, false));
    return party.targets.isEmpty() ? Optional.empty() : Optional.of(party);
  }

  private Set<Resident> circle(Resident first, boolean soft) {
    Set<Resident> circle = new LinkedHashSet<>(List.of(first));
    List<Resident> open = new ArrayList<>(circle);
    for (int i = 0; i < open.size(); i++) {
      for (Constraint.Together rule : rules.together(open.get(i), true)) {
        rule.members().stream().filter(this::counts).filter(circle::add).forEach(open::add);
      }
      if (soft) {
        for (Constraint.Together rule : rules.together(open.get(i), false)) {
          rule.members().stream().filter(this::leaves).filter(circle::add).forEach(open::add);
        }
      }
    }
    return circle;
  }

  /** One that is stopped is no longer anywhere. */
  private boolean counts(Resident resident) {
    return !departures.stops.containsKey(resident.id());
  }

  private boolean leaves(Resident resident) {
    return departures.leaving.containsKey(resident);
  }

  private Party party(Set<Resident> circle) {
    BitSet open = new BitSet();
    open.set(0, site.hosts.size());
    List<Resident> members = new ArrayList<>();
    for (Resident resident : circle) {
      BitSet own = targets.of(resident, rules);
      if (!leaves(resident)) {
        if (!movable(resident)) {
          own.clear();
        }
        own.set(resident.home);
      }
      if (leaves(resident) || movable(resident)) {
        members.add(resident);
      }
      open.and(own);
    }
    members.sort(
        Comparator.comparing((Resident resident) -> !leaves(resident)).thenComparing(Resident::id));
    int leaders = (int) members.stream().filter(this::leaves).count();
    if (leaders == 0) {
      members.forEach(member -> open.clear(member.home));
    }
    return new Party(members, leaders, open);
  }

  /** Whether one that need not leave may be moved for the others: only while it runs. */
  boolean movable(Resident resident) {
    var workload = resident.workload;
    var host = site.hosts.get(resident.home);
    return resident.copies.length == 0
        && !departures.underway(resident)
        && !targets.vacated(resident.home)
        && workload.handling().strategy().live()
        && Departure.untouchable(workload, host).isEmpty()
        && Departure.pinned(workload, host, Departure.how(workload.handling()).orElseThrow())
            .isEmpty();
  }
}
