package io.evenkeel.cli.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenkeel.maintenance.operation.Item;
import io.evenkeel.maintenance.operation.Operation;
import io.evenkeel.maintenance.operation.PowerWatch;
import io.evenkeel.maintenance.operation.Service;
import io.evenkeel.maintenance.operation.Terms;
import io.evenkeel.maintenance.operation.Waiting;
import io.evenkeel.maintenance.operation.Waiver;
import io.evenkeel.maintenance.task.TaskRun;

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
    node.put("purpose", Json.word(operation.terms().purpose()));
    node.put("zone", operation.terms().zone());
    node.put("actor", operation.terms().actor());
    node.put("reason", operation.terms().reason());
    node.set("consents", consents(operation.terms()));
    node.put("ending", Json.word(operation.standing().ending()));
    node.set("service", service(operation.standing().service()));
    Json.list(node, "tasks", operation.standing().tasks(), OperationDocument::task);
    Json.list(node, "findings", operation.standing().findings(), FindingsDocument::finding);
    Json.list(node, "waiting", operation.standing().waiting(), OperationDocument::waiting);
    Json.list(node, "workloads", operation.items(), OperationDocument::item);
    return node;
  }

  private static ObjectNode consents(Terms terms) {
    ObjectNode node = Json.object();
    Json.texts(node, "checked", terms.consents().checked());
    Json.list(node, "waivers", terms.consents().waivers(), OperationDocument::waiver);
    node.put("stopWhatCannotMove", terms.options().stopWhatCannotMove());
    node.put("forceOff", terms.consents().forceOff());
    return node;
  }

  private static JsonNode waiver(Waiver waiver) {
    ObjectNode node = Json.object();
    node.put("code", waiver.code());
    node.put("reason", waiver.reason());
    node.put("owner", waiver.owner());
    node.put("until", waiver.until().toString());
    return node;
  }

  /** What has not happened is left out: the power that nothing was asked of, a return to come. */
  private static ObjectNode service(Service service) {
    ObjectNode node = Json.object();
    node.put("cordonedBefore", service.cordonedBefore());
    node.put("reboot", service.reboot());
    Json.list(node, "waivers", service.waivers(), OperationDocument::waiver);
    PowerWatch power = service.power();
    if (power.number() > 0) {
      ObjectNode asked = node.putObject("power");
      asked.put("asked", Json.word(power.verb()));
      asked.put("refused", power.refused());
      asked.put("phase", Json.word(power.phase()));
      asked.put("askedAt", power.askedAt().toString());
      asked.put("bootBefore", power.boot());
      asked.put("pending", power.pending());
    }
    if (service.back()) {
      node.put("backAt", service.backAt().toString());
    }
    return node;
  }

  private static JsonNode task(TaskRun task) {
    ObjectNode node = Json.object();
    node.put("task", task.hook());
    node.put("stage", Json.word(task.stage()));
    node.put("state", Json.word(task.state()));
    node.put("attempt", task.attempt());
    node.put("until", task.until().toString());
    node.put("output", task.output());
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
