package io.evenkeel.cli;

import io.evenkeel.maintenance.Maintenance;
import io.evenkeel.maintenance.operation.Asker;
import io.evenkeel.maintenance.operation.Operation;
import io.evenkeel.maintenance.operation.PowerWatch.Verb;
import picocli.CommandLine.Command;

@Command(
    name = "power-on",
    description =
        "Power on a host that is in maintenance or about to come back, and watch it come up.",
    footer = {
      "",
      "Examples:",
      "  evenkeel power-on n1 --cluster cluster.json",
      "  evenkeel power-on n1 --driver libvirt:hosts.yaml --reason \"new kernel\" --timeout 10m",
      "",
      "Ends with 0 when it was seen up, with 5 when it was not within 15 minutes or --timeout."
    })
final class PowerOnCommand extends PowerRequest {

  PowerOnCommand(Surroundings surroundings) {
    super(surroundings, Verb.POWER_ON);
  }

  @Override
  Operation ask(Maintenance maintenance, String named, Asker who) {
    return maintenance.powerOn(named, who);
  }
}
