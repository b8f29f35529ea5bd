package io.evenkeel.cli;

import io.evenkeel.cli.document.FindingsDocument;
import io.evenkeel.cli.session.Session;
import io.evenkeel.cli.session.Session.Purpose;
import io.evenkeel.cli.view.FindingsView;
import io.evenkeel.preflight.PreflightReport;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "preflight",
    description = "Say what speaks for and against taking a host out. Changes nothing.",
    footer = {
      "",
      "Examples:",
      "  evenkeel preflight n1 --cluster cluster.json",
      "  evenkeel preflight n1 --driver libvirt:hosts.yaml --json",
      "",
      "Ends with 0 when nothing stands in the way, with 3 when something does."
    })
final class PreflightCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Parameters(paramLabel = "HOST", description = "the host to take out")
  private String host = "";

  @Mixin private final ClusterOptions cluster = new ClusterOptions();
  @Mixin private final PlanningOptions planning = new PlanningOptions();

  @Option(names = "--json", description = "print the findings as JSON")
  private boolean json;

  PreflightCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    List<String> hosts = Hosts.of(host, planning);
    try (Session session =
        Session.open(cluster.access(surroundings.environment()), Purpose.LOOK, hosts)) {
      PreflightReport report = session.maintenance().preflight(host, planning.options());
      if (json) {
        surroundings.terminal().out().print(FindingsDocument.write(report));
      } else {
        surroundings.print(new FindingsView(session.names()).of(host, report.findings()));
      }
      return report.blocked() ? ExitCode.BLOCKED : ExitCode.DONE;
    }
  }
}
