package io.evenkeel.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.cluster.Cluster;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.Inventory;
import io.evenkeel.spi.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SchedulesTest {

  private static final long GIB = 1L << 30;
  private static final long RATE = 10_000_000_000L;
  private static final double GIB_SECONDS = GIB * 8.0 / RATE;
  private static final int LIMIT_SECONDS = 60;

  private static final Cluster CLUSTER =
      Cluster.of(
          new Inventory(
              List.of(Host.of("a", 64 * GIB, 8), Host.of("b", 64 * GIB, 8), Host.of("c", GIB, 8)),
              List.of(Workload.of("one", "a", 10 * GIB, 1), Workload.of("two", "a", 20 * GIB, 1)),
              List.of()));

  @Test
  void two_that_share_a_link_hide_one_anothers_set_up() {
    Relocation relocation = new Relocation(CLUSTER, new TreeMap<>(Map.of("one", "b", "two", "b")));

    OptimalSchedule.Answer best = OptimalSchedule.solve(relocation, LIMIT_SECONDS);

    assertThat(best.proven()).isTrue();
    assertThat(best.seconds()).isLessThan(30 * GIB_SECONDS + 2);
    assertThat(best.seconds()).isGreaterThan(AnyTargetBound.seconds(CLUSTER, List.of("a")) - 0.01);
  }

  @Test
  void the_bound_for_any_targets_is_that_of_the_link_or_of_the_longest_move() {
    assertThat(AnyTargetBound.seconds(CLUSTER, List.of("a")))
        .isEqualTo(30 * GIB_SECONDS + 1, Offset.offset(1e-6));
  }

  @Test
  void the_bound_for_any_targets_is_kept_by_every_plan() {
    for (int slots : new int[] {1, 2, 8}) {
      Recipe recipe = new Recipe(8, 60, Mix.PLAIN, 2, slots, 3);
      Cluster cluster = recipe.cluster();
      Schedule schedule = new Evenkeel().schedule(cluster, recipe.vacate());

      assertThat(TimedEvaluator.fault(cluster, schedule.hops())).isEmpty();
      assertThat(schedule.makespanSeconds())
          .isGreaterThan(AnyTargetBound.seconds(cluster, recipe.vacate()) - 1e-6);
    }
  }

  @Test
  void the_schedules_of_all_contestants_are_lawful_and_none_beats_the_optimum() {
    Relocation relocation = new Relocations(12, 3).next();

    double best = OptimalSchedule.solve(relocation, LIMIT_SECONDS).bound();

    for (Schedule schedule :
        List.of(
            new Evenkeel().schedule(relocation),
            BtrPlaceSchedule.first(relocation, LIMIT_SECONDS))) {
      assertThat(schedule.found()).isTrue();
      assertThat(TimedEvaluator.fault(relocation.cluster(), schedule.hops())).isEmpty();
      assertThat(schedule.makespanSeconds()).isGreaterThan(best - 0.01);
    }
  }

  @Test
  void a_loop_over_the_list_is_lawful_where_memory_does_not_bind() {
    Recipe recipe = new Recipe(8, 50, Mix.PLAIN, 1, 2, 3);
    Cluster cluster = recipe.cluster();
    Map<String, String> targets = new TreeMap<>();
    new Evenkeel()
        .schedule(cluster, recipe.vacate())
        .hops()
        .forEach(hop -> targets.put(hop.workload(), hop.to()));

    Schedule naive = NaiveSchedule.of(new Relocation(cluster, targets));

    assertThat(naive.hops()).hasSameSizeAs(targets.keySet());
    assertThat(TimedEvaluator.fault(cluster, naive.hops())).isEmpty();
  }

  @Test
  void the_evaluator_refuses_what_is_too_fast_or_overloads_a_link_or_has_no_room() {
    Duration minute = Duration.ofMinutes(1);
    TimedHop one = new TimedHop("one", "b", Duration.ZERO, minute, RATE);
    TimedHop two = new TimedHop("two", "b", minute, minute.plus(minute), RATE);

    assertThat(TimedEvaluator.fault(CLUSTER, List.of(one, two))).isEmpty();
    assertThat(fault(new TimedHop("one", "b", Duration.ZERO, Duration.ofSeconds(5), RATE)))
        .contains("faster");
    assertThat(fault(new TimedHop("one", "c", Duration.ZERO, minute, RATE))).contains("no place");
    assertThat(
            fault(
                one,
                new TimedHop("two", "b", Duration.ofSeconds(59), minute.multipliedBy(2), RATE)))
        .contains("no bandwidth");
  }

  private static String fault(TimedHop... hops) {
    return TimedEvaluator.fault(CLUSTER, new ArrayList<>(List.of(hops))).orElse("nothing");
  }
}
