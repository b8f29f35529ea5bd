package io.evenkeel.fake;

import io.evenkeel.spi.DriverException;
import io.evenkeel.spi.Inventory;
import io.evenkeel.spi.Job;
import io.evenkeel.spi.Marker;
import io.evenkeel.spi.Order;
import io.evenkeel.spi.Power;
import io.evenkeel.spi.Progress;
import io.evenkeel.spi.Transfer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/** Goes on with a saved world. */
final class WorldReader {

  private final Member document;

  WorldReader(Member document) {
    this.document = document;
  }

  static boolean reads(Member document) {
    return document.get("format").value().asText().equals(WorldWriter.FORMAT);
  }

  Simulation read() {
    if (!reads(document)) {
      throw document
          .get("format")
          .refused("this is no saved world; its format is \"%s\"".formatted(WorldWriter.FORMAT));
    }
    try {
      return simulation();
    } catch (DriverException | DateTimeException e) {
      throw new DocumentException("the saved world does not fit together: " + e.getMessage(), e);
    }
  }

  private Simulation simulation() {
    Member clock = document.get("world");
    Inventory facts = new InventoryReader(document.get("cluster")).read();
    World world = new World(facts, options(clock));
    world.agenda.startAt(clock.get("nanos").integer());
    world.handMoves = clock.get("handMoves").whole(0, 0);
    Simulation simulation = new Simulation(world);
    for (Member zone : document.get("zones").objects()) {
      simulation.zones.cpus().put(zone.get("id").text(), CpuNode.read(zone));
    }
    document.get("hosts").objects().forEach(host -> host(simulation, host));
    document.get("workloads").objects().forEach(workload -> workload(simulation, workload));
    document.get("orders").objects().forEach(order -> order(simulation, order));
    for (Member line : document.get("log").objects()) {
      world.log.add(line.get("nanos").integer(), line.get("text").text());
    }
    return simulation;
  }

  private static FakeOptions options(Member clock) {
    return clock.make(
        () ->
            new FakeOptions(
                clock.get("seed").integer(),
                Instant.parse(clock.get("start").text()),
                clock.get("failsOnViolation").flag(true),
                Duration.parse(clock.get("quiet").text()),
                Duration.parse(clock.get("longest").text())));
  }

  private static void host(Simulation simulation, Member node) {
    SimulatedHost host = simulation.world.host(node.get("id").text());
    host.condition = node.get("condition").word(Words.of(SimulatedHost.Condition.values()));
    host.cordoned = node.get("cordoned").flag(false);
    host.boot = node.get("boot").whole(1, 1);
    host.out.health = node.get("health").factor(1);
    host.in.health = host.out.health;
    if (!node.get("wakes").missing()) {
      simulation.hostEvents.wakeAt(host, node.get("wakes").integer());
    }
    if (!node.get("mends").missing()) {
      simulation.hostEvents.mendAt(host, node.get("mends").integer());
    }
  }

  private static void workload(Simulation simulation, Member node) {
    SimulatedWorkload workload = simulation.world.workload(node.get("id").text());
    Uptime uptime = workload.uptime;
    uptime.run = node.get("run").whole(1, 1);
    uptime.restarts = node.get("restarts").whole(0, 0);
    uptime.stops = node.get("stops").whole(0, 0);
    uptime.still = node.get("still").integer();
    uptime.offSince = node.get("offSince").integer();
    uptime.cause = node.get("cause").text();
    workload.suspendedOn = node.get("suspendedOn").text();
    Member marker = node.get("marker");
    if (!marker.missing()) {
      workload.marker = new Marker(marker.get("operation").text(), marker.get("home").text());
    }
    for (Member job : node.get("jobs").objects()) {
      workload.otherJobs.add(
          new Job(
              job.get("kind").word(Words.of(Job.Kind.values())),
              job.get("order").text(),
              job.get("target").text()));
    }
    simulation.hostEvents.forget(workload);
    for (Member copy : node.get("copies").objects()) {
      SimulatedHost host = simulation.world.host(copy.get("host").text());
      Power power = copy.get("power").word(Words.of(Power.values()));
      boolean starting = copy.get("starting").flag(false);
      simulation.placement.power(
          simulation.placement.put(workload, host, Power.STOPPED), power, starting);
    }
  }

  private static void order(Simulation simulation, Member node) {
    Task task = new Task(node.make(() -> OrderNode.read(node)), node.get("ours").flag(true));
    task.state = node.get("state").word(Words.of(Progress.State.values()));
    task.message = node.get("message").text();
    task.answerLost = node.get("answerLost").flag(false);
    Member transfer = node.get("transfer");
    task.transfer =
        new Transfer(
            transfer.get("sentBytes").integer(),
            transfer.get("remainingBytes").integer(),
            transfer.get("dirtyBytesPerSecond").integer(),
            transfer.get("bitsPerSecond").integer(),
            Duration.ofNanos(transfer.get("downtime").integer()));
    if (!task.running()) {
      simulation.world.tasks.put(task.order.id(), task);
    } else if (task.order instanceof Order.Migrate migrate) {
      simulation.migrations.resume(move(simulation, node, task, migrate), due(node));
    } else {
      simulation.power.resume(task, due(node));
    }
  }

  private static long due(Member node) {
    return node.get("due").missing() ? Agenda.NEVER : node.get("due").integer();
  }

  private static Move move(Simulation simulation, Member node, Task task, Order.Migrate order) {
    SimulatedWorkload workload = simulation.world.workload(order.workload());
    Move move =
        new Move(
            task,
            order,
            Refusal.copy(workload, simulation.world.host(order.from())),
            Refusal.copy(workload, simulation.world.host(order.to())));
    Member saved = node.get("move");
    move.phase = saved.get("phase").word(Words.of(Move.Phase.values()));
    move.rounds.sent = saved.get("sent").whole(0, 0);
    move.rounds.bytes = saved.get("bytes").real();
    move.rounds.left = saved.get("left").real();
    move.rounds.seconds = saved.get("seconds").real();
    move.rounds.since = saved.get("since").integer();
    move.rounds.bytesPerSecond = saved.get("bytesPerSecond").real();
    move.rounds.total = saved.get("total").real();
    return move;
  }
}
