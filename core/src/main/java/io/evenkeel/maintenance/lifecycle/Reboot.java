package io.evenkeel.maintenance.lifecycle;

import io.evenkeel.maintenance.operation.PowerWatch;
import io.evenkeel.maintenance.operation.PowerWatch.Verb;
import io.evenkeel.maintenance.operation.Service;
import io.evenkeel.maintenance.operation.Waiting;
import java.util.List;
import java.util.Optional;

/**
 * Reboots a host that leaves maintenance, where that was asked for, with the proof of emptiness.
 */
final class Reboot {

  private final PowerSwitch power;

  Reboot(PowerSwitch power) {
    this.power = power;
  }

  /** Whether nothing more is to be asked; one that fails to be asked is asked again by a person. */
  boolean over(Draft draft) {
    Service service = draft.standing().service();
    if (!service.reboot() || service.back()) {
      return true;
    }
    if (service.power().pending()) {
      return !waits(draft);
    }
    if (askedWhileLeaving(draft)) {
      return !service.power().refused() || refused(draft);
    }
    if (!draft.seen.platformStatus(draft.host()).up()) {
      power.ask(draft, Verb.POWER_ON, "since it is to be rebooted and does not run");
      return false;
    }
    List<String> objections = power.objections(draft);
    if (objections.isEmpty()) {
      power.ask(draft, Verb.REBOOT, "before its workloads return");
    } else {
      draft.await(
          List.of(
              draft.waiting(
                  "NOT_EMPTY",
                  draft.host(),
                  "it is not rebooted, since it is not proven empty: "
                      + String.join("; ", objections),
                  "Wait, or leave without a reboot")));
    }
    return false;
  }

  private boolean waits(Draft draft) {
    Optional<Waiting> wait = power.notBack(draft);
    wait.ifPresent(reason -> draft.await(List.of(reason)));
    return wait.isPresent();
  }

  private static boolean refused(Draft draft) {
    draft.await(
        List.of(
            draft.waiting(
                "REBOOT_REFUSED",
                draft.host(),
                "host %s could not be asked to reboot".formatted(draft.host()),
                "Remove the cause and ask to leave with a reboot again, or to leave without one")));
    return false;
  }

  private static boolean askedWhileLeaving(Draft draft) {
    PowerWatch watch = draft.standing().service().power();
    return !watch.askedAt().isBefore(draft.standing().since());
  }
}
