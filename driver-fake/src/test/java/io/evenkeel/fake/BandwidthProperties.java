package io.evenkeel.fake;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.spi.Host;
import io.evenkeel.spi.Inventory;
import io.evenkeel.spi.Limits;
import io.evenkeel.spi.Reach;
import io.evenkeel.spi.Tuning;
import io.evenkeel.spi.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToLongFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class BandwidthProperties {

  private record Flow(String from, String to, long limit, long rate) {}

  @Property(tries = 300)
  void no_link_is_overfull_and_every_move_is_held_back_by_its_limit_or_a_full_link(
      @ForAll long seed) {
    Random random = new Random(seed);
    List<Host> hosts = new ArrayList<>();
    for (int h = 0; h < 5; h++) {
      Host plain = Host.of("h" + h, 1L << 50, 1_000_000);
      hosts.add(
          new Host(
              plain.id(),
              plain.profile(),
              plain.state(),
              plain.hardware(),
              new Limits(1, 1, 0, 100, 100),
              new Reach(List.of(), List.of(), 1_000_000L * (1 + random.nextInt(100)))));
    }
    List<Workload> workloads = new ArrayList<>();
    for (int w = 0; w < 12; w++) {
      workloads.add(Workload.of("w" + w, "h" + random.nextInt(5), 1L << 40, 1));
    }
    FakeCluster cluster = FakeCluster.of(new Inventory(hosts, workloads, List.of()));

    List<Flow> flows = new ArrayList<>();
    for (Workload workload : workloads) {
      String to = "h" + random.nextInt(5);
      if (!to.equals(workload.host())) {
        long limit = random.nextBoolean() ? 0 : 1_000_000L * (1 + random.nextInt(50));
        cluster
            .driver()
            .start(
                Give.move(
                    workload.id(),
                    workload.id(),
                    workload.host(),
                    to,
                    new Tuning(false, limit, Duration.ZERO)));
        flows.add(new Flow(workload.host(), to, limit == 0 ? Long.MAX_VALUE : limit, 0));
        cluster.advance(Duration.ofMillis(random.nextInt(2_000)));
      } else {
        flows.add(new Flow(to, to, 0, 0));
      }
    }
    cluster.advance(Duration.ofSeconds(2));

    List<Flow> rates = new ArrayList<>();
    for (int w = 0; w < 12; w++) {
      Flow flow = flows.get(w);
      if (!flow.from().equals(flow.to())) {
        long rate =
            cluster
                .driver()
                .progress(
                    Give.move(
                        "w" + w,
                        "w" + w,
                        flow.from(),
                        flow.to(),
                        new Tuning(
                            false,
                            flow.limit() == Long.MAX_VALUE ? 0 : flow.limit(),
                            Duration.ZERO)))
                .transfer()
                .bitsPerSecond();
        rates.add(new Flow(flow.from(), flow.to(), flow.limit(), rate));
      }
    }
    ToLongFunction<String> capacity =
        host -> hosts.get(host.charAt(1) - '0').reach().migrationBitsPerSecond();
    for (Flow flow : rates) {
      assertThat(flow.rate()).isPositive().isLessThanOrEqualTo(flow.limit());
      List<Flow> out = rates.stream().filter(f -> f.from().equals(flow.from())).toList();
      List<Flow> in = rates.stream().filter(f -> f.to().equals(flow.to())).toList();
      assertThat(sum(out)).isLessThanOrEqualTo(capacity.applyAsLong(flow.from()));
      assertThat(sum(in)).isLessThanOrEqualTo(capacity.applyAsLong(flow.to()));
      assertThat(
              flow.rate() >= flow.limit() - 1
                  || heldBack(flow, out, capacity.applyAsLong(flow.from()))
                  || heldBack(flow, in, capacity.applyAsLong(flow.to())))
          .as("%s among %s", flow, rates)
          .isTrue();
    }
  }

  private static long sum(List<Flow> flows) {
    return flows.stream().mapToLong(Flow::rate).sum();
  }

  /** The link is full, and nobody on it has more. */
  private static boolean heldBack(Flow flow, List<Flow> onLink, long capacity) {
    return sum(onLink) >= capacity - 20
        && onLink.stream().allMatch(other -> other.rate() <= flow.rate() + 1);
  }
}
