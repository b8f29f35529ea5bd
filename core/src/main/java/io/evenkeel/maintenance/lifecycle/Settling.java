package io.evenkeel.maintenance.lifecycle;

import io.evenkeel.maintenance.operation.Attempt;
import io.evenkeel.maintenance.operation.Course;
import io.evenkeel.maintenance.operation.EventType;
import io.evenkeel.maintenance.operation.Instruction;
import io.evenkeel.maintenance.operation.Item;
import io.evenkeel.maintenance.operation.ItemState;
import io.evenkeel.maintenance.operation.Step;
import io.evenkeel.maintenance.operation.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Writes down what a look says of every open order. The same on the way out and on the way home.
 */
final class Settling {

  /** Seen in passing in the best of moves, since hosts are not looked at in the same instant. */
  private static final List<String> SETTLED_BY_A_SECOND_LOOK =
      List.of("OUTCOME_UNKNOWN", "TWO_COPIES", "VANISHED", "ARRIVING", "ASKED_AGAIN");

  private final Settings settings;

  Settling(Settings settings) {
    this.settings = settings;
  }

  void all(Draft draft) {
    for (Item item : draft.items()) {
      if (item.open()) {
        String order = draft.before.orderId(item.workload(), item.attempt().number());
        settle(draft, item, new Settlement(item, order, draft.seen, draft.now, settings).verdict());
      }
    }
  }

  private void settle(Draft draft, Item item, Verdict verdict) {
    switch (verdict.outcome()) {
      case IN_PROGRESS -> inProgress(draft, item);
      case DONE -> done(draft, item);
      case NOT_DONE -> notDone(draft, item, verdict.text());
      case AGAIN -> again(draft, item, verdict);
      case UNKNOWN -> doubt(draft, item, verdict);
      case FOREIGN -> wait(draft, item, ItemState.FOREIGN, verdict);
      case OPERATOR -> {
        if (mayBeForced(draft, item, verdict)) {
          forceOff(draft, item);
        } else {
          block(draft, item, verdict, EventType.BLOCKED);
        }
      }
      case ALARM -> block(draft, item, verdict, EventType.ALARM);
      case ELSEWHERE -> found(draft, item, verdict.host());
      case OFF -> {
        draft.put(closed(item, draft.now).in(ItemState.STAYS_OFF));
        draft.say(EventType.NOTICED, item.workload(), "is off, and not by us; it stays off");
      }
      case GONE -> {
        draft.put(closed(item, draft.now).in(ItemState.GONE));
        draft.say(EventType.NOTICED, item.workload(), "is on no host any more");
      }
    }
  }

  /**
   * As another order, since what anybody knows of the first one must not count for the second. To
   * ask a guest twice does no harm.
   */
  private void again(Draft draft, Item item, Verdict verdict) {
    Attempt attempt = item.attempt();
    Item issued =
        item.with(
                attempt.next(
                    attempt.step(),
                    attempt.from(),
                    attempt.to(),
                    draft.now,
                    draft.now.plus(settings.shutdown())))
            .in(
                item.state(),
                draft.waiting(verdict.code(), item.workload(), verdict.text(), verdict.remedy()));
    draft.put(issued);
    draft.act(new Action.Give(Orders.of(draft.before, issued)));
    draft.say(EventType.STOP_STARTED, item.workload(), verdict.text());
  }

  /**
   * Only by the request's explicit choice, only on the host that is emptied, and only after it was
   * asked to shut down in vain.
   */
  private static boolean mayBeForced(Draft draft, Item item, Verdict verdict) {
    return item.attempt().step() == Step.STOP
        && verdict.code().equals("IGNORES_SHUTDOWN")
        && item.course().way() != Course.Way.SUSPEND
        && item.attempt().from().equals(draft.host())
        && (draft.before.terms().consents().forceOff()
            || draft.standing().steering().says(item.workload(), Instruction.Kind.FORCE_OFF));
  }

  private void forceOff(Draft draft, Item item) {
    String host = item.attempt().from();
    draft.order(
        item, ItemState.STOPPING, Step.FORCE_OFF, host, host, draft.now.plus(settings.shutdown()));
    draft.say(
        EventType.STOP_STARTED,
        item.workload(),
        "did not shut down in %d s: switching it off on %s, as the request of %s allows"
            .formatted(settings.shutdown().toSeconds(), host, draft.whoAgreed(item.workload())));
  }

  private void inProgress(Draft draft, Item item) {
    boolean late =
        item.attempt().step() == Step.MIGRATE && !draft.now.isBefore(item.attempt().until());
    if (late) {
      cancel(draft, item, "it takes longer than its limit");
      return;
    }
    ItemState working = working(item);
    boolean doubtIsOver = item.waiting().present() && !asked(item);
    if (item.state() != working || doubtIsOver) {
      draft.put(item.in(working));
    }
  }

  /** Asks once for a running move to be given up; how it ends is seen like any other end. */
  void cancel(Draft draft, Item item, String why) {
    if (asked(item)) {
      return;
    }
    Waiting wait =
        draft.waiting(
            "CANCELLED", item.workload(), "the move was told to give up: " + why, "Wait for it");
    draft.put(item.in(item.state(), wait));
    draft.act(new Action.Cancel(Orders.of(draft.before, item)));
    draft.say(EventType.MOVE_CANCELLED, item.workload(), "move told to give up: " + why);
  }

  private static boolean asked(Item item) {
    return item.waiting().code().equals("CANCELLED");
  }

  private void done(Draft draft, Item item) {
    Attempt attempt = item.attempt();
    Item closed = closed(item, draft.now);
    switch (attempt.step()) {
      case MIGRATE -> arrived(draft, closed, attempt.to(), "migrated", EventType.MOVED);
      case START -> arrived(draft, closed, attempt.from(), "started", EventType.STARTED);
      case STOP, FORCE_OFF -> {
        draft.put(closed.in(ItemState.STOPPED_BY_US));
        draft.say(EventType.STOPPED, item.workload(), "is off on " + attempt.from());
      }
      case RELOCATE -> draft.put(closed.in(ItemState.STOPPED_BY_US));
      case NONE -> throw new IllegalStateException(item.workload() + " has no open order");
    }
  }

  private void arrived(Draft draft, Item item, String host, String verb, EventType type) {
    boolean home = host.equals(item.home());
    draft.put(item.with(item.course().to(host)).in(home ? ItemState.HOME : ItemState.ARRIVED));
    Duration took = Duration.between(item.attempt().issuedAt(), draft.now);
    draft.say(
        type,
        item.workload(),
        "%s %s %s in %d s"
            .formatted(verb, type == EventType.MOVED ? "to" : "on", host, took.toSeconds()));
  }

  private void notDone(Draft draft, Item item, String text) {
    Attempt attempt = item.attempt();
    int failures = item.course().avoid().size() + 1;
    Duration pause = settings.retries().pause().multipliedBy(1L << Math.min(failures - 1, 20));
    Item failed =
        item.with(attempt.settled(draft.now.plus(pause)))
            .with(item.course().avoiding(attempt.to()));
    boolean last = failures >= settings.retries().attempts();
    String what = "attempt %d %s: %s".formatted(failures, phrase(attempt), text);
    draft.say(EventType.MOVE_FAILED, item.workload(), what);
    if (last) {
      Waiting wait =
          draft.waiting(
              "RETRIES_USED_UP",
              item.workload(),
              "%d attempts failed; the last: %s".formatted(failures, text),
              "Remove the cause, then move it or power it off by hand");
      draft.put(
          offByUs(item)
              ? failed.with(failed.course().givingUpTarget()).in(ItemState.STOPPED_BY_US, wait)
              : failed.in(ItemState.BLOCKED, wait));
      draft.say(EventType.BLOCKED, item.workload(), wait.text() + ". " + wait.remedy());
      return;
    }
    Waiting wait =
        draft.waiting(
            "RETRY", item.workload(), what, "It is tried again in " + pause.toSeconds() + " s");
    draft.put(failed.in(offByUs(item) ? ItemState.STOPPED_BY_US : ItemState.RETRY, wait));
  }

  private void doubt(Draft draft, Item item, Verdict verdict) {
    boolean news = item.state() != ItemState.IN_DOUBT && item.state() != ItemState.BLOCKED;
    wait(draft, item, ItemState.IN_DOUBT, verdict);
    if (news && !SETTLED_BY_A_SECOND_LOOK.contains(verdict.code())) {
      draft.say(EventType.IN_DOUBT, item.workload(), verdict.text() + ". " + verdict.remedy());
    }
  }

  private void wait(Draft draft, Item item, ItemState state, Verdict verdict) {
    draft.put(
        item.in(
            state,
            draft.waiting(verdict.code(), item.workload(), verdict.text(), verdict.remedy())));
  }

  private void block(Draft draft, Item item, Verdict verdict, EventType type) {
    if (item.state() != ItemState.BLOCKED) {
      draft.say(type, item.workload(), verdict.text() + ". " + verdict.remedy());
    }
    wait(draft, item, ItemState.BLOCKED, verdict);
  }

  /**
   * Live where we did not put it: somebody else acted. That is where it is; its home stays known.
   */
  private void found(Draft draft, Item item, String host) {
    boolean home = host.equals(item.home());
    Item closed = closed(item, draft.now);
    draft.put(closed.in(home ? ItemState.HOME : ItemState.ARRIVED));
    draft.say(EventType.NOTICED, item.workload(), "runs on " + host + ", and not by us");
  }

  private static Item closed(Item item, Instant now) {
    return item.with(item.attempt().settled(now));
  }

  private static boolean offByUs(Item item) {
    return item.attempt().step() == Step.RELOCATE || item.attempt().step() == Step.START;
  }

  private static ItemState working(Item item) {
    return switch (item.attempt().step()) {
      case MIGRATE, RELOCATE ->
          item.attempt().to().equals(item.home()) ? ItemState.RETURNING : ItemState.MOVING;
      case STOP, FORCE_OFF -> ItemState.STOPPING;
      case START -> ItemState.STARTING;
      case NONE -> item.state();
    };
  }

  private static String phrase(Attempt attempt) {
    return switch (attempt.step()) {
      case MIGRATE -> "to migrate to " + attempt.to();
      case RELOCATE -> "to move it, switched off, to " + attempt.to();
      case STOP -> "to stop it on " + attempt.from();
      case FORCE_OFF -> "to switch it off on " + attempt.from();
      case START -> "to start it on " + attempt.from();
      case NONE -> "";
    };
  }
}
