package io.evenkeel.simulation;

import io.evenkeel.maintenance.Authorizer;
import io.evenkeel.maintenance.Maintenance;
import io.evenkeel.maintenance.operation.OperationStore;
import io.evenkeel.maintenance.task.Hook;
import io.evenkeel.maintenance.task.MaintenanceTask;
import io.evenkeel.spi.HostPower;
import io.evenkeel.spi.HypervisorDriver;
import java.util.function.Consumer;

/** A control panel: one process, which may die at any call and be started again. */
final class Controller {

  private final World world;
  private final Mortal process = new Mortal();
  private Maintenance maintenance;

  Controller(World world) {
    this.world = world;
    this.maintenance = build();
  }

  private Maintenance build() {
    Maintenance.Builder builder =
        Maintenance.builder()
            .driver(process.calling(HypervisorDriver.class, world.cluster().driver()))
            .power(process.calling(HostPower.class, world.cluster().power()))
            .store(process.calling(OperationStore.class, world.store()))
            .clock(world.cluster().clock())
            .nanoTime(world::nanoTime)
            .policy(world.swarm().policy())
            .planner(world.judge()::plan)
            .storageHealth(zone -> world.storageTrouble())
            .listener(world.judge())
            .authorizer(Authorizer.allowAll());
    world
        .swarm()
        .hooks()
        .forEach(
            stage ->
                builder.hook(
                    Hook.of(
                        stage.name(),
                        stage,
                        process.calling(MaintenanceTask.class, world.hookTask()))));
    return builder.build();
  }

  boolean dead() {
    return process.dead();
  }

  void dieAfter(int moments) {
    process.dieAfter(moments);
  }

  void startAgain() {
    process.bornAgain();
    maintenance = build();
  }

  /** Lets it do something, unless it is dead; whether it lived to the end. */
  boolean lives(Consumer<Maintenance> what) {
    if (process.dead()) {
      return false;
    }
    try {
      what.accept(maintenance);
      return !process.dead();
    } catch (Mortal.Death death) {
      return false;
    }
  }
}
