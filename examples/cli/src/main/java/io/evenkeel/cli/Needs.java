package io.evenkeel.cli;

import io.evenkeel.maintenance.lifecycle.Settings;
import io.evenkeel.maintenance.operation.Operation;
import io.evenkeel.maintenance.operation.PowerWatch;
import io.evenkeel.maintenance.operation.PowerWatch.Phase;
import io.evenkeel.maintenance.operation.PowerWatch.Verb;
import io.evenkeel.maintenance.operation.Waiting;
import java.time.Instant;

/**
 * Tells what goes on by itself from what a person must help with.
 *
 * @param now what time it is in the cluster
 */
record Needs(Instant now) {

  /** Whether nothing goes on without a person. */
  boolean person(Operation operation) {
    return switch (operation.state()) {
      case WAITING_FOR_OPERATOR, LEAVE_INCOMPLETE, REFUSED, CLOSED -> true;
      default ->
          inVain(operation.standing().service().power())
              || operation.standing().waiting().stream().anyMatch(wait -> person(wait, operation));
    };
  }

  private boolean person(Waiting wait, Operation operation) {
    return switch (wait.code()) {
      case "TASK_FAILED", "REBOOT_REFUSED" -> true;
      case "HOST_NOT_REBOOTED" -> stuck(operation.standing().service().power());
      default -> false;
    };
  }

  /** Whether a host that was asked for something will not come back any more by itself. */
  private boolean stuck(PowerWatch power) {
    return power.pending() && (power.verb() == Verb.POWER_OFF || late(power));
  }

  /** Whether nothing came of what a host was asked for. */
  boolean inVain(PowerWatch power) {
    boolean off = power.verb() == Verb.POWER_OFF && power.phase() == Phase.DOWN;
    return power.pending() && !off && late(power);
  }

  /** Whether it has taken longer than a reboot may take. */
  boolean late(PowerWatch power) {
    return !now.isBefore(power.askedAt().plus(Settings.DEFAULT.boot()));
  }
}
