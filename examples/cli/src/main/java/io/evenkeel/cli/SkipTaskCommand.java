package io.evenkeel.cli;

import io.evenkeel.maintenance.Maintenance;
import io.evenkeel.maintenance.operation.Asker;
import io.evenkeel.maintenance.operation.Operation;
import picocli.CommandLine.Command;

@Command(
    name = "skip-task",
    description = "Go on without the task of a hook, which failed or hangs.",
    footer = {
      "",
      "Example:",
      "  evenkeel skip-task n1 stop-osd --cluster cluster.json --policy policy.yaml",
      "",
      "Ends like the command that the task belongs to: enter or leave."
    })
final class SkipTaskCommand extends TaskDecision {

  SkipTaskCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  Operation decide(Maintenance maintenance, String named, String hook, Asker who) {
    return maintenance.skipTask(named, hook, who);
  }

  @Override
  boolean runs() {
    return false;
  }
}
