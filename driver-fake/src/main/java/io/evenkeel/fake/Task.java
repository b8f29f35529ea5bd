package io.evenkeel.fake;

import io.evenkeel.spi.Order;
import io.evenkeel.spi.Progress;
import io.evenkeel.spi.Transfer;
import org.jspecify.annotations.Nullable;

/** An order that was accepted. */
final class Task {

  final Order order;

  /** Whether an order asked for it; otherwise a user did. */
  final boolean ours;

  Progress.State state = Progress.State.RUNNING;
  String message = "";

  /** Whether the driver lost sight of it. */
  boolean answerLost;

  /** The figures of a move that has ended. */
  Transfer transfer = Transfer.NONE;

  /** When it ends, or the next thing happens in it. */
  Agenda.@Nullable Entry due;

  /** When a fault breaks it. */
  Agenda.@Nullable Entry breaks;

  Task(Order order, boolean ours) {
    this.order = order;
    this.ours = ours;
  }

  boolean running() {
    return state == Progress.State.RUNNING;
  }

  /** Whether it will end by itself. A shutdown that the guest ignores will not. */
  boolean willEnd() {
    return running() && (due != null || breaks != null);
  }
}
