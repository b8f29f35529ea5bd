package io.evenkeel.cli.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenkeel.plan.Answer;
import io.evenkeel.plan.Choices;
import io.evenkeel.plan.FailureForecast;
import io.evenkeel.plan.Impossibility;
import io.evenkeel.plan.Move;
import io.evenkeel.plan.Outlook;
import io.evenkeel.plan.Remedy;
import java.util.List;

/**
 * What can be asked about a plan, as {@code evenkeel-outlook/1}: beside the plan document, which
 * has no place for it.
 */
public final class OutlookDocument {

  /** The value of the member {@code format}. */
  public static final String FORMAT = "evenkeel-outlook/1";

  private static final long MIB = 1L << 20;

  private OutlookDocument() {}

  /**
   * Writes an outlook.
   *
   * @param outlook of a plan
   * @param explained the moves of the plan to explain
   */
  public static String write(Outlook outlook, List<Move> explained) {
    ObjectNode document = Json.object();
    document.put("format", FORMAT);
    document.put("plan", outlook.plan().fingerprint());
    document.put("answer", answer(outlook.answer()));
    if (outlook.answer() instanceof Answer.Impossible impossible) {
      document.set("impossible", certificate(impossible.why()));
    }
    Json.texts(document, "remedies", outlook.remedies().stream().map(Remedy::words).toList());
    Json.list(document, "oneWay", outlook.roundTrip().oneWay(), PlanDocument::remaining);
    Json.list(document, "atRisk", outlook.forecast().losses(), OutlookDocument::loss);
    Json.list(document, "moves", explained, move -> move(outlook, move));
    return Json.write(document);
  }

  private static String answer(Answer answer) {
    if (answer instanceof Answer.Impossible) {
      return "impossible";
    }
    return answer instanceof Answer.NotFound ? "not-found" : "complete";
  }

  private static JsonNode certificate(Impossibility why) {
    ObjectNode node = Json.object();
    node.put("kind", Json.word(why.kind()));
    node.put("needed", why.needed());
    node.put("there", why.there());
    node.put("unit", why.unit());
    Json.texts(node, "workloads", why.workloads());
    Json.texts(node, "hosts", why.hosts());
    node.put("words", why.words());
    return node;
  }

  private static JsonNode loss(FailureForecast.Loss loss) {
    ObjectNode node = Json.object();
    node.put("host", loss.host());
    Json.texts(node, "workloads", loss.workloads());
    return node;
  }

  private static JsonNode move(Outlook outlook, Move move) {
    Choices choices = outlook.choices(move.workload());
    ObjectNode node = Json.object();
    node.put("workload", move.workload());
    node.put("from", move.from());
    node.put("to", move.to());
    Json.list(node, "runnersUp", choices.runnersUp(), OutlookDocument::runnerUp);
    Json.list(node, "excluded", choices.excluded(), PlanDocument::reason);
    return node;
  }

  private static JsonNode runnerUp(Choices.RunnerUp one) {
    ObjectNode node = Json.object();
    node.put("host", one.host());
    node.put("memoryLeftMiB", one.memoryLeft() / MIB);
    node.put("vcpusLeft", one.vcpusLeft());
    node.put("softRulesBroken", one.softRulesBroken());
    return node;
  }
}
