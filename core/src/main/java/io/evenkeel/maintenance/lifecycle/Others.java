package io.evenkeel.maintenance.lifecycle;

import io.evenkeel.plan.Underway;
import java.util.List;

/**
 * What the other operations have in hand.
 *
 * @param moves those that have begun or have a target: they take room
 * @param ordered workloads for which an order of theirs is open: nobody else may give one
 */
public record Others(List<Underway> moves, List<String> ordered) {

  /** There are no others. */
  public static final Others NONE = new Others(List.of(), List.of());

  /** Copies. */
  public Others {
    moves = List.copyOf(moves);
    ordered = List.copyOf(ordered);
  }
}
