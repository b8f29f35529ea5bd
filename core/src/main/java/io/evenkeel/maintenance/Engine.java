package io.evenkeel.maintenance;

import static java.util.stream.Collectors.toCollection;

import io.evenkeel.maintenance.lifecycle.Action;
import io.evenkeel.maintenance.lifecycle.Decision;
import io.evenkeel.maintenance.lifecycle.Lifecycle;
import io.evenkeel.maintenance.lifecycle.Observation;
import io.evenkeel.maintenance.lifecycle.Orders;
import io.evenkeel.maintenance.operation.Item;
import io.evenkeel.maintenance.operation.Operation;
import io.evenkeel.spi.DriverException;
import io.evenkeel.spi.Order;
import io.evenkeel.spi.Progress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One tick: ask how orders go, look, decide, write, act. In that order, for every operation, and
 * only while this process has the lease.
 */
final class Engine {

  private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

  private final Outside outside;
  private final Lookout lookout;
  private final Lifecycle lifecycle;
  private final Zones zones;
  private final Leadership leadership;
  private final ReentrantLock ticking = new ReentrantLock();

  /**
   * What the driver answered when an order was given; it only shortens waits, so memory will do.
   */
  private final Map<String, Progress> answers = new TreeMap<>();

  private Instant latest = Instant.MIN;

  Engine(
      Outside outside,
      Conduct conduct,
      Lookout lookout,
      Lifecycle lifecycle,
      Leadership leadership) {
    this.zones = new Zones(conduct.policy(), outside.store(), conduct.demands().health());
    this.leadership = leadership;
    this.outside = outside;
    this.lookout = lookout;
    this.lifecycle = lifecycle;
  }

  void tick() {
    if (!ticking.tryLock()) {
      return;
    }
    try {
      long token = leadership.hold();
      List<Operation> open = outside.store().open();
      outside
          .crew()
          .errands()
          .keepOnly(open.stream().map(Operation::id).collect(toCollection(TreeSet::new)));
      if (token != 0 && (!open.isEmpty() || !outside.store().fences().isEmpty())) {
        Map<String, Progress> reports = reports(open);
        Look look = lookout.look(open);
        lookout.liftFences(look);
        decide(look, reports, token);
      }
    } catch (DriverException unseen) {
      LOG.warn("nothing was decided, since nothing could be observed: {}", unseen.getMessage());
    } finally {
      ticking.unlock();
    }
  }

  /** Gives the lease back once a tick that runs has ended. */
  void release() {
    ticking.lock();
    try {
      leadership.release();
    } finally {
      ticking.unlock();
    }
  }

  /** Whoever has lost the lease decides nothing more: what he has read is no longer the newest. */
  private void decide(Look look, Map<String, Progress> reports, long token) {
    // A wall clock that jumps back must not make a wait start anew.
    latest = look.at().isAfter(latest) ? look.at() : latest;
    List<Operation> current = new ArrayList<>(look.open());
    for (int i = 0; i < current.size() && leadership.hold() == token; i++) {
      Operation operation = current.get(i);
      Decision decision = decision(operation, observation(look, reports, current, operation));
      if (written(operation, decision, token)) {
        current.set(i, decision.operation());
        act(decision.actions(), token);
      } else if (leadership.renew() != token) {
        return;
      }
    }
  }

  private Observation observation(
      Look look, Map<String, Progress> reports, List<Operation> current, Operation operation) {
    Look fresh = new Look(look.reported(), look.statuses(), current, latest);
    return new Observation(
        look.reported(),
        look.statuses(),
        reports,
        fresh.others(operation.id()),
        outside.driver().capabilities(),
        zones.now(operation, current),
        leadership.tenure());
  }

  /** A defect, or a planner of the panel that throws, must not hold up the other operations. */
  private Decision decision(Operation operation, Observation seen) {
    try {
      return lifecycle.decide(operation, seen, latest);
    } catch (RuntimeException broken) {
      LOG.error("nothing was decided for operation {}; the others go on", operation.id(), broken);
      return new Decision(operation, List.of(), List.of());
    }
  }

  /** Save first, act second. Who lost the race has decided on old facts, and drops its round. */
  private boolean written(Operation before, Decision decision, long token) {
    if (decision.operation().revision().equals(before.revision())) {
      return true;
    }
    if (!outside.store().replace(decision.operation(), decision.entries(), token)) {
      return false;
    }
    outside.bulletin().publish(decision.entries());
    return true;
  }

  private void act(List<Action> actions, long token) {
    for (Action action : actions) {
      if (leadership.maySend(token)) {
        act(action);
        if (!leadership.lasts(token)) {
          LOG.warn("{} took longer than the lease; another process may have decided since", action);
        }
      } else {
        LOG.warn("{} was not sent, since the lease is about to run out", action);
        notTaken(action, "it was not sent, since the lease was about to run out");
      }
    }
  }

  private void act(Action action) {
    try {
      action.run(outside.crew());
    } catch (DriverException refused) {
      LOG.warn("{} was not taken: {}", action, refused.getMessage());
      if (refused.kind().nothingChanged()) {
        notTaken(action, String.valueOf(refused.getMessage()));
      }
    } catch (RuntimeException broken) {
      LOG.error("the driver failed on {}; what it did must be observed", action, broken);
    }
  }

  private void notTaken(Action action, String why) {
    if (action instanceof Action.Give give) {
      answers.put(give.order().id(), Progress.refused(why));
    }
  }

  private Map<String, Progress> reports(List<Operation> open) {
    Map<String, Progress> reports = new TreeMap<>(outside.crew().errands().reports());
    for (Operation operation : open) {
      for (Item item : operation.items()) {
        if (item.open()) {
          Order order = Orders.of(operation, item);
          reports.put(order.id(), answers.getOrDefault(order.id(), progress(order)));
        }
      }
    }
    answers.keySet().retainAll(reports.keySet());
    return reports;
  }

  Progress progress(Order order) {
    try {
      return outside.driver().progress(order);
    } catch (RuntimeException unknown) {
      LOG.debug("no progress of {}", order.id(), unknown);
      return Progress.unknown();
    }
  }
}
