package io.evenkeel.cli;

import io.evenkeel.cli.document.StatusDocument;
import io.evenkeel.cli.session.BadInput;
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
    name = "uncordon",
    description = "Let a host take workloads again.",
    footer = {"", "Example:", "  evenkeel uncordon n1 --cluster cluster.json"})
final class UncordonCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Parameters(paramLabel = "HOST", description = "the host")
  private String host = "";

  @Mixin private final ClusterOptions cluster = new ClusterOptions();
  @Mixin private final AskerOptions asker = new AskerOptions();

  @Option(names = "--json", description = "print the status of the host as JSON")
  private boolean json;

  UncordonCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    try (Session session =
        Session.open(cluster.access(surroundings.environment()), Purpose.BEGIN, List.of(host))) {
      HostView before = session.maintenance().status(host);
      before
          .findOperation()
          .ifPresent(
              operation -> {
                throw new BadInput(
                    "%s is %s (operation %s), which holds it; `evenkeel leave %s` brings it back"
                        .formatted(host, Texts.phrase(before.status()), operation.id(), host));
              });
      boolean cordoned = before.status() == Status.CORDONED;
      if (cordoned) {
        session.maintenance().uncordon(host, asker.asker());
        session.keep();
      }
      HostView view = session.maintenance().status(host);
      if (json) {
        surroundings.terminal().out().print(StatusDocument.write(List.of(view)));
      } else {
        surroundings.print(
            cordoned
                ? host + " is " + Texts.phrase(view.status()) + ": it takes workloads again"
                : "%s is not cordoned: it is %s; nothing changed"
                    .formatted(host, Texts.phrase(view.status())));
      }
      return ExitCode.DONE;
    }
  }
}
