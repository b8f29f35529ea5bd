package io.evenkeel.fake;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class SimulationProperties {

  @Property(tries = 100)
  void the_invariants_hold_whatever_is_ordered_and_breaks(@ForAll long seed) {
    FakeCluster cluster = RandomRun.cluster(seed);
    for (Fault fault : Fault.values()) {
      cluster.faults().rate(fault, 0.03);
    }
    new RandomRun(cluster, seed).steps(150);
    cluster.heal();
    cluster.settle(() -> cluster.driver().observe());

    RandomRun.mustBeConsistent(cluster.world);
    assertThat(cluster.driver().observe()).isEqualTo(cluster.inventory());
  }

  @Property(tries = 20)
  void equal_seeds_give_equal_runs(@ForAll long seed) {
    assertThat(run(seed).log()).isEqualTo(run(seed).log());
  }

  private static FakeCluster run(long seed) {
    FakeCluster cluster = RandomRun.cluster(seed);
    for (Fault fault : Fault.values()) {
      cluster.faults().rate(fault, 0.05);
    }
    new RandomRun(cluster, seed).steps(60);
    return cluster;
  }

  @Property(tries = 40)
  void a_saved_and_reopened_world_goes_on_as_it_would_have(@ForAll long seed) {
    FakeCluster cluster = RandomRun.cluster(seed);
    new RandomRun(cluster, seed).steps(40);
    FakeCluster reopened = FakeCluster.reopen(cluster.save());

    assertThat(reopened.save()).isEqualTo(cluster.save());
    assertThat(reopened.inventory()).isEqualTo(cluster.inventory());
    assertThat(reopened.driver().observe()).isEqualTo(cluster.driver().observe());

    new RandomRun(cluster, seed + 1).steps(40);
    new RandomRun(reopened, seed + 1).steps(40);
    assertThat(reopened.log()).isEqualTo(cluster.log());
    assertThat(reopened.save()).isEqualTo(cluster.save());
  }
}
