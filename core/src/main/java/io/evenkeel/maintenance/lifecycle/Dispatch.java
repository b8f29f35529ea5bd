package io.evenkeel.maintenance.lifecycle;

import io.evenkeel.cluster.Cluster;
import io.evenkeel.maintenance.operation.Course;
import io.evenkeel.maintenance.operation.EventType;
import io.evenkeel.maintenance.operation.Item;
import io.evenkeel.maintenance.operation.ItemState;
import io.evenkeel.maintenance.operation.Step;
import io.evenkeel.plan.Obstacles;
import io.evenkeel.plan.Remaining.Reason;
import io.evenkeel.plan.Underway;
import io.evenkeel.spi.Host;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Gives orders for what is planned: each step is checked again just before it begins. */
final class Dispatch {

  private static final long GIB = 1L << 30;

  private final Settings settings;

  Dispatch(Settings settings) {
    this.settings = settings;
  }

  /** What became of an attempt to begin. */
  enum Begun {
    /** The order is written down. */
    YES,
    /** Slots or bandwidth are taken; later. */
    LATER,
    /** Its target no longer fits, and nothing that runs will change that. */
    NO
  }

  /** Begins to move an item to a target, if slots, bandwidth and the target allow it now. */
  Begun move(Draft draft, Cluster cluster, Item item, String from, String to) {
    if (draft.before.terms().options().sequential() && draft.anyOpen()) {
      return Begun.LATER;
    }
    if (draft.orderedElsewhere(item.workload())) {
      draft.put(item.in(item.state(), draft.otherOperation(item.workload())));
      return Begun.LATER;
    }
    if (draft.expectsUnseen(to)) {
      return Begun.LATER;
    }
    List<Underway> underway = draft.underway();
    boolean cold = item.course().way() == Course.Way.COLD;
    // What is cheap to know is asked first: most planned items wait for a slot or the link.
    if (!cold
        && (!slotFree(cluster, draft.inMotion(), from, to)
            || !linkFree(draft, cluster, item, from, to)
            || !new ZoneRoom(cluster, draft.inMotion()).takes(item.workload(), from))) {
      return Begun.LATER;
    }
    List<Reason> obstacles = Obstacles.of(cluster, item.workload(), to, underway);
    if (!obstacles.isEmpty()) {
      return blockedByOurOwn(draft, underway) ? Begun.LATER : Begun.NO;
    }
    if (cold) {
      stop(draft, item, from);
      return Begun.YES;
    }
    boolean returning = to.equals(item.home());
    Item issued =
        draft.order(
            item,
            returning ? ItemState.RETURNING : ItemState.MOVING,
            Step.MIGRATE,
            from,
            to,
            deadline(draft.now, cluster, item));
    draft.say(
        EventType.MOVE_STARTED,
        item.workload(),
        "migrating from %s to %s%s"
            .formatted(
                from,
                to,
                item.course().avoid().isEmpty()
                    ? ""
                    : ", attempt " + (issued.course().avoid().size() + 1)));
    return Begun.YES;
  }

  /** Asks a workload to stop; the consent is in its course. */
  void stop(Draft draft, Item item, String host) {
    if (draft.orderedElsewhere(item.workload())) {
      draft.put(item.in(item.state(), draft.otherOperation(item.workload())));
      return;
    }
    Instant deadline = draft.now.plus(settings.shutdown());
    String run =
        draft
            .seen
            .reported()
            .findWorkload(item.workload())
            .map(workload -> workload.presence().runId())
            .orElse(item.origin().runId());
    draft.order(item.ofRun(run), ItemState.STOPPING, Step.STOP, host, host, deadline);
    String how = item.course().way() == Course.Way.SUSPEND ? "suspending" : "shutting down";
    String consent =
        switch (item.course().consent()) {
          case WORKLOAD_POLICY -> "its own policy";
          case REQUEST -> "the request of " + draft.whoAgreed(item.workload());
        };
    draft.say(
        EventType.STOP_STARTED,
        item.workload(),
        "%s on %s, as %s allows".formatted(how, host, consent));
  }

  /**
   * A step that waits for another one of ours is not replanned; it comes when the other has ended.
   */
  private static boolean blockedByOurOwn(Draft draft, List<Underway> underway) {
    return draft.anyOpen() || !underway.isEmpty();
  }

  private static boolean slotFree(
      Cluster cluster, List<Underway> underway, String from, String to) {
    long out = underway.stream().filter(move -> move.from().equals(from)).count();
    long in = underway.stream().filter(move -> move.to().equals(to)).count();
    return out < cluster.host(from).limits().maxMigrationsOut()
        && in < cluster.host(to).limits().maxMigrationsIn();
  }

  private static boolean linkFree(Draft draft, Cluster cluster, Item item, String from, String to) {
    long out = item.course().bitsPerSecond();
    long in = out;
    for (Item other : draft.items()) {
      if (other.attempt().step() == Step.MIGRATE) {
        out += other.attempt().from().equals(from) ? other.course().bitsPerSecond() : 0;
        in += other.attempt().to().equals(to) ? other.course().bitsPerSecond() : 0;
      }
    }
    Host source = cluster.host(from);
    Host target = cluster.host(to);
    return out <= source.reach().migrationBitsPerSecond()
        && in <= target.reach().migrationBitsPerSecond();
  }

  /** Nova's rule: so long for each GiB, but at least for two. */
  private Instant deadline(Instant now, Cluster cluster, Item item) {
    long bytes =
        cluster
            .findWorkload(item.workload())
            .map(w -> w.memoryBytes() + w.demand().reach().localDiskBytes())
            .orElse(0L);
    long gib = Math.max(2, (bytes + GIB - 1) / GIB);
    Duration limit = settings.moveLimit().multipliedBy(gib);
    return now.plus(limit);
  }
}
