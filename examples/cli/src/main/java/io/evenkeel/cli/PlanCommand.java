package io.evenkeel.cli;

import io.evenkeel.cli.document.OutlookDocument;
import io.evenkeel.cli.document.PlanDocument;
import io.evenkeel.cli.session.BadInput;
import io.evenkeel.cli.session.Names;
import io.evenkeel.cli.session.Session;
import io.evenkeel.cli.session.Session.Purpose;
import io.evenkeel.cli.session.TextFile;
import io.evenkeel.cli.view.ChoicesView;
import io.evenkeel.cli.view.OutlookView;
import io.evenkeel.cli.view.PlanView;
import io.evenkeel.plan.Effort;
import io.evenkeel.plan.Move;
import io.evenkeel.plan.Outlook;
import io.evenkeel.plan.Planner;
import io.evenkeel.plan.Wishes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "plan",
    description = "Show how hosts would be emptied: what goes where, why, when, for how long.",
    footer = {
      "",
      "Examples:",
      "  evenkeel plan n1 --cluster cluster.json",
      "  evenkeel plan n1 --cluster cluster.json --why web,db",
      "  evenkeel plan n1,n2 --cluster cluster.json --json --out plan.json",
      "  evenkeel plan n1 --driver libvirt:hosts.yaml --not-to n3",
      "",
      "JSON is an evenkeel-plan/1 document; with --explain or --why it is an evenkeel-outlook/1"
          + " document, and --out still writes the plan. Ends with 0 when every workload finds a"
          + " place, with 4 when some stay; the plan is written all the same, and says whether it"
          + " is impossible that all find one, or only was not found."
    })
final class PlanCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Parameters(
      paramLabel = "HOST",
      split = ",",
      arity = "1..*",
      description = "the hosts to empty, together")
  private List<String> hosts = List.of();

  @Mixin private final ClusterOptions cluster = new ClusterOptions();
  @Mixin private final PlanningOptions planning = new PlanningOptions();

  @Option(
      names = "--time-limit",
      paramLabel = "TIME",
      description =
          "the most time to search when nothing fits directly: 5s, 2m (default: 1s). A longer one"
              + " searches as much more")
  private String timeLimit = "";

  @Option(
      names = "--explain",
      description = "say of each move why it goes there, what else could be, and what could not")
  private boolean explain;

  @Option(
      names = "--why",
      paramLabel = "WORKLOAD",
      split = ",",
      description = "the same for these workloads alone, by id or name")
  private List<String> why = List.of();

  @Option(
      names = "--forecast",
      description = "name everything that could not be started again if one more host failed")
  private boolean forecast;

  @Option(names = "--json", description = "print the plan as JSON")
  private boolean json;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "write the plan to a file as well, as JSON")
  private @Nullable Path out;

  PlanCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Planner planner = Planner.standard(Wishes.NONE.trying(effort()));
    try (Session session =
        Session.open(
            cluster.access(surroundings.environment()),
            Purpose.LOOK,
            Hosts.of(hosts, planning),
            planner)) {
      long begun = System.nanoTime();
      Outlook outlook = session.maintenance().outlook(hosts, planning.options());
      Duration took = Duration.ofNanos(System.nanoTime() - begun);
      List<Move> explained = explained(outlook, session.names());
      String document = json || out != null ? PlanDocument.write(outlook.plan(), took) : "";
      if (out != null) {
        TextFile.write(out, document);
      }
      if (json) {
        boolean asked = explain || !why.isEmpty();
        surroundings
            .terminal()
            .out()
            .print(asked ? OutlookDocument.write(outlook, explained) : document);
      } else {
        show(outlook, explained, session.names());
      }
      return outlook.plan().complete() ? ExitCode.DONE : ExitCode.INCOMPLETE;
    }
  }

  /** As many steps as the usual time is good for, or as many times more as there is more time. */
  private Effort effort() {
    Duration limit =
        timeLimit.isEmpty() ? Duration.ofSeconds(1) : Time.parse("--time-limit", timeLimit);
    long steps = Math.max(1, limit.toSeconds()) * Effort.DEFAULT.steps();
    return new Effort(steps, Effort.DEFAULT.deadline()).within(limit, System::nanoTime);
  }

  private void show(Outlook outlook, List<Move> explained, Names names) {
    OutlookView view = new OutlookView(names, outlook);
    surroundings.print(view.verdict());
    surroundings.print(new PlanView(names).of(outlook.plan()));
    surroundings.print(view.prospects(forecast));
    for (Move move : explained) {
      surroundings.print("");
      surroundings.print(new ChoicesView(names, outlook).of(move));
    }
  }

  private List<Move> explained(Outlook outlook, Names names) {
    List<Move> moves = outlook.plan().moves();
    for (String word : why) {
      if (moves.stream().noneMatch(move -> isCalled(move.workload(), word, names))) {
        throw new BadInput(
            "the plan does not move \"%s\"; --why takes workloads that it moves".formatted(word));
      }
    }
    return moves.stream()
        .filter(
            move ->
                explain || why.stream().anyMatch(word -> isCalled(move.workload(), word, names)))
        .toList();
  }

  private static boolean isCalled(String workload, String word, Names names) {
    return workload.equals(word) || names.isName(workload, word);
  }
}
