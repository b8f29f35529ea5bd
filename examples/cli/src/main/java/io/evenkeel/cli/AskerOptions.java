package io.evenkeel.cli;

import io.evenkeel.maintenance.operation.Asker;
import picocli.CommandLine.Option;

/** Who asks, and why. */
final class AskerOptions {

  @Option(
      names = "--actor",
      paramLabel = "NAME",
      description = "who asks (default: ${DEFAULT-VALUE})",
      defaultValue = "${sys:user.name}")
  private String actor = "";

  @Option(names = "--reason", paramLabel = "TEXT", description = "why; it is kept in the journal")
  private String reason = "";

  Asker asker() {
    return new Asker(actor, reason);
  }
}
