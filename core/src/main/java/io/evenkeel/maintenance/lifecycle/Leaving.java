package io.evenkeel.maintenance.lifecycle;

import io.evenkeel.maintenance.operation.Ending;
import io.evenkeel.maintenance.operation.EventType;
import io.evenkeel.maintenance.operation.Item;
import io.evenkeel.maintenance.operation.ItemState;
import io.evenkeel.maintenance.operation.OperationState;
import io.evenkeel.maintenance.operation.Step;
import io.evenkeel.maintenance.operation.Waiting;
import io.evenkeel.plan.Planner;
import io.evenkeel.spi.Capability;
import io.evenkeel.spi.HostState;
import io.evenkeel.spi.HostStatus;
import java.util.List;

/** Brings the host back into service, and every workload home as far as was asked. */
final class Leaving {

  private final Settling settling;
  private final Homecoming homecoming;

  Leaving(Planner planner, Settings settings) {
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
    } else if (inService(draft)) {
      homecoming.advance(draft);
      conclude(draft);
    }
  }

  private void giveUpWhatMoves(Draft draft) {
    for (Item item : draft.items()) {
      boolean leaves =
          item.attempt().step() == Step.MIGRATE && !item.attempt().to().equals(item.home());
      if (leaves) {
        settling.cancel(draft, item, "entering was cancelled");
      }
    }
  }

  /** The health gate: nothing returns to a host that is not well, or not yet rebooted. */
  private static boolean inService(Draft draft) {
    String host = draft.host();
    String trouble = trouble(draft, host);
    if (!trouble.isEmpty()) {
      draft.await(
          List.of(
              draft.waiting(
                  "HOST_NOT_BACK", host, trouble, "Bring it back; workloads return then")));
      return false;
    }
    boolean held =
        draft.seen.platformStatus(host) == HostStatus.CORDONED
            && !draft.standing().cordonedBefore();
    if (held && draft.seen.capabilities().contains(Capability.CORDON)) {
      draft.act(new Action.SetCordon(host, false));
      return false;
    }
    return true;
  }

  private static String trouble(Draft draft, String host) {
    if (!draft.seen.platformStatus(host).up()) {
      return "host " + host + " does not answer";
    }
    HostState state = draft.seen.reported().host(host).state();
    if (state.storageRepairing()) {
      return "a storage repair is in progress on " + host;
    }
    String before = draft.standing().bootBefore();
    return !before.isEmpty() && state.bootId().equals(before)
        ? "host " + host + " was asked to reboot and still shows the old boot"
        : "";
  }

  private static void conclude(Draft draft) {
    List<Waiting> waits =
        draft.items().stream()
            .filter(item -> !item.state().settled() && item.waiting().present())
            .map(Item::waiting)
            .toList();
    boolean allSettled = draft.items().stream().allMatch(item -> item.state().settled());
    boolean atWork =
        draft.items().stream()
            .anyMatch(
                item ->
                    !item.state().settled()
                        && item.state() != ItemState.BLOCKED
                        && !Restarting.stuck(item));
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
    if (draft.anyOpen()) {
      return;
    }
    for (Item item : draft.items()) {
      if (!item.state().settled()) {
        Waiting why =
            draft.waiting(
                "ACCEPTED", item.workload(), "left as it is, as was asked", "Bring it home later");
        draft.put(item.in(ItemState.NOT_HOME, why));
      }
    }
    close(draft);
  }

  private static void close(Draft draft) {
    long home = draft.items(ItemState.HOME).size();
    draft.say(
        EventType.UNCORDONED,
        "",
        draft.standing().cordonedBefore() ? "stays cordoned, as before" : "takes workloads again");
    draft.say(
        EventType.STATE, "", "%d of %d workloads are home".formatted(home, draft.items().size()));
    draft.become(OperationState.CLOSED, draft.standing().cordonedBefore() ? "Cordoned" : "Running");
    draft.await(List.of());
  }
}
