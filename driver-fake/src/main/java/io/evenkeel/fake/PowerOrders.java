package io.evenkeel.fake;

import io.evenkeel.spi.DriverException;
import io.evenkeel.spi.DriverException.Kind;
import io.evenkeel.spi.Order;
import io.evenkeel.spi.Power;
import io.evenkeel.spi.Progress;
import java.util.ArrayList;

/** Stopping, starting, and moving what is stopped. */
final class PowerOrders {

  static final long SHUTDOWN = 10 * Agenda.SECOND;
  static final long START = 10 * Agenda.SECOND;
  static final long RELOCATION = Agenda.SECOND;

  /** Memory goes to disk at 1 GiB/s. */
  static final double SUSPEND_BYTES_PER_SECOND = 1L << 30;

  /** A workload with this label set to true never does what a graceful shutdown asks for. */
  static final String IGNORES_SHUTDOWN = "ignores-shutdown";

  private final World world;
  private final Placement placement;
  private final Migrations migrations;
  private final Zones zones;

  PowerOrders(World world, Placement placement, Migrations migrations, Zones zones) {
    this.world = world;
    this.placement = placement;
    this.migrations = migrations;
    this.zones = zones;
  }

  Task begin(Order.Stop order) {
    SimulatedWorkload workload = world.workload(order.workload());
    SimulatedHost host = world.host(order.host());
    Refusal.mustAnswer(host);
    Copy copy = Refusal.copy(workload, host);
    Task task = new Task(order, true);
    if (copy.power == Power.STOPPED && !copy.starting) {
      return at(task, workload, Agenda.NEVER, Progress.State.DONE);
    }
    if (!order.runId().isEmpty() && !order.runId().equals(workload.runId())) {
      throw Refusal.of(
          order, "run %s is over; this is %s".formatted(order.runId(), workload.runId()));
    }
    if (!copy.power.live()) {
      throw Refusal.of(order, "does not run on %s yet".formatted(host.id()));
    }
    if (order.mode() != Order.Stop.Mode.FORCED && workload.move != null) {
      throw new DriverException(
          Kind.TRANSIENT, workload.id() + ": held by the migration job that is running");
    }
    at(task, workload, stopTime(order, copy), Progress.State.RUNNING);
    world.changed(workload.id() + " is asked to stop (" + order.id() + ")");
    if (order.mode() == Order.Stop.Mode.FORCED) {
      complete(task);
    }
    return task;
  }

  private static long stopTime(Order.Stop order, Copy copy) {
    return switch (order.mode()) {
      case FORCED -> Agenda.NEVER;
      case SUSPEND ->
          (long)
              (copy.workload.facts.demand().activity().memoryUsedBytes()
                  / SUSPEND_BYTES_PER_SECOND
                  * Agenda.SECOND);
      case GRACEFUL -> listens(copy) ? SHUTDOWN : Agenda.NEVER;
    };
  }

  private static boolean listens(Copy copy) {
    return copy.power == Power.RUNNING
        && !"true".equals(copy.workload.facts.profile().labels().get(IGNORES_SHUTDOWN));
  }

  Task begin(Order.Start order) {
    SimulatedWorkload workload = world.workload(order.workload());
    SimulatedHost host = world.host(order.host());
    Refusal.mustAnswer(host);
    Task task = new Task(order, true);
    Copy copy = workload.on(host.id());
    if (copy != null && copy.power.live()) {
      return at(task, workload, Agenda.NEVER, Progress.State.DONE);
    }
    for (Task other : workload.tasks) {
      if (other.order instanceof Order.Relocate || other.order.hosts().contains(host.id())) {
        throw Refusal.of(order, "another job is already running");
      }
    }
    if (copy == null && workload.liveCopies() > 0) {
      copy = placement.put(workload, host, Power.STOPPED);
    }
    Copy off = Refusal.copy(workload, host);
    boolean overfull = host.overfull();
    placement.power(off, Power.STOPPED, true);
    world.invariants.check(host, overfull, order.id());
    at(task, workload, START, Progress.State.RUNNING);
    world.changed(workload.id() + " is being started on " + host.id() + " (" + order.id() + ")");
    return task;
  }

  Task begin(Order.Relocate order) {
    SimulatedWorkload workload = world.workload(order.workload());
    SimulatedHost from = world.host(order.from());
    SimulatedHost to = world.host(order.to());
    Refusal.mustAnswer(from);
    Refusal.mustAnswer(to);
    Copy copy = Refusal.copy(workload, from);
    Refusal.mustFit(order, zones.lowered(workload.facts, to), from.facts, to.facts);
    Refusal.mustNotLeaveDisks(order, workload.facts, false);
    if (copy.takesRoom() || !workload.tasks.isEmpty()) {
      throw Refusal.of(order, "is not off on " + from.id());
    }
    if (workload.suspendedOn.equals(from.id())) {
      throw Refusal.of(order, "is suspended, and its memory is on " + from.id());
    }
    Copy there = workload.on(to.id());
    if (there != null && there.takesRoom()) {
      throw Refusal.of(order, "is already active on " + to.id());
    }
    world.changed(order.workload() + " is off and moves to " + to.id() + " (" + order.id() + ")");
    return at(new Task(order, true), workload, RELOCATION, Progress.State.RUNNING);
  }

  private Task at(Task task, SimulatedWorkload workload, long nanos, Progress.State state) {
    world.begins(task, workload);
    if (nanos != Agenda.NEVER) {
      schedule(task, world.now() + nanos);
    }
    if (state != Progress.State.RUNNING) {
      world.ends(task, state, "");
    }
    return task;
  }

  /** Goes on with an order of a reopened world. */
  void resume(Task task, long due) {
    world.begins(task, world.workload(task.order.workload()));
    if (due != Agenda.NEVER) {
      schedule(task, due);
    }
  }

  private void schedule(Task task, long due) {
    task.due = world.agenda.at(due, task.order.id(), () -> complete(task));
  }

  private void complete(Task task) {
    SimulatedWorkload workload = world.workload(task.order.workload());
    if (task.order instanceof Order.Stop stop) {
      workload.suspendedOn = stop.mode() == Order.Stop.Mode.SUSPEND ? stop.host() : "";
      off(workload.itself(), "stopped by order " + stop.id());
    } else if (task.order instanceof Order.Start start) {
      world.ends(task, Progress.State.DONE, "");
      on(Refusal.copy(workload, world.host(start.host())));
    } else if (task.order instanceof Order.Relocate relocate) {
      complete(task, relocate, workload);
    }
  }

  private void complete(Task task, Order.Relocate order, SimulatedWorkload workload) {
    SimulatedHost to = world.host(order.to());
    if (!to.condition.runs()) {
      fail(task, "host " + to.id() + " is gone");
      return;
    }
    placement.remove(workload.on(order.from()));
    placement.put(workload, to, Power.STOPPED);
    world.ends(task, Progress.State.DONE, "");
    placement.done(workload, workload.id() + " is off on " + to.id());
  }

  /**
   * A workload goes off, for whatever reason, and what was going on with it ends. A guest that was
   * asked to shut down does so wherever it has moved meanwhile.
   */
  void off(Copy copy, String cause) {
    SimulatedWorkload workload = copy.workload;
    if (workload.move != null && workload.move.source == copy) {
      migrations.abort(workload.move, "the workload went off");
    }
    boolean ran = copy.power.live();
    placement.power(copy, Power.STOPPED, false);
    for (Task task : new ArrayList<>(workload.tasks)) {
      if (task.order instanceof Order.Stop && workload.liveCopies() == 0) {
        world.ends(task, Progress.State.DONE, "");
      } else if (task.order.hosts().get(0).equals(copy.host.id())) {
        world.ends(task, Progress.State.FAILED, cause);
      }
    }
    if (ran && workload.liveCopies() == 0) {
      workload.uptime.stopped(world.now(), cause);
    }
    placement.done(workload, workload.id() + " is off on " + copy.host.id() + ": " + cause);
  }

  /** A workload that was off runs. */
  void on(Copy copy) {
    SimulatedWorkload workload = copy.workload;
    boolean resumed = workload.suspendedOn.equals(copy.host.id());
    workload.suspendedOn = "";
    if (!resumed) {
      zones.starts(workload, copy.host);
    }
    workload.uptime.started(world.now(), resumed);
    placement.power(copy, Power.RUNNING, false);
    placement.done(
        workload, workload.id() + (resumed ? " goes on on " : " runs on ") + copy.host.id());
  }

  /** A fault ends an order with nothing done. */
  void fail(Task task, String reason) {
    SimulatedWorkload workload = world.workload(task.order.workload());
    Move move = workload.move;
    if (move != null && move.task == task) {
      migrations.abort(move, reason);
      return;
    }
    if (task.order instanceof Order.Start start) {
      Copy copy = workload.on(start.host());
      if (copy != null) {
        placement.power(copy, copy.power, false);
      }
    }
    world.ends(task, Progress.State.FAILED, reason);
    placement.done(workload, "order " + task.order.id() + " failed: " + reason);
  }
}
