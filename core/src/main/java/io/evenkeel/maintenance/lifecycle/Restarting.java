package io.evenkeel.maintenance.lifecycle;

import io.evenkeel.maintenance.operation.EventType;
import io.evenkeel.maintenance.operation.Item;
import io.evenkeel.maintenance.operation.ItemState;
import io.evenkeel.maintenance.operation.Step;
import io.evenkeel.spi.Capability;
import io.evenkeel.spi.Workload;
import java.util.List;
import java.util.Optional;

/**
 * Starts a workload again that we stopped: its definition is moved to where it shall run, and it is
 * started there once it is proven to run nowhere. Starting is the one thing no hypervisor protects.
 */
final class Restarting {

  private static final List<String> STUCK = List.of("RETRIES_USED_UP", "NO_ROOM", "UNSUPPORTED");

  private final Settings settings;

  Restarting(Settings settings) {
    this.settings = settings;
  }

  /** Takes the next step for an item that is STOPPED_BY_US and has no open order. */
  void advance(Draft draft, Item item, String destination) {
    if (draft.now.isBefore(item.attempt().until())
        || item.waiting().code().equals("RETRIES_USED_UP")) {
      return;
    }
    if (draft.orderedElsewhere(item.workload())) {
      draft.put(item.in(ItemState.STOPPED_BY_US, draft.otherOperation(item.workload())));
      return;
    }
    Sight sight = new Sight(draft.seen.reported(), item.workload());
    Optional<Workload> seen = draft.seen.reported().findWorkload(item.workload());
    if (!sight.complete()) {
      String silent = sight.silentHost();
      hold(draft, item, "HOST_UNREACHABLE", "host " + silent + " does not answer", "Bring it back");
    } else if (seen.isEmpty()) {
      gone(draft, item);
    } else if (!sight.runsNowhere()) {
      hold(draft, item, "IN_TRANSITION", "something works on it", "Wait until that has ended");
    } else if (!seen.get().host().equals(destination)) {
      relocate(draft, item, seen.get(), destination);
    } else {
      start(draft, item, seen.get(), destination);
    }
  }

  private void relocate(Draft draft, Item item, Workload seen, String destination) {
    if (!draft.seen.capabilities().contains(Capability.RELOCATE)) {
      hold(
          draft,
          item.with(item.course().givingUpTarget()),
          "UNSUPPORTED",
          "the driver can't move it from %s to %s while it is off"
              .formatted(seen.host(), destination),
          "Move it by hand");
      return;
    }
    draft.order(
        item,
        destination.equals(item.home()) ? ItemState.RETURNING : ItemState.MOVING,
        Step.RELOCATE,
        seen.host(),
        destination,
        draft.now.plus(settings.shutdown()));
  }

  private void start(Draft draft, Item item, Workload seen, String destination) {
    if (draft.expectsUnseen(destination)) {
      hold(
          draft,
          item,
          "ARRIVAL_UNSEEN",
          "a workload that no host shows may still arrive on " + destination,
          "Bring the hosts back that do not answer, or confirm that they are off");
      return;
    }
    String missing = Room.missing(draft.seen.reported(), seen, destination, draft.underway());
    if (!missing.isEmpty()) {
      hold(
          draft,
          item,
          "NO_ROOM",
          "%s has too little room to start it: %s missing".formatted(destination, missing),
          "Make room on " + destination + ", or start it elsewhere by hand");
      return;
    }
    boolean proven = draft.lasted(item.waiting(), "ABSENCE_PROOF", settings.settle());
    if (!proven) {
      hold(
          draft,
          item,
          "ABSENCE_PROOF",
          "it must be seen to run nowhere for %d s before it is started"
              .formatted(settings.settle().toSeconds()),
          "Wait");
      return;
    }
    draft.say(EventType.START_STARTED, item.workload(), "starting on " + destination);
    draft.order(
        item,
        ItemState.STARTING,
        Step.START,
        destination,
        destination,
        draft.now.plus(settings.shutdown()));
  }

  /** Whether nothing more will happen with a workload that we stopped unless a person acts. */
  static boolean stuck(Item item) {
    return item.state() == ItemState.STOPPED_BY_US && STUCK.contains(item.waiting().code());
  }

  private void gone(Draft draft, Item item) {
    boolean sure = draft.lasted(item.waiting(), "VANISHED", settings.settle());
    if (sure) {
      draft.put(item.in(ItemState.GONE));
      draft.say(EventType.NOTICED, item.workload(), "is on no host any more");
    } else {
      hold(draft, item, "VANISHED", "no host knows it", "Wait for a second look");
    }
  }

  private void hold(Draft draft, Item item, String code, String text, String remedy) {
    draft.put(item.in(ItemState.STOPPED_BY_US, draft.waiting(code, item.workload(), text, remedy)));
  }
}
