package io.evenkeel.maintenance.lifecycle;

import io.evenkeel.cluster.Cluster;
import io.evenkeel.maintenance.operation.EventType;
import io.evenkeel.maintenance.operation.Item;
import io.evenkeel.maintenance.operation.ItemState;
import io.evenkeel.maintenance.operation.Origin;
import io.evenkeel.spi.Power;
import io.evenkeel.spi.Workload;
import java.util.Optional;

/**
 * Compares what is on the host with the items: what is new is listed, and what somebody else has
 * moved, stopped or started is noticed. Items with an open order are settled elsewhere.
 */
final class Listing {

  private final Settings settings;

  Listing(Settings settings) {
    this.settings = settings;
  }

  void update(Draft draft) {
    for (Workload workload : draft.seen.reported().on(draft.host())) {
      if (workload.power().live() || workload.power() == Power.STOPPED) {
        onTheHost(draft, workload);
      }
    }
    draft.items().stream()
        .filter(item -> !item.open() && waitsToLeave(item))
        .forEach(item -> whereItIs(draft, item));
  }

  private static void onTheHost(Draft draft, Workload workload) {
    boolean live = workload.power().live();
    Optional<Item> known = draft.find(workload.id());
    if (known.isEmpty()) {
      Origin origin = new Origin(draft.host(), live, workload.presence().runId());
      draft.put(Item.listed(workload.id(), origin));
    } else if (!known.get().open() && live && hadLeft(known.get())) {
      draft.say(EventType.NOTICED, workload.id(), "runs on " + draft.host() + " again");
      draft.put(known.get().in(ItemState.PENDING));
    }
  }

  private void whereItIs(Draft draft, Item item) {
    Cluster cluster = draft.seen.reported();
    Optional<Workload> seen = cluster.findWorkload(item.workload());
    if (seen.isEmpty()) {
      nowhere(draft, item);
    } else if (seen.get().power() == Power.STOPPED) {
      draft.put(item.in(ItemState.STAYS_OFF));
      draft.say(EventType.NOTICED, item.workload(), "was powered off, not by us; it stays off");
    } else if (seen.get().power().live()
        && !seen.get().host().equals(item.home())
        && !Moved.byUs(draft, item)) {
      draft.put(item.in(ItemState.ARRIVED));
      draft.say(
          EventType.NOTICED,
          item.workload(),
          "was moved to %s, not by us; it stays there".formatted(seen.get().host()));
    }
  }

  private void nowhere(Draft draft, Item item) {
    Sight sight = new Sight(draft.seen.reported(), item.workload());
    if (!sight.complete()) {
      hold(
          draft,
          item,
          "HOST_UNREACHABLE",
          "it was not found, and host %s does not answer".formatted(sight.silentHost()),
          "Bring " + sight.silentHost() + " back");
    } else if (draft.lasted(item.waiting(), "VANISHED", settings.settle())) {
      draft.put(item.in(ItemState.GONE));
      draft.say(EventType.NOTICED, item.workload(), "is on no host any more");
    } else {
      hold(draft, item, "VANISHED", "no host knows it", "Wait for a second look");
    }
  }

  private static void hold(Draft draft, Item item, String code, String text, String remedy) {
    draft.put(item.in(ItemState.RETRY, draft.waiting(code, item.workload(), text, remedy)));
  }

  private static boolean waitsToLeave(Item item) {
    return switch (item.state()) {
      case PENDING, PLANNED, RETRY, BLOCKED, FOREIGN -> true;
      default -> false;
    };
  }

  private static boolean hadLeft(Item item) {
    return switch (item.state()) {
      case ARRIVED, AT_REST, STAYS_OFF, GONE, STOPPED_BY_US, HOME, NOT_HOME -> true;
      default -> false;
    };
  }
}
