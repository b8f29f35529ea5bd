package io.evenkeel.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * An order in which every piece gets to its place with room for it there all the while: first those
 * that make room, which may have to wait for one another, then those that leave.
 */
final class BoardOrder {

  private BoardOrder() {}

  /** Whether there is such an order for all of a board. The board is left as it was. */
  static boolean possible(Board board) {
    int[] goal = board.at.clone();
    List<Integer> ordered = replay(board, goal);
    board.set(goal);
    long moving = 0;
    for (int piece = 0; piece < goal.length; piece++) {
      moving += goal[piece] == board.pieces.get(piece).home() ? 0 : 1;
    }
    return ordered.size() == moving;
  }

  /** Starts with everybody at home, moves whoever can go to his goal, and gives the order. */
  static List<Integer> replay(Board board, int[] goal) {
    List<Integer> waiting = new ArrayList<>();
    List<Integer> leaving = new ArrayList<>();
    for (int piece = 0; piece < goal.length; piece++) {
      int home = board.pieces.get(piece).home();
      if (home != goal[piece]) {
        (home == Board.NOWHERE ? leaving : waiting).add(piece);
        board.put(piece, home);
      }
    }
    List<Integer> ordered = new ArrayList<>();
    int before;
    do {
      before = ordered.size();
      waiting = go(board, goal, waiting, ordered);
    } while (ordered.size() > before && !waiting.isEmpty());
    go(board, goal, leaving, ordered);
    return ordered;
  }

  private static List<Integer> go(
      Board board, int[] goal, List<Integer> pieces, List<Integer> ordered) {
    List<Integer> still = new ArrayList<>();
    for (int piece : pieces) {
      int to = goal[piece];
      if (board.hasRoom(piece, to) && board.lawful(piece, to, Board.NOWHERE)) {
        board.put(piece, to);
        ordered.add(piece);
      } else {
        still.add(piece);
      }
    }
    return still;
  }
}
