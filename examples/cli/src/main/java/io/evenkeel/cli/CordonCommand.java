package io.evenkeel.cli;

import io.evenkeel.cli.document.StatusDocument;
import io.evenkeel.cli.session.Session;
import io.evenkeel.cli.session.Session.Purpose;
import io.evenkeel.cli.view.Texts;
import io.evenkeel.maintenance.HostView;
import io.evenkeel.maintenance.HostView.Status;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "cordon",
    description = "Let nothing new onto a host; what runs there stays.",
    footer = {
      "",
      "Examples:",
      "  evenkeel cordon n1 --cluster cluster.json --reason \"noisy fan\"",
      "  evenkeel uncordon n1 --cluster cluster.json"
    })
final class CordonCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Parameters(paramLabel = "HOST", description = "the host")
  private String host = "";

  @Mixin private final ClusterOptions cluster = new ClusterOptions();
  @Mixin private final AskerOptions asker = new AskerOptions();

  @Option(names = "--json", description = "print the status of the host as JSON")
  private boolean json;

  CordonCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    try (Session session =
        Session.open(cluster.access(surroundings.environment()), Purpose.BEGIN, List.of(host))) {
      boolean already = session.maintenance().status(host).status() != Status.RUNNING;
      if (!already) {
        session.maintenance().cordon(host, asker.asker());
        session.keep();
      }
      HostView view = session.maintenance().status(host);
      if (json) {
        surroundings.terminal().out().print(StatusDocument.write(List.of(view)));
      } else if (already) {
        surroundings.print(
            "%s takes nothing new already: it is %s; nothing changed"
                .formatted(host, Texts.phrase(view.status())));
      } else {
        surroundings.print(host + " is " + Texts.phrase(view.status()) + ": it takes nothing new");
      }
      return ExitCode.DONE;
    }
  }
}
