package io.evenkeel.plan;

import java.util.Arrays;

/** The best state of a board that a search has come to, if it has come to a lawful one. */
final class BestBoard {

  private int[] at = new int[0];
  private double cost = Double.MAX_VALUE;
  private double refused = -1;

  boolean found() {
    return cost < Double.MAX_VALUE;
  }

  /** Whether nobody has to be moved but those that leave. */
  boolean perfect() {
    return cost < 1e-9;
  }

  double cost() {
    return cost;
  }

  /** Where each piece is in it. */
  int[] at() {
    return at.clone();
  }

  /** Keeps the state of a board if it costs less, is lawful, and there is an order to get there. */
  void offer(Board board, double itsCost) {
    if (itsCost >= cost - 1e-9 || itsCost == refused) {
      return;
    }
    int[] state = board.at.clone();
    if (lawful(board) && BoardOrder.possible(board)) {
      at = state;
      cost = itsCost;
    } else {
      refused = itsCost;
    }
  }

  private static boolean lawful(Board board) {
    return Arrays.stream(board.memory).allMatch(free -> free >= 0)
        && Arrays.stream(board.vcpus).allMatch(free -> free >= 0)
        && Arrays.stream(board.at).allMatch(host -> host != Board.NOWHERE);
  }
}
