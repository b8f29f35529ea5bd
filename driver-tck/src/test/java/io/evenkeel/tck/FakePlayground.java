package io.evenkeel.tck;

import io.evenkeel.fake.FakeCluster;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.HypervisorDriver;
import io.evenkeel.spi.Inventory;
import io.evenkeel.spi.Workload;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Two hosts of a simulated cluster. */
final class FakePlayground implements Playground {

  private static final long GIB = 1L << 30;

  private final FakeCluster cluster =
      FakeCluster.of(
          new Inventory(
              List.of(Host.of("a", 16 * GIB, 8), Host.of("b", 16 * GIB, 8)), List.of(), List.of()));
  private final UnaryOperator<HypervisorDriver> alteration;
  private int workloads;

  FakePlayground(UnaryOperator<HypervisorDriver> alteration) {
    this.alteration = alteration;
  }

  @Override
  public HypervisorDriver open() {
    return alteration.apply(cluster.driver());
  }

  @Override
  public String firstHost() {
    return "a";
  }

  @Override
  public String secondHost() {
    return "b";
  }

  @Override
  public String runWorkload(String host) {
    String id = "vm-" + ++workloads;
    cluster.addWorkload(Workload.of(id, host, GIB / 8, 1));
    return id;
  }

  @Override
  public void remove(String workload) {
    cluster.removeWorkload(workload);
  }

  @Override
  public void pause() {
    cluster.advance(Duration.ofMillis(200));
  }

  @Override
  public Optional<Runnable> cutOff(String host) {
    cluster.cutOffHost(host, Duration.ofDays(1));
    return Optional.of(() -> cluster.returnHost(host));
  }

  /** It is forgotten with its test: there is nothing to bring back. */
  @Override
  public void close() {}
}
