package io.evenkeel.cli;

import io.evenkeel.maintenance.Maintenance;
import io.evenkeel.maintenance.operation.Asker;
import io.evenkeel.maintenance.operation.Operation;
import io.evenkeel.maintenance.operation.PowerWatch.Verb;
import picocli.CommandLine.Command;

@Command(
    name = "reboot",
    description =
        "Reboot a host that is in maintenance and proven empty, and watch it down and up again.",
    footer = {
      "",
      "Examples:",
      "  evenkeel reboot n1 --cluster cluster.json",
      "  evenkeel reboot n1 --driver libvirt:hosts.yaml --reason \"new kernel\" --timeout 10m",
      "",
      "Ends with 0 when it was seen up again, with 5 when it was not within 15 minutes or --timeout."
    })
final class RebootCommand extends PowerRequest {

  RebootCommand(Surroundings surroundings) {
    super(surroundings, Verb.REBOOT);
  }

  @Override
  Operation ask(Maintenance maintenance, String named, Asker who) {
    return maintenance.reboot(named, who);
  }
}
