package io.evenkeel.cli.view;

import io.evenkeel.cli.session.Names;
import io.evenkeel.plan.Move;
import io.evenkeel.plan.Plan;
import io.evenkeel.plan.Relaxed;
import io.evenkeel.plan.Remaining;
import io.evenkeel.plan.Stop;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A plan as a table, with what stays below it. */
public final class PlanView {

  private final Names names;

  /**
   * @param names what workloads are called
   */
  public PlanView(Names names) {
    this.names = names;
  }

  /** The lines. */
  public List<String> of(Plan plan) {
    List<String> lines = new ArrayList<>();
    if (!plan.moves().isEmpty() || !plan.stops().isEmpty()) {
      lines.addAll(table(plan));
      lines.add("");
    }
    plan.remaining().forEach(remaining -> lines.add("stays    " + remaining(remaining)));
    plan.relaxed().forEach(relaxed -> lines.add("relaxed  " + relaxed(relaxed)));
    lines.add(summary(plan));
    return lines.stream().map(Texts::clean).toList();
  }

  private List<String> table(Plan plan) {
    Table table = new Table("WORKLOAD", "FROM", "TO", "HOW", "WHY", "BEGINS", "TAKES");
    for (Stop stop : plan.stops()) {
      table.row(
          names.of(stop.workload()),
          stop.host(),
          "-",
          "stop, restart " + Texts.word(stop.restart()),
          consent(stop.consent()),
          "+" + Texts.duration(stop.start()),
          "-");
    }
    for (Move move : plan.moves()) {
      table.row(
          names.of(move.workload()),
          move.from(),
          move.to(),
          Texts.word(move.how()),
          Texts.word(move.why()),
          "+" + Texts.duration(move.start()),
          Texts.duration(move.end().minus(move.start())));
    }
    return table.lines();
  }

  private static String consent(Stop.Consent consent) {
    return switch (consent) {
      case WORKLOAD_POLICY -> "its own policy";
      case REQUEST -> "your request";
    };
  }

  private String remaining(Remaining remaining) {
    return "%s: %s"
        .formatted(
            names.of(remaining.workload()),
            String.join("; ", Reasons.grouped(remaining.reasons())));
  }

  private String relaxed(Relaxed relaxed) {
    return "rule %s for %s"
        .formatted(
            relaxed.rule(),
            relaxed.workloads().stream().map(names::of).collect(Collectors.joining(", ")));
  }

  private static String summary(Plan plan) {
    String what =
        "%s, %s, %d stay"
            .formatted(
                Texts.count(plan.moves().size(), "move"),
                Texts.count(plan.stops().size(), "stop"),
                plan.remaining().size());
    return "plan %s for %s: %s; takes about %s (no plan can take less than %s)"
        .formatted(
            plan.fingerprint(),
            String.join(", ", plan.vacate()),
            what,
            Texts.duration(plan.estimate().makespan()),
            Texts.duration(plan.estimate().lowerBound()));
  }
}
