package io.evenkeel.maintenance.lifecycle;

import io.evenkeel.maintenance.operation.Attempt;
import io.evenkeel.maintenance.operation.Course;
import io.evenkeel.maintenance.operation.Item;
import io.evenkeel.maintenance.operation.ItemState;
import io.evenkeel.maintenance.operation.Operation;
import io.evenkeel.maintenance.operation.Step;
import io.evenkeel.plan.Underway;
import io.evenkeel.spi.Marker;
import io.evenkeel.spi.Order;
import io.evenkeel.spi.Tuning;
import java.time.Duration;
import java.util.Optional;

/** The driver's order for an intent. The same intent always gives the same order. */
public final class Orders {

  private Orders() {}

  /**
   * The order of an open intent.
   *
   * @throws IllegalArgumentException if the item has none
   */
  public static Order of(Operation operation, Item item) {
    Attempt attempt = item.attempt();
    String id = operation.orderId(item.workload(), attempt.number());
    String workload = item.workload();
    return switch (attempt.step()) {
      case MIGRATE ->
          new Order.Migrate(
              id,
              workload,
              attempt.from(),
              attempt.to(),
              tuning(item.course()),
              new Marker(operation.id(), item.home()));
      case STOP ->
          new Order.Stop(id, workload, attempt.from(), item.origin().runId(), mode(item.course()));
      case FORCE_OFF ->
          new Order.Stop(
              id, workload, attempt.from(), item.origin().runId(), Order.Stop.Mode.FORCED);
      case RELOCATE -> new Order.Relocate(id, workload, attempt.from(), attempt.to());
      case START -> new Order.Start(id, workload, attempt.from());
      case NONE -> throw new IllegalArgumentException(workload + " has no open order");
    };
  }

  /**
   * The room an item takes on two hosts: a move that has begun, a workload that is off and on its
   * way to a target, or one that was asked to start. Whether that is known to go on does not
   * matter.
   */
  public static Optional<Underway> underway(Item item) {
    Attempt attempt = item.attempt();
    if (attempt.step() == Step.MIGRATE || attempt.step() == Step.RELOCATE) {
      return Optional.of(new Underway(item.workload(), attempt.from(), attempt.to()));
    }
    boolean cold =
        item.course().way() == Course.Way.COLD
            && (item.open() || item.state() == ItemState.STOPPED_BY_US);
    if (cold) {
      return Optional.of(new Underway(item.workload(), item.home(), item.course().target()));
    }
    return attempt.step() == Step.START
        ? Optional.of(new Underway(item.workload(), attempt.from(), attempt.from()))
        : Optional.empty();
  }

  private static Tuning tuning(Course course) {
    return new Tuning(
        course.way() == Course.Way.LIVE_WITH_STORAGE, course.bitsPerSecond(), Duration.ZERO);
  }

  private static Order.Stop.Mode mode(Course course) {
    return course.way() == Course.Way.SUSPEND ? Order.Stop.Mode.SUSPEND : Order.Stop.Mode.GRACEFUL;
  }
}
