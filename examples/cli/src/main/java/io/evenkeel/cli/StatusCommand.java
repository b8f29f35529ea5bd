package io.evenkeel.cli;

import io.evenkeel.cli.document.StatusDocument;
import io.evenkeel.cli.session.LeftElsewhere;
import io.evenkeel.cli.session.Session;
import io.evenkeel.cli.session.Session.Purpose;
import io.evenkeel.cli.view.StatusView;
import io.evenkeel.maintenance.HostView;
import io.evenkeel.maintenance.operation.Item;
import io.evenkeel.maintenance.operation.JournalEntry;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "status",
    description = "Show all hosts, or one with what is on it and what it waits for.",
    footer = {
      "",
      "Examples:",
      "  evenkeel status --cluster cluster.json",
      "  evenkeel status n1 --driver libvirt:hosts.yaml --json"
    })
final class StatusCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Parameters(
      paramLabel = "HOST",
      index = "0",
      arity = "0..1",
      description = "the host; all without it")
  private @Nullable String host;

  @Mixin private final ClusterOptions cluster = new ClusterOptions();

  @Option(names = "--json", description = "print the status as JSON")
  private boolean json;

  StatusCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    List<String> hosts = host == null ? List.of() : List.of(host);
    try (Session session =
        Session.open(cluster.access(surroundings.environment()), Purpose.LOOK, hosts)) {
      new Remarks(surroundings, cluster).interrupted(session);
      List<HostView> views =
          hosts.isEmpty()
              ? session.maintenance().status()
              : List.of(session.maintenance().status(hosts.get(0)));
      if (json) {
        surroundings
            .terminal()
            .out()
            .print(StatusDocument.write(views, view -> leftElsewhere(session, view)));
      } else if (hosts.isEmpty()) {
        surroundings.print(new StatusView(session.names()).all(views));
      } else {
        surroundings.print(
            new StatusView(session.names()).one(views.get(0), journal(session, views.get(0))));
        remind(session, leftElsewhere(session, views.get(0)));
      }
      return ExitCode.DONE;
    }
  }

  /** What is being brought back, or is away with its host, is not left anywhere. */
  private static List<Item> leftElsewhere(Session session, HostView view) {
    return view.findOperation().isPresent()
        ? List.of()
        : LeftElsewhere.from(session.maintenance().history(view.host()), view);
  }

  private void remind(Session session, List<Item> left) {
    if (!left.isEmpty()) {
      surroundings.print("");
      surroundings.print(
          "left elsewhere when %s left maintenance: %s; `%s` brings back what is still there"
              .formatted(
                  left.get(0).home(),
                  left.stream()
                      .map(item -> session.names().of(item.workload()))
                      .collect(Collectors.joining(", ")),
                  new Remarks(surroundings, cluster).command("bring-back", left.get(0).home())));
    }
  }

  private static List<JournalEntry> journal(Session session, HostView host) {
    return host.findOperation()
        .map(operation -> session.maintenance().journal(operation.id(), 0))
        .orElse(List.of());
  }
}
