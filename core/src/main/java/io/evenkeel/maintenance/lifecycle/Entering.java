package io.evenkeel.maintenance.lifecycle;

import io.evenkeel.maintenance.lifecycle.Dispatch.Begun;
import io.evenkeel.maintenance.operation.Course;
import io.evenkeel.maintenance.operation.EventType;
import io.evenkeel.maintenance.operation.Item;
import io.evenkeel.maintenance.operation.ItemState;
import io.evenkeel.maintenance.operation.OperationState;
import io.evenkeel.maintenance.operation.Waiting;
import io.evenkeel.maintenance.task.Stage;
import io.evenkeel.plan.Planner;
import io.evenkeel.spi.Capability;
import io.evenkeel.spi.HostStatus;
import java.util.ArrayList;
import java.util.List;

/** Empties the host: cordon, list, plan, move, and prove that nothing is left. */
final class Entering {

  private final Settling settling;
  private final Listing listing;
  private final Instructions instructions;
  private final Targets targets;
  private final Dispatch dispatch;
  private final Restarting restarting;
  private final Hooks hooks;
  private final PowerSwitch power;

  Entering(Planner planner, Settings settings, Hooks hooks, PowerSwitch power) {
    this.hooks = hooks;
    this.power = power;
    this.settling = new Settling(settings);
    this.listing = new Listing(settings);
    this.instructions = new Instructions(settling);
    this.targets = new Targets(planner);
    this.dispatch = new Dispatch(settings);
    this.restarting = new Restarting(settings);
  }

  /** The first side effect, once the panel's own tasks are done: the host takes nothing new. */
  void begin(Draft draft) {
    if (!hooks.over(draft, Stage.BEFORE_ENTERING)) {
      return;
    }
    draft.become(OperationState.ENTERING, "Migrating");
    draft.say(EventType.CORDONED, "", "takes nothing new");
    cordon(draft);
  }

  void step(Draft draft) {
    cordon(draft);
    settling.all(draft);
    listing.update(draft);
    if (draft.items().stream().noneMatch(Entering::alarmed)) {
      instructions.follow(draft);
      targets.choose(draft);
      if (draft.pause().isEmpty()) {
        begin(draft, draft.items(ItemState.PLANNED));
      }
      draft.items(ItemState.STOPPED_BY_US).forEach(item -> restartElsewhere(draft, item));
    }
    conclude(draft);
  }

  /** In maintenance the panel's tasks run, and only one thing can go wrong: something turns up. */
  void watch(Draft draft) {
    cordon(draft);
    power.watch(draft);
    if (hooks.over(draft, Stage.IN_MAINTENANCE)) {
      power.await(draft);
    }
    boolean answered = draft.seen.platformStatus(draft.host()).answered();
    if (answered && !objections(draft).isEmpty()) {
      draft.say(EventType.NOTICED, "", "no longer empty: " + String.join("; ", objections(draft)));
      draft.become(OperationState.ENTERING, "Migrating");
      step(draft);
    }
  }

  private static void cordon(Draft draft) {
    boolean takes = draft.seen.platformStatus(draft.host()) == HostStatus.RUNNING;
    if (takes && draft.seen.capabilities().contains(Capability.CORDON)) {
      draft.act(new Action.SetCordon(draft.host(), true));
    }
  }

  private void begin(Draft draft, List<Item> planned) {
    for (Item item : planned) {
      String from = draft.location(item);
      switch (item.course().way()) {
        case STOP, SUSPEND -> dispatch.stop(draft, item, from);
        case LIVE, LIVE_WITH_STORAGE, COLD -> {
          Begun begun = dispatch.move(draft, draft.cluster, item, from, item.course().target());
          if (begun == Begun.NO) {
            draft.put(item.in(ItemState.PENDING));
          }
        }
        case STAY -> draft.put(item.in(ItemState.PENDING));
      }
    }
  }

  private void restartElsewhere(Draft draft, Item item) {
    if (item.course().way() == Course.Way.COLD && !item.open()) {
      restarting.advance(draft, item, item.course().target());
    }
  }

  private void conclude(Draft draft) {
    List<Item> blocked = draft.items(ItemState.BLOCKED, ItemState.IN_DOUBT);
    List<Waiting> waits = new ArrayList<>(blocked.stream().map(Item::waiting).toList());
    draft
        .items(
            ItemState.PENDING,
            ItemState.FOREIGN,
            ItemState.RETRY,
            ItemState.PLANNED,
            ItemState.STOPPED_BY_US)
        .stream()
        .map(Item::waiting)
        .filter(Waiting::present)
        .forEach(waits::add);
    draft.pause().ifPresent(waits::add);
    boolean atWork = draft.items().stream().anyMatch(Entering::atWork);
    boolean needsPerson = !draft.items(ItemState.BLOCKED).isEmpty();
    if (!atWork && !needsPerson) {
      List<String> objections = objections(draft);
      if (objections.isEmpty()) {
        empty(draft);
        return;
      }
      objections.forEach(
          text ->
              waits.add(
                  draft.waiting("NOT_EMPTY", draft.host(), text, "Wait, or move it by hand")));
      needsPerson = draft.seen.platformStatus(draft.host()).answered();
    }
    if (needsPerson && !atWork) {
      draft.become(OperationState.WAITING_FOR_OPERATOR, "Waiting for Operator");
    } else {
      draft.become(OperationState.ENTERING, "Migrating");
    }
    draft.await(waits);
  }

  private static void empty(Draft draft) {
    draft.items(ItemState.ARRIVED).forEach(item -> draft.put(item.in(ItemState.AT_REST)));
    draft.say(EventType.EMPTY, "", "proven empty: nothing runs, arrives or works there");
    draft.become(OperationState.IN_MAINTENANCE, "Maintenance Mode");
  }

  private static List<String> objections(Draft draft) {
    return Emptiness.objections(draft.host(), draft.seen.reported(), draft.underway());
  }

  /** Whether the engine itself has something to do, or to wait for, with this workload. */
  private static boolean atWork(Item item) {
    return switch (item.state()) {
      case PENDING, PLANNED, MOVING, IN_DOUBT, RETRY, FOREIGN, STOPPING, STARTING, RETURNING ->
          true;
      case STOPPED_BY_US -> item.course().way() == Course.Way.COLD;
      case ARRIVED, AT_REST, STAYS_OFF, GONE, BLOCKED, HOME, NOT_HOME -> false;
    };
  }

  private static boolean alarmed(Item item) {
    return item.waiting().code().equals("TWO_COPIES");
  }
}
