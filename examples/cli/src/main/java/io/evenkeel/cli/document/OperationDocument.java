package io.evenkeel.cli.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenkeel.maintenance.operation.Item;
import io.evenkeel.maintenance.operation.Operation;
import io.evenkeel.maintenance.operation.Waiting;

/** A maintenance run of one host, as {@code evenkeel-operation/1}. */
public final class OperationDocument {

  private OperationDocument() {}

  /**
   * Writes an operation.
   *
   * @param operation where it stands
   * @param changed whether the command that is answered changed anything
   */
  public static String write(Operation operation, boolean changed) {
    ObjectNode document = Json.object();
    document.put("format", "evenkeel-operation/1");
    document.put("changed", changed);
    document.setAll(node(operation));
    return Json.write(document);
  }

  static ObjectNode node(Operation operation) {
    ObjectNode node = Json.object();
    node.put("id", operation.id());
    node.put("host", operation.host());
    node.put("state", Json.word(operation.state()));
    node.put("since", operation.standing().since().toString());
    node.put("actor", operation.terms().actor());
    node.put("reason", operation.terms().reason());
    Json.list(node, "findings", operation.standing().findings(), FindingsDocument::finding);
    Json.list(node, "waiting", operation.standing().waiting(), OperationDocument::waiting);
    Json.list(node, "workloads", operation.items(), OperationDocument::item);
    return node;
  }

  static JsonNode waiting(Waiting waiting) {
    ObjectNode node = Json.object();
    node.put("code", waiting.code());
    node.put("subject", waiting.subject());
    node.put("text", waiting.text());
    node.put("remedy", waiting.remedy());
    node.put("since", waiting.since().toString());
    return node;
  }

  private static JsonNode item(Item item) {
    ObjectNode node = Json.object();
    node.put("workload", item.workload());
    node.put("state", Json.word(item.state()));
    node.put("home", item.home());
    node.put("way", Json.word(item.course().way()));
    node.put("target", item.course().target());
    node.put("attempts", item.attempt().number());
    if (item.waiting().present()) {
      node.set("waiting", waiting(item.waiting()));
    }
    return node;
  }
}
