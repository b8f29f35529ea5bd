package io.evenkeel.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.spi.Activity;
import io.evenkeel.spi.CpuNeed;
import io.evenkeel.spi.Demand;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.Inventory;
import io.evenkeel.spi.Reach;
import io.evenkeel.spi.ReachNeed;
import io.evenkeel.spi.Workload;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class MigrationTimeProperties {

  @Property(tries = 500)
  void a_move_alone_takes_exactly_the_time_of_the_model(
      @ForAll @LongRange(min = 0, max = 1L << 40) long used,
      @ForAll @LongRange(min = 0, max = 1L << 32) long dirty,
      @ForAll @LongRange(min = 0, max = 1L << 40) long hot,
      @ForAll @LongRange(min = 1_000_000, max = 100_000_000_000L) long bits) {
    Demand demand = new Demand(1, 1, CpuNeed.ANY, ReachNeed.NONE, new Activity(used, dirty, hot));
    FakeCluster cluster =
        FakeCluster.of(
            new Inventory(
                List.of(host("a", bits), host("b", bits)),
                List.of(Workload.of("vm", "a", 1, 1).with(demand)),
                List.of()));
    Instant began = cluster.clock().instant();

    cluster.driver().start(Give.move("o1", "vm", "a", "b"));
    while (cluster.hostOf("vm").equals("a")) {
      cluster.advance(Duration.ofNanos(cluster.toNextEvent(Long.MAX_VALUE)));
    }

    double took = Duration.between(began, cluster.clock().instant()).toNanos() / 1e9;
    assertThat(took).isCloseTo(1 + model(used, dirty, hot, bits / 8.0), within(1e-7));
  }

  private static Host host(String id, long bits) {
    Host plain = Host.of(id, 1 << 20, 8);
    return new Host(
        id,
        plain.profile(),
        plain.state(),
        plain.hardware(),
        plain.limits(),
        new Reach(List.of(), List.of(), bits));
  }

  /** Word by word what the cluster document says. */
  private static double model(double v, double d, double h, double b) {
    double time = v / b;
    double round = v;
    double left = Math.min(h, d * (v / b));
    for (int rounds = 1; left > 0.3 * b && rounds < 30 && left < round; rounds++) {
      round = left;
      time += round / b;
      left = Math.min(h, d * (round / b));
    }
    return time + left / b;
  }
}
