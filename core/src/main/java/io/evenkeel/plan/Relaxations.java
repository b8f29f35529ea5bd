package io.evenkeel.plan;

import io.evenkeel.spi.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The soft rules that do not hold when a plan is done, for workloads that it moved. */
final class Relaxations {

  private final Departures departures;
  private final Set<Resident> moved;

  private Relaxations(Departures departures, Set<Resident> moved) {
    this.departures = departures;
    this.moved = moved;
  }

  static List<Relaxed> of(Rules rules, Departures departures, List<Resident> moved) {
    Relaxations relaxations = new Relaxations(departures, new LinkedHashSet<>(moved));
    Map<Rule, List<String>> broken = new LinkedHashMap<>();
    for (Resident resident : moved) {
      for (Constraint constraint : rules.soft(resident)) {
        if (!broken.containsKey(constraint.rule())) {
          broken.put(constraint.rule(), relaxations.brokenFor(constraint));
        }
      }
    }
    List<Relaxed> relaxed = new ArrayList<>();
    broken.forEach(
        (rule, workloads) -> {
          if (!workloads.isEmpty()) {
            relaxed.add(new Relaxed(rule.id(), workloads));
          }
        });
    return relaxed;
  }

  private List<String> brokenFor(Constraint constraint) {
    if (constraint instanceof Constraint.Apart apart) {
      return running(apart.members()).stream()
          .filter(one -> crowded(apart, one))
          .map(Resident::id)
          .toList();
    }
    if (constraint instanceof Constraint.Together together) {
      List<Resident> running = running(together.members());
      boolean split = running.stream().mapToInt(one -> one.at).distinct().count() > 1;
      return split ? running.stream().map(Resident::id).toList() : List.of();
    }
    return moved.stream()
        .filter(one -> constraint.rule().workloads().contains(one.id()))
        .filter(one -> constraint.broken(one, one.at))
        .map(Resident::id)
        .toList();
  }

  /** Whether one shares its place with another, and one of all that do was moved. */
  private boolean crowded(Constraint.Apart apart, Resident one) {
    int place = apart.places().get(one.at);
    List<Resident> there =
        running(apart.members()).stream().filter(other -> apart.occupies(other, place)).toList();
    return there.size() > 1 && there.stream().anyMatch(moved::contains);
  }

  /** One that is stopped is no longer anywhere. */
  private List<Resident> running(List<Resident> members) {
    return members.stream().filter(member -> !departures.stops.containsKey(member.id())).toList();
  }
}
