package io.evenkeel.cli;

import io.evenkeel.maintenance.Maintenance;
import io.evenkeel.maintenance.operation.Asker;
import io.evenkeel.maintenance.operation.Operation;
import io.evenkeel.maintenance.operation.PowerWatch.Verb;
import picocli.CommandLine.Command;

@Command(
    name = "power-off",
    description = "Power off a host that is in maintenance and proven empty, and watch it go down.",
    footer = {
      "",
      "Examples:",
      "  evenkeel power-off n1 --cluster cluster.json",
      "  evenkeel power-off n1 --driver libvirt:hosts.yaml --reason \"new kernel\" --timeout 10m",
      "",
      "Ends with 0 when it was seen down, with 5 when it was not within 15 minutes or --timeout."
    })
final class PowerOffCommand extends PowerRequest {

  PowerOffCommand(Surroundings surroundings) {
    super(surroundings, Verb.POWER_OFF);
  }

  @Override
  Operation ask(Maintenance maintenance, String named, Asker who) {
    return maintenance.powerOff(named, who);
  }
}
