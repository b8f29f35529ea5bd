package io.evenkeel.cli.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenkeel.plan.Move;
import io.evenkeel.plan.Plan;
import io.evenkeel.plan.Relaxed;
import io.evenkeel.plan.Remaining;
import io.evenkeel.plan.Stop;
import java.time.Duration;

/**
 * A plan as {@code evenkeel-plan/1}: what would be done, for tools outside the JVM. Times are
 * seconds from the start of the plan, bandwidth is in units of 1,000,000 bits a second, words are
 * in lower case with dashes.
 */
public final class PlanDocument {

  /** The value of the member {@code format}. */
  public static final String FORMAT = "evenkeel-plan/1";

  private PlanDocument() {}

  /**
   * Writes a plan.
   *
   * @param plan what would be done
   * @param planning how long planning took
   */
  public static String write(Plan plan, Duration planning) {
    ObjectNode document = Json.object();
    document.put("format", FORMAT);
    Json.texts(document, "vacate", plan.vacate());
    document.put("complete", plan.complete());
    Json.list(document, "moves", plan.moves(), PlanDocument::move);
    Json.list(document, "stops", plan.stops(), PlanDocument::stop);
    Json.list(document, "remaining", plan.remaining(), PlanDocument::remaining);
    Json.list(document, "relaxed", plan.relaxed(), PlanDocument::relaxed);
    document.put("makespanSeconds", Json.seconds(plan.estimate().makespan()));
    document.put("lowerBoundSeconds", Json.seconds(plan.estimate().lowerBound()));
    document.put("planningMillis", planning.toMillis());
    return Json.write(document);
  }

  private static JsonNode move(Move move) {
    ObjectNode node = Json.object();
    node.put("id", move.id());
    node.put("workload", move.workload());
    node.put("from", move.from());
    node.put("to", move.to());
    node.put("how", Json.word(move.how()));
    node.put("why", Json.word(move.why()));
    Json.texts(node, "after", move.schedule().after());
    node.put("startSeconds", Json.seconds(move.start()));
    node.put("endSeconds", Json.seconds(move.end()));
    node.put("mbps", Json.megabits(move.schedule().bitsPerSecond()));
    return node;
  }

  private static JsonNode stop(Stop stop) {
    ObjectNode node = Json.object();
    node.put("workload", stop.workload());
    node.put("host", stop.host());
    node.put("restart", Json.word(stop.restart()));
    node.put("startSeconds", Json.seconds(stop.start()));
    node.put("consent", Json.word(stop.consent()));
    return node;
  }

  static JsonNode remaining(Remaining remaining) {
    ObjectNode node = Json.object();
    node.put("workload", remaining.workload());
    Json.list(node, "reasons", remaining.reasons(), PlanDocument::reason);
    return node;
  }

  static JsonNode reason(Remaining.Reason reason) {
    ObjectNode node = Json.object();
    node.put("host", reason.host());
    node.put("code", reason.code());
    node.put("detail", reason.detail());
    return node;
  }

  private static JsonNode relaxed(Relaxed relaxed) {
    ObjectNode node = Json.object();
    node.put("rule", relaxed.rule());
    Json.texts(node, "workloads", relaxed.workloads());
    return node;
  }
}
