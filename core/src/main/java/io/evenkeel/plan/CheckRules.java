package io.evenkeel.plan;

import io.evenkeel.cluster.Cluster;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.Rule;
import io.evenkeel.spi.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Whether a plan keeps the hard rules between workloads, and says which soft ones it breaks. */
final class CheckRules {

  private final Cluster cluster;
  private final PlanRequest request;
  private final Plan plan;
  private final List<String> violations = new ArrayList<>();
  private final Set<String> moved = new TreeSet<>();

  private CheckRules(Cluster cluster, PlanRequest request, Plan plan) {
    this.cluster = cluster;
    this.request = request;
    this.plan = plan;
    plan.moves().forEach(move -> moved.add(move.workload()));
  }

  static List<String> of(Cluster cluster, PlanRequest request, Plan plan) {
    CheckRules check = new CheckRules(cluster, request, plan);
    for (Rule rule : cluster.rules()) {
      boolean touched = rule.workloads().stream().anyMatch(check.moved::contains);
      if (touched && rule instanceof Rule.Apart apart && rule.hard()) {
        check.apartAtEveryMoment(apart);
      }
      check.atTheEnd(rule, touched);
    }
    for (Relaxed relaxed : plan.relaxed()) {
      if (cluster.rules().stream().noneMatch(rule -> rule.id().equals(relaxed.rule()))) {
        check.violations.add("there is no rule " + relaxed.rule() + " to relax");
      }
    }
    return check.violations;
  }

  /** A workload is at its source until the end of its move, and at its target from then on. */
  private void apartAtEveryMoment(Rule.Apart rule) {
    Map<String, Set<String>> places = new TreeMap<>();
    for (String id : rule.workloads()) {
      places.put(id, places(rule, id));
    }
    TreeMap<Duration, List<Move>> ends = new TreeMap<>();
    plan.moves().stream()
        .filter(move -> rule.workloads().contains(move.workload()))
        .sorted(Comparator.comparing(Move::end))
        .forEach(move -> ends.computeIfAbsent(move.end(), end -> new ArrayList<>()).add(move));
    for (List<Move> together : ends.values()) {
      together.forEach(move -> places.put(move.workload(), place(rule, move.to())));
      for (Move move : together) {
        places.forEach(
            (id, there) -> {
              if (!id.equals(move.workload()) && there.containsAll(place(rule, move.to()))) {
                violations.add(
                    "%s brings %s to %s, where rule %s does not want it with %s"
                        .formatted(move.id(), move.workload(), move.to(), rule.id(), id));
              }
            });
      }
    }
  }

  /**
   * Where a workload is, or may come to. One that no host shows is on a host that does not answer,
   * if anywhere: no plan can keep away from what it does not see.
   */
  private Set<String> places(Rule.Apart rule, String workload) {
    Set<String> places = new TreeSet<>();
    if (cluster.sightings(workload).isEmpty()) {
      return places;
    }
    cluster.sightings(workload).stream()
        .filter(sighting -> sighting.power().takesRoom())
        .forEach(sighting -> places.addAll(place(rule, sighting.host())));
    for (Underway move : request.underway()) {
      if (move.workload().equals(workload)) {
        places.addAll(place(rule, move.from()));
        places.addAll(place(rule, move.to()));
      }
    }
    return places;
  }

  private Set<String> place(Rule.Apart rule, String host) {
    return cluster.findHost(host).stream()
        .map(rule::placeOf)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private void atTheEnd(Rule rule, boolean touched) {
    boolean relaxed = plan.relaxed().stream().anyMatch(r -> r.rule().equals(rule.id()));
    if (!touched && !relaxed) {
      return;
    }
    Map<String, Host> end = new TreeMap<>();
    for (String id : rule.workloads()) {
      cluster
          .findWorkload(id)
          .filter(workload -> workload.power().takesRoom())
          .filter(workload -> plan.stops().stream().noneMatch(s -> s.workload().equals(id)))
          .ifPresent(workload -> end.put(id, hostAtTheEnd(workload)));
    }
    if (rule.workloads().stream().anyMatch(this::inMotion)) {
      return; // where that one ends is not in the plan's hands
    }
    boolean broken = touched && broken(rule, end);
    if (rule.hard() && rule instanceof Rule.Together && broken) {
      violations.add("rule %s: %s are not together".formatted(rule.id(), end.keySet()));
    }
    if (rule.hard() && relaxed) {
      violations.add("rule " + rule.id() + " is hard and can't be relaxed");
    }
    if (!rule.hard() && broken != relaxed) {
      violations.add(
          "soft rule %s is %s, the plan says otherwise"
              .formatted(rule.id(), broken ? "broken" : "kept"));
    }
  }

  private boolean inMotion(String workload) {
    return request.underway().stream().anyMatch(move -> move.workload().equals(workload))
        || cluster.sightings(workload).stream().filter(s -> s.power().takesRoom()).count() > 1;
  }

  private Host hostAtTheEnd(Workload workload) {
    return plan.moves().stream()
        .filter(move -> move.workload().equals(workload.id()))
        .reduce((first, last) -> last)
        .map(move -> cluster.host(move.to()))
        .orElse(cluster.host(workload.host()));
  }

  private boolean broken(Rule rule, Map<String, Host> end) {
    if (rule instanceof Rule.Together) {
      return end.values().stream().map(Host::id).distinct().count() > 1;
    }
    if (rule instanceof Rule.Apart apart) {
      return end.keySet().stream().filter(moved::contains).anyMatch(id -> crowded(apart, id, end));
    }
    return moved.stream()
        .filter(end::containsKey)
        .map(end::get)
        .anyMatch(
            host ->
                rule instanceof Rule.On on
                    ? !on.hosts().contains(host.id())
                    : ((Rule.NotOn) rule).hosts().contains(host.id()));
  }

  private static boolean crowded(Rule.Apart rule, String moved, Map<String, Host> end) {
    Map<String, String> places = new TreeMap<>();
    end.forEach((id, host) -> places.put(id, rule.placeOf(host)));
    String place = places.remove(moved);
    return place != null && places.containsValue(place);
  }
}
