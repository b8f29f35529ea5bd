package io.evenkeel.maintenance.lifecycle;

import io.evenkeel.cluster.Cluster;
import io.evenkeel.maintenance.lifecycle.Dispatch.Begun;
import io.evenkeel.maintenance.operation.Ending;
import io.evenkeel.maintenance.operation.EventType;
import io.evenkeel.maintenance.operation.Item;
import io.evenkeel.maintenance.operation.ItemState;
import io.evenkeel.maintenance.operation.Waiting;
import io.evenkeel.plan.Move;
import io.evenkeel.plan.Plan;
import io.evenkeel.plan.PlanRequest;
import io.evenkeel.plan.Planner;
import io.evenkeel.plan.Remaining;
import io.evenkeel.plan.Underway;
import io.evenkeel.spi.Handling.Restart;
import io.evenkeel.spi.Power;
import io.evenkeel.spi.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Brings every workload home that is where we put it, and starts what we stopped. */
final class Homecoming {

  private final Planner planner;
  private final Settings settings;
  private final Dispatch dispatch;
  private final Restarting restarting;

  Homecoming(Planner planner, Settings settings) {
    this.planner = planner;
    this.settings = settings;
    this.dispatch = new Dispatch(settings);
    this.restarting = new Restarting(settings);
  }

  void advance(Draft draft) {
    Map<String, String> homes = new LinkedHashMap<>();
    for (Item item : draft.items()) {
      if (item.open() || item.state().settled()) {
        continue;
      }
      if (item.state() == ItemState.STOPPED_BY_US) {
        restart(draft, item);
      } else if (returns(draft, item) && item.state() != ItemState.PLANNED) {
        homes.put(item.workload(), item.home());
      }
    }
    Cluster cluster = draft.seen.clusterWithInService(draft.host());
    if (!homes.isEmpty()) {
      plan(draft, cluster, homes);
    }
    if (draft.pause().isEmpty()) {
      draft.items(ItemState.PLANNED).forEach(item -> begin(draft, cluster, item));
    }
  }

  private void restart(Draft draft, Item item) {
    Optional<Workload> live =
        draft.seen.reported().findWorkload(item.workload()).filter(w -> w.power().live());
    if (live.isPresent()) {
      startedBySomebody(draft, item, live.get().host());
    } else if (item.course().restart() == Restart.NEVER) {
      notHome(draft, item, "RESTART_NEVER", "it is not started again, as its policy says");
    } else {
      restarting.advance(draft, item, item.home());
    }
  }

  private static void startedBySomebody(Draft draft, Item item, String host) {
    if (host.equals(item.home())) {
      draft.put(item.in(ItemState.HOME));
    } else {
      notHome(draft, item, "STARTED_BY_SOMEBODY", "somebody started it on " + host);
    }
  }

  /** Whether it is to be brought home; if not, it is settled here, with the reason. */
  private boolean returns(Draft draft, Item item) {
    Optional<Workload> seen = draft.seen.reported().findWorkload(item.workload());
    if (seen.isEmpty()) {
      nowhere(draft, item);
      return false;
    }
    String host = seen.get().host();
    if (seen.get().power() == Power.STOPPED) {
      draft.put(item.in(ItemState.STAYS_OFF));
      draft.say(EventType.NOTICED, item.workload(), "was powered off, not by us; it stays off");
      return false;
    }
    if (host.equals(item.home()) && seen.get().power().live()) {
      draft.put(item.in(ItemState.HOME));
      return false;
    }
    if (draft.standing().ending() == Ending.LEAVE_THERE) {
      notHome(draft, item, "LEFT_THERE", "it stays on " + host + ", as was asked");
      return false;
    }
    boolean whereWePutIt = host.equals(item.attempt().to()) || host.equals(item.attempt().from());
    if (!whereWePutIt) {
      notHome(draft, item, "MOVED_BY_OPERATOR", "its operator moved it to " + host);
      return false;
    }
    boolean usedUp = item.waiting().code().equals("RETRIES_USED_UP");
    boolean pausing = item.state() == ItemState.RETRY && draft.now.isBefore(item.attempt().until());
    return !usedUp && !pausing;
  }

  private void nowhere(Draft draft, Item item) {
    Sight sight = new Sight(draft.seen.reported(), item.workload());
    boolean twice = draft.lasted(item.waiting(), "VANISHED", settings.settle());
    if (sight.complete() && twice) {
      draft.put(item.in(ItemState.GONE));
      draft.say(EventType.NOTICED, item.workload(), "is on no host any more");
      return;
    }
    String silent = sight.silentHost();
    draft.put(
        item.in(
            ItemState.RETRY,
            sight.complete()
                ? draft.waiting(
                    "VANISHED", item.workload(), "no host knows it", "Wait for a second look")
                : draft.waiting(
                    "HOST_UNREACHABLE",
                    item.workload(),
                    "it was not found, and host " + silent + " does not answer",
                    "Bring " + silent + " back")));
  }

  private void plan(Draft draft, Cluster cluster, Map<String, String> homes) {
    List<Underway> held = new ArrayList<>(draft.underway());
    draft.items(ItemState.PLANNED).stream()
        .map(item -> new Underway(item.workload(), item.home(), item.home()))
        .forEach(held::add);
    PlanRequest request =
        PlanRequest.bringHome(homes).underway(held).options(draft.before.terms().options());
    Plan plan = planner.plan(cluster, request);
    for (Move move : plan.moves()) {
      draft
          .find(move.workload())
          .filter(item -> homes.containsKey(item.workload()))
          .ifPresent(
              item -> draft.putLast(item.with(item.course().along(move)).in(ItemState.PLANNED)));
    }
    for (Remaining remaining : plan.remaining()) {
      draft.find(remaining.workload()).ifPresent(item -> stays(draft, item, remaining));
    }
  }

  private void begin(Draft draft, Cluster cluster, Item item) {
    String from = cluster.findWorkload(item.workload()).map(Workload::host).orElse(item.home());
    if (dispatch.move(draft, cluster, item, from, item.home()) == Begun.NO) {
      draft.put(item.in(ItemState.AT_REST));
    }
  }

  private static void stays(Draft draft, Item item, Remaining remaining) {
    String why =
        remaining.reasons().stream()
            .map(Remaining.Reason::toString)
            .limit(3)
            .collect(Collectors.joining("; "));
    String code = remaining.reasons().isEmpty() ? "NO_TARGET" : remaining.reasons().get(0).code();
    Waiting wait =
        draft.waiting(
            code,
            item.workload(),
            "it can't come home to " + item.home() + ": " + why,
            "Remove the cause, or accept it as it is");
    if (!item.waiting().text().equals(wait.text())) {
      draft.say(EventType.BLOCKED, item.workload(), wait.text());
    }
    draft.put(item.in(ItemState.BLOCKED, wait));
  }

  private static void notHome(Draft draft, Item item, String code, String text) {
    draft.put(
        item.in(
            ItemState.NOT_HOME,
            draft.waiting(code, item.workload(), text, "Move it by hand if it should go home")));
    draft.say(EventType.NOTICED, item.workload(), "not home: " + text);
  }
}
