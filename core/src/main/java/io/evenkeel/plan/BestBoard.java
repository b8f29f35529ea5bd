package io.evenkeel.plan;

import io.evenkeel.plan.BoardOrder.Hop;
import java.util.List;

/** The best state of a board that a search has come to, if it has come to a lawful one. */
final class BestBoard {

  private static final double EQUAL = 1e-9;

  /** A way is looked for where it saves more than this part. */
  private static final double WORTHWHILE = 0.001;

  private int[] at = new int[0];
  private List<Hop> hops = List.of();
  private double cost = Double.MAX_VALUE;
  private double refused = -1;

  boolean found() {
    return cost < Double.MAX_VALUE;
  }

  /** Whether nobody has to be moved but those that leave. */
  boolean perfect() {
    return cost < EQUAL;
  }

  double cost() {
    return cost;
  }

  /** Where each piece is in it. */
  int[] at() {
    return at.clone();
  }

  /** How everybody gets there. */
  List<Hop> hops() {
    return hops;
  }

  /**
   * Keeps the state of a board if it is lawful and there is a way there that costs less.
   *
   * @return how many places were looked at to find that out
   */
  int offer(Board board, double itsCost) {
    if (itsCost >= cost * (1 - WORTHWHILE) || itsCost == refused || !board.settled()) {
      return 0;
    }
    refused = itsCost;
    int[] state = board.at.clone();
    BoardOrder order = new BoardOrder(board, state);
    List<Hop> way = order.replay();
    double whole = order.cost();
    board.set(state);
    if (whole < cost - EQUAL) {
      at = state;
      hops = way;
      cost = whole;
    }
    return state.length + order.looks();
  }
}
