package io.evenkeel.fake;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenkeel.spi.HostCpu;
import io.evenkeel.spi.Inventory;
import io.evenkeel.spi.Job;
import io.evenkeel.spi.Workload;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Saves a world: its facts as a cluster document, and beside them what goes on. */
final class WorldWriter {

  static final String FORMAT = "evenkeel-world/1";

  private final JsonNodeFactory nodes = JsonNodeFactory.instance;
  private final World world;
  private final Zones zones;

  WorldWriter(Simulation simulation) {
    zones = simulation.zones;
    world = simulation.world;
  }

  String write() {
    List<ObjectNode> lowered = new ArrayList<>();
    zones.cpus().forEach((zone, cpu) -> lowered.add(node(zone, cpu)));
    List<ObjectNode> hosts = new ArrayList<>();
    world.hosts.values().forEach(host -> hosts.add(node(host)));
    List<ObjectNode> workloads = new ArrayList<>();
    world.workloads.values().forEach(workload -> workloads.add(node(workload)));
    List<ObjectNode> log = new ArrayList<>();
    for (EventLog.Line line : world.log.lines()) {
      log.add(nodes.objectNode().put("nanos", line.nanos()).put("text", line.text()));
    }
    return """
        { "format": "%s",
          "world": %s,
          "cluster": %s,
          "zones": [%s],
          "hosts": [%s],
          "workloads": [%s],
          "orders": [%s],
          "log": [%s] }
        """
        .formatted(
            FORMAT,
            JsonLine.of(clock()),
            ClusterDocument.write(facts()).strip(),
            JsonLine.lines(lowered),
            JsonLine.lines(hosts),
            JsonLine.lines(workloads),
            JsonLine.lines(orders()),
            JsonLine.lines(log));
  }

  private ObjectNode clock() {
    return nodes
        .objectNode()
        .put("nanos", world.now())
        .put("handMoves", world.handMoves)
        .put("seed", world.options.seed())
        .put("start", world.options.start().toString())
        .put("failsOnViolation", world.options.failsOnViolation())
        .put("quiet", world.options.quiet().toString())
        .put("longest", world.options.longest().toString());
  }

  private Inventory facts() {
    List<Workload> workloads = new ArrayList<>();
    for (SimulatedWorkload workload : world.workloads.values()) {
      workloads.add(workload.itself().shown());
    }
    return new Inventory(
        world.hosts.values().stream().map(host -> host.facts).toList(), workloads, world.rules);
  }

  private ObjectNode node(String zone, HostCpu cpu) {
    ObjectNode node = nodes.objectNode().put("id", zone);
    CpuNode.write(node, cpu);
    return node;
  }

  private ObjectNode node(SimulatedHost host) {
    ObjectNode node = nodes.objectNode();
    node.put("id", host.id());
    node.put("condition", Words.word(host.condition));
    node.put("cordoned", host.cordoned);
    node.put("boot", host.boot);
    node.put("health", host.out.health);
    due(node, "wakes", host.wake);
    due(node, "mends", host.mend);
    return node;
  }

  private ObjectNode node(SimulatedWorkload workload) {
    ObjectNode node = nodes.objectNode();
    node.put("id", workload.id());
    node.put("run", workload.uptime.run);
    node.put("restarts", workload.uptime.restarts);
    node.put("stops", workload.uptime.stops);
    node.put("still", workload.uptime.still);
    node.put("offSince", workload.uptime.offSince);
    node.put("cause", workload.uptime.cause);
    node.put("suspendedOn", workload.suspendedOn);
    if (workload.marker != null) {
      node.putObject("marker")
          .put("operation", workload.marker.operation())
          .put("home", workload.marker.home());
    }
    ArrayNode jobs = node.putArray("jobs");
    for (Job job : workload.otherJobs) {
      jobs.addObject()
          .put("kind", Words.word(job.kind()))
          .put("order", job.order())
          .put("target", job.target());
    }
    ArrayNode copies = node.putArray("copies");
    for (Copy copy : workload.copies.values()) {
      copies
          .addObject()
          .put("host", copy.host.id())
          .put("power", Words.word(copy.power))
          .put("starting", copy.starting);
    }
    return node;
  }

  private List<ObjectNode> orders() {
    List<ObjectNode> orders = new ArrayList<>();
    for (Task task : world.tasks.values()) {
      orders.add(node(task));
    }
    for (Task task : world.running) {
      if (!task.ours) {
        orders.add(node(task));
      }
    }
    return orders;
  }

  private ObjectNode node(Task task) {
    ObjectNode node = OrderNode.of(task.order);
    node.put("ours", task.ours);
    node.put("state", Words.word(task.state));
    node.put("message", task.message);
    node.put("answerLost", task.answerLost);
    due(node, "due", task.due);
    node.putObject("transfer")
        .put("sentBytes", task.transfer.sentBytes())
        .put("remainingBytes", task.transfer.remainingBytes())
        .put("dirtyBytesPerSecond", task.transfer.dirtyBytesPerSecond())
        .put("bitsPerSecond", task.transfer.bitsPerSecond())
        .put("downtime", task.transfer.downtime().toNanos());
    SimulatedWorkload workload = world.workloads.get(task.order.workload());
    Move move = workload == null ? null : workload.move;
    if (move != null && move.task == task) {
      node.putObject("move")
          .put("phase", Words.word(move.phase))
          .put("sent", move.rounds.sent)
          .put("bytes", move.rounds.bytes)
          .put("left", move.rounds.left)
          .put("seconds", move.rounds.seconds)
          .put("since", move.rounds.since)
          .put("bytesPerSecond", move.rounds.bytesPerSecond)
          .put("total", move.rounds.total);
    }
    return node;
  }

  private static void due(ObjectNode node, String name, Agenda.@Nullable Entry entry) {
    if (entry != null) {
      node.put(name, entry.due);
    }
  }
}
