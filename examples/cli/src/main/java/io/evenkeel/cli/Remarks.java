package io.evenkeel.cli;

import io.evenkeel.cli.session.Session;
import io.evenkeel.cli.view.Texts;
import io.evenkeel.maintenance.operation.Operation;
import io.evenkeel.maintenance.operation.PowerWatch;
import io.evenkeel.maintenance.operation.PowerWatch.Phase;
import io.evenkeel.maintenance.operation.Purpose;
import java.util.List;
import java.util.Locale;

/** What the user should know beside what he asked for. */
final class Remarks {

  private final Surroundings surroundings;
  private final ClusterOptions cluster;

  Remarks(Surroundings surroundings, ClusterOptions cluster) {
    this.surroundings = surroundings;
    this.cluster = cluster;
  }

  /** Operations that no command drives any more, and what goes on with each. */
  void interrupted(Session session) {
    for (Operation operation : session.interrupted()) {
      surroundings.remark(
          "operation %s of %s is %s, and no command drives it; `%s` goes on with it"
              .formatted(operation.id(), operation.host(), state(operation), goOn(operation)));
    }
  }

  /** The command takes up what another one has begun. */
  void takingUp(Operation operation) {
    surroundings.remark(
        "going on with operation %s of %s, which is %s (asked for by %s)"
            .formatted(
                operation.id(), operation.host(), state(operation), operation.terms().actor()));
  }

  /** The hooks of an operation belong to a policy that this command was not given. */
  void otherTasks(Session session, Operation operation) {
    List<String> unknown = session.policy().unknownTasks(operation);
    if (!unknown.isEmpty()) {
      surroundings.remark(
          "operation %s has run task %s, and this command's policy has no such hook; give the same --policy, or its other hooks are left out"
              .formatted(operation.id(), String.join(", ", unknown)));
    }
  }

  /** The command line that goes on with an operation. */
  String goOn(Operation operation) {
    if (operation.terms().purpose() == Purpose.BRING_BACK) {
      return command("bring-back", operation.host());
    }
    String verb =
        switch (operation.state()) {
          case REQUESTED, ENTERING, WAITING_FOR_OPERATOR -> "enter";
          case IN_MAINTENANCE -> inMaintenance(operation.standing().service().power());
          case LEAVING, LEAVE_INCOMPLETE, REFUSED, CLOSED -> "leave";
          case CANCELLING -> "cancel";
        };
    return command(verb, operation.host());
  }

  /** A host that is down, or on its way there, is not what a user wants to leave with. */
  private static String inMaintenance(PowerWatch power) {
    if (!power.pending()) {
      return "leave";
    }
    return switch (power.verb()) {
      case REBOOT -> "reboot";
      case POWER_OFF -> power.phase() == Phase.DOWN ? "power-on" : "power-off";
      case POWER_ON, NONE -> "power-on";
    };
  }

  /** A command line for the same cluster. */
  String command(String verb, String host) {
    return "evenkeel %s %s %s".formatted(verb, host, cluster.again());
  }

  /** The status of a host as it stands in a sentence. */
  static String state(Session session, String host) {
    return Texts.phrase(session.maintenance().status(host).status());
  }

  private static String state(Operation operation) {
    return operation.state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
