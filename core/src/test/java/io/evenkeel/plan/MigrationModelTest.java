package io.evenkeel.plan;

import static io.evenkeel.Clusters.GIB;
import static io.evenkeel.Clusters.MIB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.evenkeel.plan.Move.How;
import io.evenkeel.spi.Activity;
import io.evenkeel.spi.CpuNeed;
import io.evenkeel.spi.Demand;
import io.evenkeel.spi.ReachNeed;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class MigrationModelTest {

  private static final long GIGABIT = 1_000_000_000L;

  @Test
  void an_idle_workload_takes_its_memory_over_the_bandwidth_and_a_second_of_set_up() {
    assertThat(MigrationModel.duration(demand(1_000_000_000L, 0, 0), How.LIVE, GIGABIT))
        .isEqualTo(Duration.ofSeconds(9)); // 1 GB at 125 MB/s, and 1 s
  }

  @Test
  void each_round_sends_what_the_last_one_left_dirty() {
    // 1000 MB at 125 MB/s: 8 s; 12.5 MB/s dirty: 100 MB, 0.8 s; then 10 MB, within 300 ms.
    Demand demand = demand(1_000_000_000L, 12_500_000, 1_000_000_000L);

    assertThat(MigrationModel.duration(demand, How.LIVE, GIGABIT))
        .isEqualTo(Duration.ofMillis(8000 + 800 + 80 + 1000));
    assertThat(MigrationModel.pause(demand, How.LIVE, GIGABIT)).isEqualTo(Duration.ofMillis(80));
  }

  @Test
  void no_round_sends_more_than_the_hot_set() {
    // 8 s, then 50 MB instead of 1000 MB: 0.4 s, then 50 MB again: not smaller, so it is the last.
    Demand demand = demand(1_000_000_000L, 125_000_000, 50_000_000);

    assertThat(MigrationModel.duration(demand, How.LIVE, GIGABIT))
        .isEqualTo(Duration.ofMillis(8000 + 400 + 400 + 1000));
    assertThat(MigrationModel.pause(demand, How.LIVE, GIGABIT)).isEqualTo(Duration.ofMillis(400));
  }

  @Test
  void a_workload_that_dirties_faster_than_the_link_is_stopped_after_the_first_round() {
    Demand demand = demand(1_000_000_000L, 250_000_000, 4_000_000_000L);

    assertThat(MigrationModel.duration(demand, How.LIVE, GIGABIT))
        .isEqualTo(Duration.ofSeconds(8 + 16 + 1));
  }

  @Test
  void thirty_rounds_are_the_most() {
    // 99 % of the link is dirtied: each round is 0.99 of the one before it.
    Demand demand = demand(1_000_000_000L, 123_750_000, 4_000_000_000L);
    double seconds = 0;
    double round = 8;
    for (int i = 0; i <= 30; i++) {
      seconds += round;
      round *= 0.99;
    }

    assertThat(MigrationModel.duration(demand, How.LIVE, GIGABIT))
        .isCloseTo(Duration.ofNanos((long) (seconds * 1e9) + 1_000_000_000), Duration.ofNanos(99));
  }

  @Test
  void local_disks_move_along_only_with_storage() {
    Demand demand =
        new Demand(
            GIB,
            1,
            CpuNeed.ANY,
            new ReachNeed(List.of(), List.of(), 250_000_000),
            new Activity(125_000_000, 0, 0));

    assertThat(MigrationModel.duration(demand, How.LIVE, GIGABIT)).isEqualTo(Duration.ofSeconds(2));
    assertThat(MigrationModel.duration(demand, How.LIVE_WITH_STORAGE, GIGABIT))
        .isEqualTo(Duration.ofSeconds(4));
  }

  @Test
  void a_cold_move_takes_a_shutdown_and_a_start_whatever_the_memory() {
    assertThat(MigrationModel.duration(demand(64 * GIB, 9, 9), How.COLD, 0))
        .isEqualTo(Duration.ofSeconds(20));
  }

  @Test
  void a_live_move_without_bandwidth_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MigrationModel.duration(demand(MIB, 0, 0), How.LIVE, 0))
        .withMessageContaining("bitsPerSecond is 0");
  }

  @Property
  void more_memory_never_takes_less_time_for_an_idle_workload(
      @ForAll @LongRange(min = 0, max = 1L << 40) long bytes,
      @ForAll @LongRange(min = 0, max = 1L << 30) long more,
      @ForAll @LongRange(min = 1, max = 1L << 37) long bandwidth) {
    assertThat(MigrationModel.duration(demand(bytes + more, 0, 0), How.LIVE, bandwidth))
        .isGreaterThanOrEqualTo(MigrationModel.duration(demand(bytes, 0, 0), How.LIVE, bandwidth));
  }

  private static Demand demand(long used, long dirty, long hot) {
    return new Demand(64 * GIB, 1, CpuNeed.ANY, ReachNeed.NONE, new Activity(used, dirty, hot));
  }
}
