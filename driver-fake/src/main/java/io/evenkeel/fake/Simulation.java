package io.evenkeel.fake;

import io.evenkeel.spi.DriverException;
import io.evenkeel.spi.DriverException.Kind;
import io.evenkeel.spi.Order;
import io.evenkeel.spi.Progress;
import io.evenkeel.spi.Transfer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A world and everything that happens in it. Not thread-safe: {@link FakeCluster} has the lock. */
final class Simulation {

  final World world;
  final Placement placement;
  final Zones zones;
  final Migrations migrations;
  final PowerOrders power;
  final HostEvents hostEvents;

  Simulation(World world) {
    this.world = world;
    placement = new Placement(world);
    zones = new Zones(world);
    migrations = new Migrations(world, placement);
    power = new PowerOrders(world, placement, migrations, zones);
    hostEvents = new HostEvents(world, placement, power, migrations);
  }

  /** Takes an order; one that was taken before is not done twice. */
  Task accept(Order order) {
    Task known = world.tasks.get(order.id());
    if (known != null) {
      if (!known.order.equals(order)) {
        throw new DriverException(
            Kind.REFUSED, "order id %s was given to another order".formatted(order.id()));
      }
      known.answerLost = false;
      return known;
    }
    if (order instanceof Order.Migrate migrate) {
      return migrations.begin(migrate, true);
    }
    if (order instanceof Order.Stop stop) {
      return power.begin(stop);
    }
    if (order instanceof Order.Start start) {
      return power.begin(start);
    }
    return power.begin((Order.Relocate) order);
  }

  void cancel(Order order) {
    Task task = world.tasks.get(order.id());
    if (task == null || !task.running()) {
      throw new DriverException(Kind.NOT_FOUND, "no order %s is running".formatted(order.id()));
    }
    Refusal.mustAnswer(world.host(order.hosts().get(0)));
    migrations.cancel(task);
  }

  Progress progress(Order order) {
    Task task = world.tasks.get(order.id());
    if (task == null || task.answerLost || !answers(order)) {
      return Progress.unknown();
    }
    return switch (task.state) {
      case RUNNING -> Progress.running(transfer(task));
      case DONE -> Progress.done(task.transfer);
      default -> Progress.failed(task.transfer, task.message);
    };
  }

  private boolean answers(Order order) {
    SimulatedHost host = world.hosts.get(order.hosts().get(0));
    return host != null && host.up();
  }

  private Transfer transfer(Task task) {
    Move move = move(task);
    return move == null ? Transfer.NONE : move.transfer(world.now(), Duration.ZERO);
  }

  private @Nullable Move move(Task task) {
    SimulatedWorkload workload = world.workloads.get(task.order.workload());
    return workload == null || workload.move == null || workload.move.task != task
        ? null
        : workload.move;
  }

  /** Lets an order that has begun fail half-way. */
  void breakMidway(Task task) {
    if (task.running()) {
      task.breaks =
          world.agenda.after(
              halfTime(task), task.order.id(), () -> power.fail(task, "connection reset by peer"));
    }
  }

  /** Lets the last host of an order die half-way. */
  void dieMidway(Task task, SimulatedHost host) {
    if (task.running()) {
      task.breaks =
          world.agenda.after(halfTime(task), task.order.id(), () -> hostEvents.fail(host));
    }
  }

  /** Everything is whole again, and nothing is about to break. */
  void heal() {
    for (Task task : world.running) {
      Agenda.Entry.cancel(task.breaks);
      task.breaks = null;
    }
    world.hosts.values().forEach(hostEvents::comeBack);
    world.hosts.values().forEach(hostEvents::mend);
  }

  private long halfTime(Task task) {
    Move move = move(task);
    if (move == null) {
      return task.due == null ? Agenda.SECOND : (task.due.due - world.now()) / 2;
    }
    double rate = Math.min(move.out().bytesPerSecond(), move.in().bytesPerSecond());
    return Migrations.SET_UP + (long) (move.firstRound() / Math.min(rate, move.limit()) / 2 * 1e9);
  }
}
