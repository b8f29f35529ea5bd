package io.evenkeel.fake;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenkeel.spi.Blocker;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.HostStatus;
import io.evenkeel.spi.Inventory;
import io.evenkeel.spi.Rule;
import io.evenkeel.spi.Workload;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A cluster document, every member of it in the order of the format. */
final class InventoryWriter {

  private static final BigDecimal MIB = BigDecimal.valueOf(Member.MIB);
  private static final BigDecimal MEGA = BigDecimal.valueOf(1_000_000);

  private final JsonNodeFactory nodes = JsonNodeFactory.instance;

  String write(Inventory inventory) {
    Map<String, Workload> workloads = Sightings.ofEachWorkload(inventory);
    Set<String> hosts = new TreeSet<>();
    List<ObjectNode> hostNodes = new ArrayList<>();
    for (Host host : inventory.hosts()) {
      hosts.add(host.id());
      hostNodes.add(node(host));
    }
    List<ObjectNode> workloadNodes = new ArrayList<>();
    workloads.values().forEach(workload -> workloadNodes.add(node(workload)));
    List<ObjectNode> ruleNodes = new ArrayList<>();
    for (Rule rule : inventory.rules()) {
      ruleNodes.add(node(rule, workloads.keySet(), hosts));
    }
    return """
        { "format": "%s",
          "hosts": [%s],
          "workloads": [%s],
          "rules": [%s] }
        """
        .formatted(
            ClusterDocument.FORMAT,
            JsonLine.lines(hostNodes),
            JsonLine.lines(workloadNodes),
            JsonLine.lines(ruleNodes));
  }

  private ObjectNode node(Host host) {
    ObjectNode node = nodes.objectNode();
    node.put("id", host.id());
    node.put("zone", host.zone());
    node.put("kind", host.profile().kind());
    HostStatus status = host.status().answered() ? host.status() : HostStatus.DOWN;
    node.put("status", Words.word(status));
    amount(node, "memoryMiB", host.hardware().memoryBytes(), MIB);
    node.put("vcpus", host.hardware().vcpus());
    node.put("memoryOvercommit", host.limits().memoryOvercommit());
    node.put("cpuOvercommit", host.limits().cpuOvercommit());
    amount(node, "reservedMemoryMiB", host.limits().reservedMemoryBytes(), MIB);
    CpuNode.write(node, host.hardware().cpu());
    MemoryNode.write(node, host.hardware().memory());
    amount(node, "migrationMbps", host.reach().migrationBitsPerSecond(), MEGA);
    node.put("maxMigrationsIn", host.limits().maxMigrationsIn());
    node.put("maxMigrationsOut", host.limits().maxMigrationsOut());
    node.set("storage", array(host.reach().storage()));
    node.set("networks", array(host.reach().networks()));
    node.put("storageRepairing", host.state().storageRepairing());
    host.state().busyCpus().ifPresent(busy -> node.put("cpuBusy", busy));
    node.set("labels", object(host.profile().labels()));
    return node;
  }

  private ObjectNode node(Workload workload) {
    ObjectNode node = nodes.objectNode();
    node.put("id", workload.id());
    node.put("name", workload.name());
    node.put("kind", Words.word(workload.profile().kind()));
    node.put("host", workload.host());
    node.put("power", Sightings.powerWord(workload.power()));
    amount(node, "memoryMiB", workload.memoryBytes(), MIB);
    node.put("vcpus", workload.vcpus());
    amount(node, "memoryUsedMiB", workload.demand().activity().memoryUsedBytes(), MIB);
    amount(node, "dirtyMiBps", workload.demand().activity().dirtyBytesPerSecond(), MIB);
    amount(node, "hotMiB", workload.demand().activity().hotBytes(), MIB);
    workload.demand().activity().busyCpus().ifPresent(busy -> node.put("cpuBusy", busy));
    node.put("strategy", Words.word(workload.handling().strategy()));
    ArrayNode blockers = node.putArray("blockers");
    for (Blocker blocker : workload.blockers()) {
      blockers.addObject().put("code", blocker.code()).put("detail", blocker.detail());
    }
    node.put("onCannotMove", Words.word(workload.handling().onCannotMove()));
    node.put("restart", Words.word(workload.handling().restart()));
    node.put("priority", workload.handling().priority());
    if (!workload.demand().cpu().model().isEmpty()) {
      node.put("cpuModel", workload.demand().cpu().model());
    }
    node.set("cpuFeatures", array(workload.demand().cpu().features()));
    node.set("storage", array(workload.demand().reach().storage()));
    node.set("networks", array(workload.demand().reach().networks()));
    amount(node, "localDiskMiB", workload.demand().reach().localDiskBytes(), MIB);
    MemoryNode.write(node, workload.demand().memory());
    node.set("labels", object(workload.profile().labels()));
    return node;
  }

  /** References to what the inventory does not show (a host did not answer) are left out. */
  private ObjectNode node(Rule rule, Set<String> workloads, Set<String> hosts) {
    ObjectNode node = nodes.objectNode();
    node.put("id", rule.id());
    node.put("type", type(rule));
    node.set("workloads", array(known(rule.workloads(), workloads)));
    if (rule instanceof Rule.On on) {
      node.set("hosts", array(known(on.hosts(), hosts)));
    } else if (rule instanceof Rule.NotOn notOn) {
      node.set("hosts", array(known(notOn.hosts(), hosts)));
    }
    node.put("hard", rule.hard());
    if (rule instanceof Rule.Apart apart) {
      node.put("scope", apart.scope());
    }
    return node;
  }

  private static String type(Rule rule) {
    if (rule instanceof Rule.Apart) {
      return "apart";
    }
    if (rule instanceof Rule.Together) {
      return "together";
    }
    return rule instanceof Rule.On ? "on" : "not-on";
  }

  private static List<String> known(List<String> ids, Set<String> known) {
    return ids.stream().filter(known::contains).toList();
  }

  static void amount(ObjectNode node, String name, long value, BigDecimal unit) {
    if (value % unit.longValueExact() == 0) {
      node.put(name, value / unit.longValueExact());
    } else {
      node.put(name, BigDecimal.valueOf(value).divide(unit).stripTrailingZeros());
    }
  }

  private ArrayNode array(Collection<String> texts) {
    ArrayNode array = nodes.arrayNode();
    texts.forEach(array::add);
    return array;
  }

  private ObjectNode object(Map<String, String> labels) {
    ObjectNode object = nodes.objectNode();
    new TreeMap<>(labels).forEach(object::put);
    return object;
  }
}
