package io.evenkeel.maintenance.lifecycle;

import io.evenkeel.maintenance.operation.Ending;
import io.evenkeel.maintenance.operation.EventType;
import io.evenkeel.maintenance.operation.Item;
import io.evenkeel.maintenance.operation.ItemState;
import io.evenkeel.maintenance.operation.OperationState;
import io.evenkeel.maintenance.operation.Purpose;
import io.evenkeel.maintenance.operation.Step;
import io.evenkeel.maintenance.operation.Waiting;
import io.evenkeel.maintenance.task.Stage;
import io.evenkeel.plan.Planner;
import java.util.List;
import java.util.stream.Stream;

/** Brings the host back into service, and every workload home as far as was asked. */
final class Leaving {

  private final Settling settling;
  private final Homecoming homecoming;
  private final Hooks hooks;
  private final HealthGate gate;

  Leaving(Planner planner, Settings settings, Hooks hooks, HealthGate gate) {
    this.hooks = hooks;
    this.gate = gate;
    this.settling = new Settling(settings);
    this.homecoming = new Homecoming(planner, settings);
  }

  void step(Draft draft) {
    settling.all(draft);
    if (draft.state() == OperationState.CANCELLING) {
      giveUpWhatMoves(draft);
    }
    if (draft.standing().ending() == Ending.ACCEPT_AS_IS) {
      acceptAsIs(draft);
    } else if (gate.open(draft)) {
      homecoming.advance(draft);
      conclude(draft);
    }
  }

  /** One whose outcome is not known is only looked at: it may have ended already. */
  private void giveUpWhatMoves(Draft draft) {
    for (Item item : draft.items(ItemState.MOVING)) {
      boolean leaves =
          item.attempt().step() == Step.MIGRATE && !item.attempt().to().equals(item.home());
      if (leaves) {
        settling.cancel(draft, item, "entering was cancelled");
      }
    }
  }

  private void conclude(Draft draft) {
    List<Waiting> waits =
        Stream.concat(
                draft.pause().stream(),
                draft.items().stream()
                    .filter(item -> !item.state().settled())
                    .map(Item::waiting)
                    .filter(Waiting::present))
            .toList();
    boolean allSettled = draft.items().stream().allMatch(item -> item.state().settled());
    boolean atWork =
        draft.items().stream()
            .anyMatch(
                item ->
                    !item.state().settled()
                        && item.state() != ItemState.BLOCKED
                        && !Restarting.stuck(item));
    boolean bringsBack = draft.before.terms().purpose() == Purpose.BRING_BACK;
    if (!atWork && !bringsBack && !hooks.over(draft, Stage.AFTER_LEAVING)) {
      return;
    }
    if (allSettled) {
      close(draft);
    } else if (!atWork) {
      draft.become(OperationState.LEAVE_INCOMPLETE, "Leave Incomplete");
    } else if (draft.state() == OperationState.LEAVE_INCOMPLETE) {
      draft.become(OperationState.LEAVING, "Leaving Maintenance");
    }
    draft.await(waits);
  }

  private static void acceptAsIs(Draft draft) {
    List<Item> unknown =
        draft.items().stream()
            .filter(item -> item.open() && item.state() != ItemState.BLOCKED)
            .toList();
    if (!unknown.isEmpty()) {
      draft.await(unknown.stream().map(Item::waiting).filter(Waiting::present).toList());
      return;
    }
    if (!HealthGate.uncordoned(draft)) {
      return;
    }
    for (Item item : draft.items()) {
      if (!item.state().settled()) {
        Item ended = item.with(item.attempt().settled(draft.now));
        draft.put(livesAtHome(draft, item) ? ended.in(ItemState.HOME) : left(draft, ended));
      }
    }
    close(draft);
  }

  private static boolean livesAtHome(Draft draft, Item item) {
    return draft.seen.reported().sighting(item.workload(), item.home()).stream()
        .anyMatch(seen -> seen.power().live());
  }

  private static Item left(Draft draft, Item item) {
    return item.in(
        ItemState.NOT_HOME,
        draft.waiting(
            "ACCEPTED", item.workload(), "left as it is, as was asked", "Bring it home later"));
  }

  private static void close(Draft draft) {
    boolean cordoned = draft.standing().service().cordonedBefore();
    long home = draft.items(ItemState.HOME).size();
    if (draft.before.terms().purpose() == Purpose.MAINTENANCE) {
      draft.say(
          EventType.UNCORDONED,
          "",
          cordoned ? "stays cordoned, as before" : "takes workloads again");
    }
    draft.say(
        EventType.STATE, "", "%d of %d workloads are home".formatted(home, draft.items().size()));
    draft.become(OperationState.CLOSED, cordoned ? "Cordoned" : "Running");
    draft.await(List.of());
  }
}
