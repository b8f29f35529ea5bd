package io.evenkeel.fake;

import io.evenkeel.spi.Power;
import org.jspecify.annotations.Nullable;

/** Puts copies of workloads onto hosts, changes and removes them, and keeps the room they take. */
final class Placement {

  private final World world;

  Placement(World world) {
    this.world = world;
  }

  Copy put(SimulatedWorkload workload, SimulatedHost host, Power power) {
    remove(workload.on(host.id()));
    Copy copy = new Copy(workload, host, power);
    workload.copies.put(host.id(), copy);
    host.copies.put(workload.id(), copy);
    if (copy.takesRoom()) {
      host.room = host.room.plus(workload.facts.demand());
    }
    return copy;
  }

  void remove(@Nullable Copy copy) {
    if (copy != null) {
      power(copy, Power.STOPPED, false);
      copy.workload.copies.remove(copy.host.id());
      copy.host.copies.remove(copy.workload.id());
    }
  }

  void power(Copy copy, Power power, boolean starting) {
    boolean before = copy.takesRoom();
    copy.power = power;
    copy.starting = starting;
    copy.changed();
    SimulatedHost host = copy.host;
    if (before && !copy.takesRoom()) {
      host.room = host.room.minus(copy.workload.facts.demand());
    } else if (!before && copy.takesRoom()) {
      host.room = host.room.plus(copy.workload.facts.demand());
    }
  }

  /** The step that changed this workload is over. */
  void done(SimulatedWorkload workload, String event) {
    workload.changed();
    world.changed(event);
    world.invariants.check(workload);
  }
}
