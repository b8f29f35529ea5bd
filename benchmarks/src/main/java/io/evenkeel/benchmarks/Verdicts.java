package io.evenkeel.benchmarks;

import io.evenkeel.plan.Answer;

/** How the reference ended, and what the planner said where it found nothing. */
final class Verdicts {

  private int optimal;
  private int found;
  private int infeasible;
  private int unknown;
  private int impossible;
  private int falselyImpossible;
  private int notFound;
  private final Figures gaps = new Figures();

  void add(Reference.Answer answer) {
    switch (answer.status()) {
      case "OPTIMAL" -> optimal++;
      case "FEASIBLE" -> found++;
      case "INFEASIBLE" -> infeasible++;
      default -> unknown++;
    }
    if (answer.found()) {
      gaps.add(answer.bytes() / (double) Math.max(1, answer.bound()));
    }
  }

  /** What the planner said of an instance for which it has no complete plan. */
  void add(Answer answer, boolean solvable) {
    if (answer instanceof Answer.Impossible) {
      impossible++;
      falselyImpossible += solvable ? 1 : 0;
    } else {
      notFound++;
    }
  }

  /** How many with a solution were called impossible. */
  int falsely() {
    return falselyImpossible;
  }

  String reference() {
    return ("%d solved and proven the best, %d solved but not proven (its best is up to %.4f times"
            + " its bound), %d proven to have no solution there, %d not decided.")
        .formatted(optimal, found, gaps.worst(), infeasible, unknown);
  }

  String own() {
    return "%d called impossible (%d of them falsely), %d not found."
        .formatted(impossible, falselyImpossible, notFound);
  }
}
