package io.evenkeel.plan;

import io.evenkeel.cluster.Cluster;
import io.evenkeel.spi.Handling.OnCannotMove;
import io.evenkeel.spi.Handling.Strategy;
import io.evenkeel.spi.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Whether a plan says of everybody what becomes of him, once, and stops nobody unasked. */
final class CheckCoverage {

  private final Cluster cluster;
  private final PlanRequest request;
  private final Plan plan;
  private final List<String> violations = new ArrayList<>();

  private CheckCoverage(Cluster cluster, PlanRequest request, Plan plan) {
    this.cluster = cluster;
    this.request = request;
    this.plan = plan;
  }

  static List<String> of(Cluster cluster, PlanRequest request, Plan plan) {
    CheckCoverage check = new CheckCoverage(cluster, request, plan);
    if (!plan.vacate().equals(request.vacate())) {
      check.violations.add(
          "the plan empties %s, asked for was %s".formatted(plan.vacate(), request.vacate()));
    }
    check.everybodyOnce();
    plan.stops().forEach(check::consent);
    return check.violations;
  }

  private void everybodyOnce() {
    Map<String, String> finals = new TreeMap<>();
    plan.moves().forEach(move -> finals.put(move.workload(), move.to()));
    Map<String, Integer> answers = new TreeMap<>();
    Stream.of(
            finals.keySet().stream(),
            plan.stops().stream().map(Stop::workload),
            plan.remaining().stream().map(Remaining::workload))
        .flatMap(ids -> ids)
        .forEach(id -> answers.merge(id, 1, Integer::sum));
    answers.forEach(
        (id, times) -> {
          if (times > 1) {
            violations.add("%s is moved, stopped or remaining more than once".formatted(id));
          }
        });
    for (String id : affected()) {
      if (!answers.containsKey(id)) {
        violations.add("the plan does not say what becomes of " + id);
      }
      String home = request.returning().get(id);
      if (finals.containsKey(id) && home != null && !home.equals(finals.get(id))) {
        violations.add("%s goes to %s, its home is %s".formatted(id, finals.get(id), home));
      }
    }
    for (Remaining remaining : plan.remaining()) {
      if (remaining.reasons().isEmpty()) {
        violations.add(remaining.workload() + " remains without a reason");
      }
    }
  }

  private Set<String> affected() {
    Set<String> affected = new TreeSet<>();
    for (String host : request.vacate()) {
      cluster.on(host).stream()
          .filter(workload -> workload.power().takesRoom())
          .map(Workload::id)
          .forEach(affected::add);
    }
    request
        .returning()
        .forEach(
            (id, home) -> {
              Optional<Workload> workload = cluster.findWorkload(id);
              if (workload.isEmpty() || !workload.get().host().equals(home)) {
                affected.add(id);
              }
            });
    request.underway().forEach(move -> affected.remove(move.workload()));
    return affected;
  }

  private void consent(Stop stop) {
    Optional<Workload> found = cluster.findWorkload(stop.workload());
    if (found.isEmpty()
        || !found.get().host().equals(stop.host())
        || !found.get().power().live()
        || !request.vacate().contains(stop.host())) {
      violations.add(
          "%s is stopped on %s, where nothing asks for it".formatted(stop.workload(), stop.host()));
      return;
    }
    Strategy strategy = found.get().handling().strategy();
    boolean agreed =
        switch (stop.consent()) {
          case WORKLOAD_POLICY ->
              strategy == Strategy.STOP
                  || strategy == Strategy.SUSPEND
                  || found.get().handling().onCannotMove() == OnCannotMove.STOP;
          case REQUEST -> request.options().stopWhatCannotMove();
        };
    if (!agreed || strategy == Strategy.LEAVE || strategy == Strategy.EXTERNAL) {
      violations.add(stop.workload() + " is stopped without consent");
    }
    if (stop.restart() != found.get().handling().restart()) {
      violations.add(stop.workload() + " would start again elsewhere than its policy says");
    }
    if (!found.get().presence().jobs().isEmpty()) {
      violations.add(stop.workload() + " is stopped while a job runs on it");
    }
  }
}
