package io.evenkeel.maintenance;

import com.google.common.collect.ImmutableList;
import io.evenkeel.maintenance.Authorizer.Action;
import io.evenkeel.maintenance.lifecycle.Emptiness;
import io.evenkeel.maintenance.operation.Asker;
import io.evenkeel.maintenance.operation.EventType;
import io.evenkeel.maintenance.operation.Operation;
import io.evenkeel.maintenance.operation.OperationState;
import io.evenkeel.maintenance.operation.PowerWatch;
import io.evenkeel.maintenance.operation.PowerWatch.Verb;
import io.evenkeel.maintenance.operation.Standing;
import io.evenkeel.maintenance.task.TaskRun;
import java.util.List;

/**
 * Takes the wish to reboot or switch a host, if a fresh look proves that it is empty. Whoever has
 * the lease asks the host, with a proof of his own.
 */
final class PowerDesk {

  private final Outside outside;
  private final Conduct conduct;
  private final Lookout lookout;

  PowerDesk(Outside outside, Conduct conduct, Lookout lookout) {
    this.outside = outside;
    this.conduct = conduct;
    this.lookout = lookout;
  }

  Operation reboot(String host, Asker asker) {
    return switchEmpty(host, asker, Verb.REBOOT);
  }

  Operation powerOff(String host, Asker asker) {
    return switchEmpty(host, asker, Verb.POWER_OFF);
  }

  Operation powerOn(String host, Asker asker) {
    permit(host, asker, Verb.POWER_ON);
    Look look = lookout.look();
    look.cluster().host(host);
    Operation operation =
        look.openOn(host)
            .filter(PowerDesk::mayBeSwitchedOn)
            .orElseThrow(() -> notInMaintenance(host, Verb.POWER_ON));
    return write(operation, asker, look, Verb.POWER_ON);
  }

  private Operation switchEmpty(String host, Asker asker, Verb verb) {
    permit(host, asker, verb);
    Look look = lookout.look();
    look.cluster().host(host);
    Operation operation =
        look.openOn(host)
            .filter(open -> open.state() == OperationState.IN_MAINTENANCE)
            .orElseThrow(() -> notInMaintenance(host, verb));
    List<String> objections =
        ImmutableList.<String>builder()
            .addAll(Emptiness.objectionsToPower(host, look.reported(), look.underway("")))
            .addAll(running(operation))
            .build();
    if (!objections.isEmpty()) {
      throw new IllegalStateException(
          "host %s is not asked to %s: %s; wait until that is over, and ask again"
              .formatted(host, verb, String.join("; ", objections)));
    }
    return write(operation, asker, look, verb);
  }

  private void permit(String host, Asker asker, Verb verb) {
    conduct.permit(asker, Action.POWER, host);
    outside.crew().mustSwitchPower(verb, host);
  }

  /** A host that comes back may have been powered off before. */
  private static boolean mayBeSwitchedOn(Operation operation) {
    return operation.state() == OperationState.IN_MAINTENANCE
        || operation.state() == OperationState.LEAVING;
  }

  private static IllegalStateException notInMaintenance(String host, Verb verb) {
    return new IllegalStateException(
        "host %s is not in Maintenance Mode, so it is not asked to %s; enter first"
            .formatted(host, verb));
  }

  private static List<String> running(Operation operation) {
    return operation.standing().tasks().stream()
        .filter(task -> task.state() == TaskRun.State.RUNNING)
        .map(task -> "task %s is running on it".formatted(task.hook()))
        .toList();
  }

  private Operation write(Operation operation, Asker asker, Look look, Verb verb) {
    Standing standing = operation.standing();
    PowerWatch watch = standing.service().power().wanted(verb, look.at());
    Amendment amendment = new Amendment(operation, asker, look.at());
    amendment
        .say(EventType.POWER, "asked to " + verb)
        .with(standing.service(standing.service().power(watch)));
    Operation next = amendment.operation();
    if (!outside.store().replace(next, amendment.entries())) {
      throw new IllegalStateException(
          "the operation on host %s has just changed; ask again".formatted(operation.host()));
    }
    outside.bulletin().publish(amendment.entries());
    return next;
  }
}
