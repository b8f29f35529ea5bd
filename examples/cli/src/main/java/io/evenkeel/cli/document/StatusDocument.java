package io.evenkeel.cli.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenkeel.maintenance.HostView;
import io.evenkeel.maintenance.HostView.Machine;
import io.evenkeel.maintenance.operation.Item;
import java.util.List;
import java.util.function.Function;

/** Hosts as people see them, as {@code evenkeel-status/1}. */
public final class StatusDocument {

  private StatusDocument() {}

  /** Writes the status of hosts. */
  public static String write(List<HostView> hosts) {
    return write(hosts, host -> List.of());
  }

  /**
   * Writes the status of hosts.
   *
   * @param leftElsewhere what was left elsewhere when a host left maintenance
   */
  public static String write(List<HostView> hosts, Function<HostView, List<Item>> leftElsewhere) {
    ObjectNode document = Json.object();
    document.put("format", "evenkeel-status/1");
    Json.list(document, "hosts", hosts, host -> host(host, leftElsewhere.apply(host)));
    return Json.write(document);
  }

  private static JsonNode host(HostView host, List<Item> leftElsewhere) {
    ObjectNode node = Json.object();
    node.put("host", host.host());
    node.put("status", Json.word(host.status()));
    Json.list(node, "machines", host.machines(), StatusDocument::machine);
    Json.list(node, "waiting", host.waiting(), OperationDocument::waiting);
    Json.texts(node, "leftElsewhere", leftElsewhere.stream().map(Item::workload).toList());
    host.findOperation()
        .ifPresent(
            operation -> {
              ObjectNode advance = node.putObject("advance");
              advance.put("done", host.advance().done());
              advance.put("total", host.advance().total());
              advance.put("fraction", host.advance().fraction());
              advance.put("remainingSeconds", Json.seconds(host.advance().remaining()));
              node.set("operation", OperationDocument.node(operation));
            });
    return node;
  }

  private static JsonNode machine(Machine machine) {
    ObjectNode node = Json.object();
    node.put("workload", machine.workload());
    node.put("name", machine.name());
    node.put("activity", machine.activity());
    node.put("fraction", machine.fraction());
    node.put("mbps", Json.megabits(machine.bitsPerSecond()));
    return node;
  }
}
