package io.evenkeel.cli;

import io.evenkeel.maintenance.Maintenance;
import io.evenkeel.maintenance.operation.Asker;
import io.evenkeel.maintenance.operation.Operation;
import picocli.CommandLine.Command;

@Command(
    name = "retry-task",
    description = "Run the task of a hook again that failed, and go on with the operation.",
    footer = {
      "",
      "Example:",
      "  evenkeel retry-task n1 stop-osd --cluster cluster.json --policy policy.yaml",
      "",
      "Ends like the command that the task belongs to: enter or leave."
    })
final class RetryTaskCommand extends TaskDecision {

  RetryTaskCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  Operation decide(Maintenance maintenance, String named, String hook, Asker who) {
    return maintenance.retryTask(named, hook, who);
  }

  @Override
  boolean runs() {
    return true;
  }
}
