package io.evenkeel.cli;

import io.evenkeel.cli.session.Session;
import io.evenkeel.cli.view.Texts;
import io.evenkeel.maintenance.operation.Operation;
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

  /** The command line that goes on with an operation. */
  String goOn(Operation operation) {
    String verb =
        switch (operation.state()) {
          case REQUESTED, ENTERING, WAITING_FOR_OPERATOR -> "enter";
          case IN_MAINTENANCE, LEAVING, LEAVE_INCOMPLETE, REFUSED, CLOSED -> "leave";
          case CANCELLING -> "cancel";
        };
    return command(verb, operation.host());
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
