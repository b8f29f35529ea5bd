package io.evenkeel.cli;

import io.evenkeel.cli.document.PlanDocument;
import io.evenkeel.cli.session.Session;
import io.evenkeel.cli.session.Session.Purpose;
import io.evenkeel.cli.session.TextFile;
import io.evenkeel.cli.view.PlanView;
import io.evenkeel.plan.Plan;
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
      "  evenkeel plan n1,n2 --cluster cluster.json --json --out plan.json",
      "  evenkeel plan n1 --driver libvirt:hosts.yaml --not-to n3",
      "",
      "JSON is an evenkeel-plan/1 document. Ends with 0 when every workload finds a place, with 4"
          + " when some stay; the plan is written all the same."
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
    List<String> named = Hosts.of(hosts, planning);
    try (Session session =
        Session.open(cluster.access(surroundings.environment()), Purpose.LOOK, named)) {
      long begun = System.nanoTime();
      Plan plan = session.maintenance().plan(hosts, planning.options());
      Duration took = Duration.ofNanos(System.nanoTime() - begun);
      String document = json || out != null ? PlanDocument.write(plan, took) : "";
      if (out != null) {
        TextFile.write(out, document);
      }
      if (json) {
        surroundings.terminal().out().print(document);
      } else {
        surroundings.print(new PlanView(session.names()).of(plan));
      }
      return plan.complete() ? ExitCode.DONE : ExitCode.INCOMPLETE;
    }
  }
}
