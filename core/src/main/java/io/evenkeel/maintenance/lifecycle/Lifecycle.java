package io.evenkeel.maintenance.lifecycle;

import io.evenkeel.maintenance.operation.Operation;
import io.evenkeel.maintenance.task.Hook;
import io.evenkeel.plan.Planner;
import java.time.Instant;
import java.util.List;

/**
 * The maintenance state machine. It is level-triggered: each decision starts from what is there
 * now, not from how the last call ended, so a decision that was lost is simply made again. Pure,
 * immutable, safe for any thread.
 */
public final class Lifecycle {

  private final Entering entering;
  private final Leaving leaving;

  /**
   * @param planner chooses targets
   * @param settings times and counts
   * @param hooks what runs before, in and after a maintenance, in that order
   */
  public Lifecycle(Planner planner, Settings settings, List<Hook> hooks) {
    Hooks all = new Hooks(hooks);
    PowerSwitch power = new PowerSwitch(settings);
    this.entering = new Entering(planner, settings, all, power);
    this.leaving = new Leaving(planner, settings, all, new HealthGate(all, power));
  }

  /**
   * What follows from one look at the world.
   *
   * @param operation as it is written
   * @param seen looked at after {@code operation} was read
   * @param now when that look ended; never before the last decision on this operation
   */
  public Decision decide(Operation operation, Observation seen, Instant now) {
    Draft draft = new Draft(operation, seen, now);
    switch (operation.state()) {
      case REQUESTED -> entering.begin(draft);
      case ENTERING, WAITING_FOR_OPERATOR -> entering.step(draft);
      case IN_MAINTENANCE -> entering.watch(draft);
      case LEAVING, LEAVE_INCOMPLETE, CANCELLING -> leaving.step(draft);
      case REFUSED, CLOSED -> {
        // An end: nothing follows.
      }
    }
    return draft.decision();
  }
}
