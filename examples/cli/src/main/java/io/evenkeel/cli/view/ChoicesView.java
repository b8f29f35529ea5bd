package io.evenkeel.cli.view;

import io.evenkeel.cli.session.Names;
import io.evenkeel.plan.Choices;
import io.evenkeel.plan.Choices.RunnerUp;
import io.evenkeel.plan.Move;
import io.evenkeel.plan.Outlook;
import io.evenkeel.plan.Plan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Why a move goes where it goes: the runners-up, and what excluded every other host. */
public final class ChoicesView {

  private static final int MOST_RUNNERS_UP = 3;
  private static final long MIB = 1L << 20;

  private final Names names;
  private final Outlook outlook;

  /**
   * @param names what workloads are called
   * @param outlook of the plan
   */
  public ChoicesView(Names names, Outlook outlook) {
    this.names = names;
    this.outlook = outlook;
  }

  /** The lines for one move. */
  public List<String> of(Move move) {
    Choices choices = outlook.choices(move.workload());
    Optional<RunnerUp> chosen =
        choices.runnersUp().stream().filter(one -> one.host().equals(move.to())).findFirst();
    List<RunnerUp> others =
        choices.runnersUp().stream().filter(one -> !one.host().equals(move.to())).toList();
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s from %s to %s (%s)"
            .formatted(names.of(move.workload()), move.from(), move.to(), Texts.word(move.why())));
    chosen.ifPresent(one -> lines.add("  chosen     " + one.host() + ": " + left(one)));
    for (RunnerUp other : others.stream().limit(MOST_RUNNERS_UP).toList()) {
      lines.add(
          "  runner-up  %s: %s; %s"
              .formatted(other.host(), left(other), instead(move, other.host())));
    }
    if (others.size() > MOST_RUNNERS_UP) {
      lines.add("             and " + (others.size() - MOST_RUNNERS_UP) + " more");
    }
    if (others.isEmpty()) {
      lines.add("  no other host could take it");
    }
    Reasons.grouped(choices.excluded()).forEach(why -> lines.add("  excluded   " + why));
    return lines.stream().map(Texts::clean).toList();
  }

  private static String left(RunnerUp one) {
    String room =
        "%d MiB and %s left"
            .formatted(one.memoryLeft() / MIB, Texts.count(one.vcpusLeft(), "vCPU"));
    return one.softRulesBroken() == 0
        ? room
        : room + ", breaks " + Texts.count(one.softRulesBroken(), "soft rule");
  }

  /** What the plan would lose by it. */
  private String instead(Move move, String host) {
    Plan plan = outlook.plan();
    Plan other = outlook.instead(move.workload(), host);
    List<String> differences = new ArrayList<>();
    int stay = other.remaining().size() - plan.remaining().size();
    if (stay > 0) {
      differences.add(stay + " more would stay");
    }
    int moves = other.moves().size() - plan.moves().size();
    if (moves != 0) {
      differences.add(
          "%s %s".formatted(Texts.count(Math.abs(moves), "move"), moves > 0 ? "more" : "fewer"));
    }
    Duration longer = other.estimate().makespan().minus(plan.estimate().makespan());
    if (longer.abs().toMillis() >= 100) {
      differences.add(
          "%s %s".formatted(Texts.duration(longer.abs()), longer.isNegative() ? "less" : "more"));
    }
    return differences.isEmpty() ? "as good" : "the plan: " + String.join(", ", differences);
  }
}
