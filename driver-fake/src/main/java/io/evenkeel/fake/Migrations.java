package io.evenkeel.fake;

import io.evenkeel.spi.DriverException;
import io.evenkeel.spi.DriverException.Kind;
import io.evenkeel.spi.Order;
import io.evenkeel.spi.Power;
import io.evenkeel.spi.Progress;
import java.time.Duration;

/** Live moves, phase by phase. */
final class Migrations {

  static final long SET_UP = Agenda.SECOND;

  private final World world;
  private final Placement placement;
  final Bandwidth bandwidth = new Bandwidth(this::rateIs);

  Migrations(World world, Placement placement) {
    this.world = world;
    this.placement = placement;
  }

  /** Takes an order, or a user's wish. */
  Task begin(Order.Migrate order, boolean ours) {
    SimulatedWorkload workload = world.workload(order.workload());
    SimulatedHost from = world.host(order.from());
    SimulatedHost to = world.host(order.to());
    Refusal.mustAnswer(from);
    Refusal.mustAnswer(to);
    Copy source = Refusal.copy(workload, from);
    mustBeFree(order, workload, source);
    Refusal.mustFit(order, workload.facts, from.facts, to.facts);
    Refusal.mustNotBeBlocked(order, workload.facts);
    Refusal.mustNotLeaveDisks(order, workload.facts, order.tuning().withStorage());
    mustHaveSlot(from.movesOut, from.facts.limits().maxMigrationsOut(), "leave", from);
    mustHaveSlot(to.movesIn, to.facts.limits().maxMigrationsIn(), "reach", to);

    boolean overfull = to.overfull();
    Copy target = placement.put(workload, to, Power.INCOMING);
    Task task = new Task(order, ours);
    Move move = new Move(task, order, source, target);
    admit(move);
    if (ours) {
      workload.marker = order.marker();
      world.invariants.check(to, overfull, order.id());
    }
    task.due = world.agenda.after(SET_UP, key(move), () -> perform(move));
    placement.done(
        workload,
        workload.id()
            + " begins to move from "
            + from.id()
            + " to "
            + to.id()
            + (ours ? " (" + order.id() + ")" : ""));
    return task;
  }

  /** Goes on with a move of a reopened world. */
  void resume(Move move, long due) {
    admit(move);
    if (move.phase == Move.Phase.PREPARE) {
      move.task.due = world.agenda.at(due, key(move), () -> perform(move));
    } else {
      move.out().moves.add(move);
      move.in().moves.add(move);
      move.task.due = world.agenda.at(due, key(move), () -> roundEnds(move));
    }
  }

  private void admit(Move move) {
    world.begins(move.task, move.source.workload);
    move.source.workload.move = move;
    move.source.host.movesOut++;
    move.target.host.movesIn++;
  }

  private static void mustBeFree(Order.Migrate order, SimulatedWorkload workload, Copy source) {
    if (!source.power.live()) {
      throw Refusal.of(order, "does not run on " + order.from());
    }
    if (workload.move != null) {
      throw Refusal.of(order, "another migration job is already running");
    }
    for (Task task : workload.tasks) {
      if (!(task.order instanceof Order.Stop stop) || stop.mode() == Order.Stop.Mode.SUSPEND) {
        throw Refusal.of(order, "another job is already running");
      }
    }
    Copy there = workload.on(order.to());
    if (there != null && there != source && there.power != Power.STOPPED) {
      throw Refusal.of(order, "is already active on " + order.to());
    }
  }

  private static void mustHaveSlot(int moves, int most, String what, SimulatedHost host) {
    if (moves >= most) {
      throw new DriverException(
          Kind.TRANSIENT, "%d moves %s host %s already".formatted(moves, what, host.id()));
    }
  }

  private void perform(Move move) {
    move.phase = Move.Phase.PERFORM;
    move.begin(move.firstRound(), world.now());
    bandwidth.join(move);
  }

  private void rateIs(Move move, double bytesPerSecond) {
    if (bytesPerSecond != move.rounds.bytesPerSecond) {
      move.rateIs(bytesPerSecond, world.now());
      scheduleEndOfRound(move);
    }
  }

  private void scheduleEndOfRound(Move move) {
    Agenda.Entry.cancel(move.task.due);
    move.task.due = world.agenda.after(move.nanosToEndOfRound(), key(move), () -> roundEnds(move));
  }

  private void roundEnds(Move move) {
    double seconds = move.end();
    if (move.phase == Move.Phase.SWITCHOVER) {
      finish(move, seconds);
      return;
    }
    double next = move.dirtied(seconds);
    if (move.isLast(next)) {
      move.phase = Move.Phase.SWITCHOVER;
    }
    move.begin(next, world.now());
    if (next == 0) {
      roundEnds(move);
    } else {
      scheduleEndOfRound(move);
    }
  }

  private void finish(Move move, double stillSeconds) {
    SimulatedWorkload workload = move.source.workload;
    Power power = move.source.power;
    Duration still = Duration.ofNanos(Math.round(stillSeconds * 1e9));
    leave(move);
    move.phase = Move.Phase.FINISH;
    move.task.transfer = move.transfer(world.now(), still);
    placement.remove(move.source);
    placement.power(move.target, power, false);
    workload.uptime.still += still.toNanos();
    world.ends(move.task, Progress.State.DONE, "");
    placement.done(
        workload,
        workload.id()
            + " runs on "
            + move.target.host.id()
            + ", stood still for "
            + still.toMillis()
            + " ms");
  }

  /** Gives a move up: the workload stays where it is, and the target forgets it. */
  void abort(Move move, String reason) {
    leave(move);
    move.task.transfer = move.transfer(world.now(), Duration.ZERO);
    placement.remove(move.target);
    world.ends(move.task, Progress.State.FAILED, reason);
    placement.done(
        move.source.workload,
        move.source.workload.id() + " does not move to " + move.target.host.id() + ": " + reason);
  }

  /** On request; too late once the workload stands still for the switch. */
  void cancel(Task task) {
    Move move = world.workload(task.order.workload()).move;
    if (move == null || move.task != task) {
      throw new DriverException(Kind.NOT_FOUND, "no move " + task.order.id() + " is running");
    }
    if (move.phase != Move.Phase.SWITCHOVER) {
      abort(move, "cancelled");
    }
  }

  private void leave(Move move) {
    bandwidth.leave(move);
    move.source.workload.move = null;
    move.source.host.movesOut--;
    move.target.host.movesIn--;
  }

  private static String key(Move move) {
    return move.task.order.id();
  }
}
