package io.evenkeel.cli;

import io.evenkeel.cli.session.Session;
import io.evenkeel.cli.session.Session.Purpose;
import io.evenkeel.cli.session.TextFile;
import io.evenkeel.fake.ClusterDocument;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "export",
    description =
        "Write what the driver sees as a cluster document (evenkeel-cluster/1), to be looked at or"
            + " replayed with --cluster.",
    footer = {
      "",
      "Examples:",
      "  evenkeel export --driver libvirt:hosts.yaml --out cluster.json",
      "  evenkeel plan n1 --cluster cluster.json"
    })
final class ExportCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Mixin private final ClusterOptions cluster = new ClusterOptions();

  @Option(names = "--out", paramLabel = "FILE", description = "write it to a file")
  private @Nullable Path out;

  ExportCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    try (Session session =
        Session.open(cluster.access(surroundings.environment()), Purpose.LOOK, List.of())) {
      String document = ClusterDocument.write(session.driver().observe());
      if (out == null) {
        surroundings.terminal().out().print(document);
      } else {
        TextFile.write(out, document);
      }
      return ExitCode.DONE;
    }
  }
}
