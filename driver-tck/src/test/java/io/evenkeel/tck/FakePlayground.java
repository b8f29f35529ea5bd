package io.evenkeel.tck;

import io.evenkeel.fake.FakeCluster;
import io.evenkeel.spi.Activity;
import io.evenkeel.spi.CpuNeed;
import io.evenkeel.spi.Demand;
import io.evenkeel.spi.HostCpu;
import io.evenkeel.spi.HypervisorDriver;
import io.evenkeel.spi.ReachNeed;
import io.evenkeel.spi.Workload;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Two hosts of a simulated cluster. */
final class FakePlayground implements Playground {

  private static final long MEMORY = 128L << 20;
  private static final Demand DEMAND =
      new Demand(MEMORY, 1, new CpuNeed("new", List.of()), ReachNeed.NONE, Activity.idle(MEMORY));

  private final FakeCluster cluster =
      FakeCluster.parse(
          """
          hosts:
            - {id: a, memoryMiB: 16384, vcpus: 8, cpuModel: new, cpuModels: [old, new]}
            - {id: b, memoryMiB: 16384, vcpus: 8, cpuModel: new, cpuModels: [old, new]}
          """);
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
    cluster.addWorkload(Workload.of(id, host, MEMORY, 1).with(DEMAND));
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

  @Override
  public HostCpu lesserCpu(HostCpu own) {
    return new HostCpu("old", List.of(), List.of());
  }

  /** It is forgotten with its test: there is nothing to bring back. */
  @Override
  public void close() {}
}
