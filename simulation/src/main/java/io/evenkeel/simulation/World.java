package io.evenkeel.simulation;

import io.evenkeel.fake.FakeCluster;
import io.evenkeel.fake.FakeOptions;
import io.evenkeel.maintenance.operation.OperationStore;
import io.evenkeel.maintenance.task.MaintenanceTask;
import io.evenkeel.spi.Inventory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Everything that outlives a control panel: the cluster, the store, and what they are like. */
final class World {

  private final Swarm swarm;
  private final FakeCluster cluster;
  private final OperationStore store;
  private final SplittableRandom random;
  private final Judge judge;
  private final List<Controller> controllers = new ArrayList<>();
  private boolean trouble = true;

  World(long seed, SplittableRandom random) {
    this.random = random;
    this.swarm = Swarm.draw(random);
    Inventory inventory = new RandomCluster(random).inventory();
    this.cluster =
        FakeCluster.of(
            inventory,
            FakeOptions.DEFAULT.seed(seed).keepingViolations().quiet(Duration.ofMinutes(4)));
    this.store = OperationStore.inMemory(cluster.clock());
    this.judge = new Judge(cluster, store, swarm.policy());
    swarm.applyTo(cluster.faults());
    for (int i = 0; i < swarm.controllers(); i++) {
      controllers.add(new Controller(this));
    }
  }

  Swarm swarm() {
    return swarm;
  }

  FakeCluster cluster() {
    return cluster;
  }

  /** How time goes by, for what must not depend on a clock that jumps. */
  long nanoTime() {
    Instant now = cluster.clock().instant();
    return now.getEpochSecond() * 1_000_000_000 + now.getNano();
  }

  OperationStore store() {
    return store;
  }

  Judge judge() {
    return judge;
  }

  List<Controller> controllers() {
    return controllers;
  }

  Controller anyController() {
    return controllers.get(random.nextInt(controllers.size()));
  }

  /** While there is trouble, storage is healthy half the time. */
  String storageTrouble() {
    return trouble && random.nextBoolean() ? "it is resyncing" : "";
  }

  /** While there is trouble, a hook's task fails every third time. */
  MaintenanceTask hookTask() {
    return context -> {
      if (trouble && random.nextInt(3) == 0) {
        throw new IllegalStateException("no luck");
      }
      return "done";
    };
  }

  /** No more faults; every host is back, and every panel lives. */
  void heal() {
    trouble = false;
    cluster.heal();
    controllers.forEach(Controller::startAgain);
  }
}
