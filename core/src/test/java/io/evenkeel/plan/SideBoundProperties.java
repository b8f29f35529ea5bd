package io.evenkeel.plan;

import static io.evenkeel.Clusters.GIB;
import static io.evenkeel.Clusters.MIB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.spi.Activity;
import io.evenkeel.spi.CpuNeed;
import io.evenkeel.spi.Demand;
import io.evenkeel.spi.ReachNeed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SideBoundProperties {

  private static final double GIGABIT = 125_000_000;

  @Property
  void no_schedule_is_shorter_than_the_bound(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 12) int moves,
      @ForAll @IntRange(min = 1, max = 4) int slots) {
    Random random = new Random(seed);
    double rate = GIGABIT * (1 + random.nextInt(10));
    double fullRate = rate / (1 + random.nextInt(8));
    double[] widths = random.doubles(slots, 0.2, 1).toArray();
    double[] lanes = new double[slots];
    double all = Arrays.stream(widths).sum();
    List<Errand> errands = new ArrayList<>();
    boolean idle = random.nextBoolean();
    for (int i = 0; i < moves; i++) {
      Demand demand = demand(random, idle);
      double width = Math.min(fullRate, rate * widths[i % slots] / all);
      errands.add(new Errand(demand, Move.How.LIVE, fullRate));
      lanes[i % slots] +=
          MigrationModel.duration(demand, Move.How.LIVE, (long) (width * 8)).toNanos() / 1e9;
    }
    double makespan = Arrays.stream(lanes).max().orElseThrow();

    double bound = new SideBound(errands, slots, rate, makespan).seconds();

    assertThat(bound).isLessThanOrEqualTo(makespan * 1.000001);
  }

  @Test
  void equal_moves_at_their_own_full_rate_are_bound_by_the_slots() {
    Demand demand = demand(1_000_000_000L, 0, 0); // 9 s at 1 Gbit/s
    List<Errand> six = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      six.add(new Errand(demand, Move.How.LIVE, GIGABIT));
    }

    assertThat(new SideBound(six, 2, 10 * GIGABIT, 27).seconds()).isCloseTo(27, within(1e-6));
    assertThat(new SideBound(six, 4, 10 * GIGABIT, 18).seconds()).isCloseTo(18, within(1e-6));
    assertThat(new SideBound(six, 6, 10 * GIGABIT, 9).seconds()).isCloseTo(9, within(1e-6));
  }

  @Test
  void moves_that_share_a_link_are_bound_by_its_bytes_and_their_set_up() {
    Demand demand = demand(1_000_000_000L, 0, 0);
    List<Errand> two =
        List.of(
            new Errand(demand, Move.How.LIVE, GIGABIT), new Errand(demand, Move.How.LIVE, GIGABIT));

    // 16 s for the bytes; side by side at half the rate they take 17.
    assertThat(new SideBound(two, 2, GIGABIT, 17).seconds()).isBetween(16.9, 17.0);
    // One after the other: 2 x 9.
    assertThat(new SideBound(two, 1, GIGABIT, 18).seconds()).isCloseTo(18, within(1e-6));
  }

  private static Demand demand(Random random, boolean idle) {
    long used = (1 + random.nextInt(16)) * GIB / 2;
    long dirty = idle ? 0 : random.nextInt(250) * MIB;
    return demand(used, dirty, random.nextInt(4096) * MIB);
  }

  private static Demand demand(long used, long dirty, long hot) {
    return new Demand(64 * GIB, 1, CpuNeed.ANY, ReachNeed.NONE, new Activity(used, dirty, hot));
  }
}
