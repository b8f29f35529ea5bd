package io.evenkeel.fake;

import io.evenkeel.spi.Marker;
import io.evenkeel.spi.Order;
import io.evenkeel.spi.Power;
import io.evenkeel.spi.Progress;
import io.evenkeel.spi.Tuning;
import io.evenkeel.spi.Workload;
import java.util.List;

/** What users do with their workloads. */
final class WorkloadEvents {

  private final Simulation simulation;
  private final World world;

  WorkloadEvents(Simulation simulation) {
    this.simulation = simulation;
    world = simulation.world;
  }

  void powerOff(String id) {
    Copy copy = world.workload(id).itself();
    if (copy.power.live() || copy.starting) {
      simulation.power.off(copy, "its user powered it off");
    }
  }

  void powerOn(String id) {
    Copy copy = world.workload(id).itself();
    if (!copy.power.live() && copy.host.condition.runs()) {
      for (Task task : List.copyOf(copy.workload.tasks)) {
        world.ends(task, Progress.State.DONE, "");
      }
      simulation.power.on(copy);
    }
  }

  void pause(String id, boolean paused) {
    Copy copy = world.workload(id).itself();
    Power wanted = paused ? Power.PAUSED : Power.RUNNING;
    if (copy.power.live() && copy.power != wanted) {
      simulation.placement.power(copy, wanted, false);
      simulation.placement.done(
          copy.workload, "%s is %s by its user".formatted(id, paused ? "paused" : "resumed"));
    }
  }

  void move(String id, String host) {
    String from = world.workload(id).itself().host.id();
    Order.Migrate order =
        new Order.Migrate(
            "by-hand-" + ++world.handMoves, id, from, host, Tuning.DEFAULT, new Marker("", from));
    simulation.migrations.begin(order, false);
  }

  void add(Workload workload) {
    if (world.workloads.containsKey(workload.id())) {
      throw new IllegalArgumentException("there is a workload " + workload.id() + " already");
    }
    SimulatedWorkload added = world.add(workload);
    world.changed("%s is created on %s".formatted(workload.id(), workload.host()));
    if (workload.power().live()) {
      simulation.zones.starts(added, world.host(workload.host()));
    }
  }

  void remove(String id) {
    SimulatedWorkload workload = world.workload(id);
    if (workload.move != null) {
      simulation.migrations.abort(workload.move, "the workload is deleted");
    }
    for (Task task : List.copyOf(workload.tasks)) {
      world.ends(task, Progress.State.FAILED, "the workload is deleted");
    }
    simulation.hostEvents.forget(workload);
    world.workloads.remove(id);
    world.changed("%s is deleted".formatted(id));
  }
}
