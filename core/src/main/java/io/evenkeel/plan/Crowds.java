package io.evenkeel.plan;

import io.evenkeel.cluster.MoveLimits;
import io.evenkeel.plan.Steps.Step;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The groups of moves of which only so many may go on at once: those of a blast radius, of a zone,
 * and those that take disks along and use one storage.
 */
final class Crowds {

  private final List<Crowd> crowds = new ArrayList<>();

  Crowds(Agenda agenda, List<BlastRadius> radii) {
    for (BlastRadius radius : radii) {
      add(agenda, radius.most(), step -> radius.workloads().contains(step.resident().id()));
    }
    Map<String, MoveLimits> limits = new TreeMap<>();
    for (Step step : agenda.steps) {
      String zone = zone(agenda, step);
      limits.computeIfAbsent(zone, agenda.site.cluster::moveLimits);
    }
    limits.forEach(
        (zone, limit) -> {
          add(agenda, limit.atOnce(), step -> zone(agenda, step).equals(zone));
          for (String storage : storage(agenda, zone)) {
            add(
                agenda,
                limit.withStorageAtOnce(),
                step -> zone(agenda, step).equals(zone) && storage(step).contains(storage));
          }
        });
  }

  private static String zone(Agenda agenda, Step step) {
    return agenda.host(step.from()).zone();
  }

  private static List<String> storage(Agenda agenda, String zone) {
    return agenda.steps.stream()
        .filter(step -> zone(agenda, step).equals(zone))
        .flatMap(step -> storage(step).stream())
        .distinct()
        .sorted()
        .toList();
  }

  /** What a move puts a load on besides the link. */
  private static List<String> storage(Step step) {
    return step.how() == Move.How.LIVE_WITH_STORAGE
        ? step.resident().workload.demand().reach().storage()
        : List.of();
  }

  private void add(Agenda agenda, int most, Predicate<Step> which) {
    if (most >= agenda.all()) {
      return;
    }
    BitSet members = new BitSet();
    for (int step = 0; step < agenda.all(); step++) {
      members.set(step, which.test(agenda.steps.get(step)));
    }
    crowds.add(new Crowd(members, most));
  }

  /** Whether there is any group at all. */
  boolean any() {
    return !crowds.isEmpty();
  }

  /** Whether one more of a group would be in motion than may be. */
  boolean full(int step, Running running) {
    for (Crowd crowd : crowds) {
      if (crowd.members.get(step) && running.count(crowd.members::get) >= crowd.most) {
        return true;
      }
    }
    return false;
  }

  private record Crowd(BitSet members, int most) {}
}
