package io.evenkeel.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * An order in which every piece gets to its place with room for it there all the while: first those
 * that make room, which may have to wait for one another, then those that leave.
 */
final class BoardOrder {

  /** In so many orders it is tried to let those go who make room: some lead into a dead end. */
  private static final int ORDERS = 8;

  /** Of so many, trying orders takes long and helps little. */
  private static final int MANY = 60;

  private BoardOrder() {}

  /** Whether there is such an order for all of a board. The board is left as it was. */
  static boolean possible(Board board) {
    int[] goal = board.at.clone();
    boolean all = replay(board, goal).size() == moving(board, goal);
    board.set(goal);
    return all;
  }

  private static long moving(Board board, int[] goal) {
    long moving = 0;
    for (int piece = 0; piece < goal.length; piece++) {
      moving += goal[piece] == board.home[piece] ? 0 : 1;
    }
    return moving;
  }

  /** Starts with everybody at home, moves whoever can go to his goal, and gives the order. */
  static List<Integer> replay(Board board, int[] goal) {
    List<Integer> waiting = new ArrayList<>();
    List<Integer> leaving = new ArrayList<>();
    for (int piece = 0; piece < goal.length; piece++) {
      if (board.home[piece] != goal[piece]) {
        (board.home[piece] == Board.NOWHERE ? leaving : waiting).add(piece);
      }
    }
    Random random = new Random(waiting.size());
    List<Integer> best = List.of();
    int orders = waiting.size() > MANY ? 1 : ORDERS;
    for (int order = 0; order < orders && best.size() < waiting.size(); order++) {
      board.reset();
      List<Integer> ordered = inTurn(board, goal, waiting);
      best = ordered.size() > best.size() ? ordered : best;
      Collections.shuffle(waiting, random);
    }
    board.reset();
    best.forEach(piece -> board.put(piece, goal[piece]));
    List<Integer> ordered = new ArrayList<>(best);
    go(board, goal, leaving, ordered);
    return ordered;
  }

  private static List<Integer> inTurn(Board board, int[] goal, List<Integer> pieces) {
    List<Integer> ordered = new ArrayList<>();
    List<Integer> waiting = pieces;
    int before;
    do {
      before = ordered.size();
      waiting = go(board, goal, waiting, ordered);
    } while (ordered.size() > before && !waiting.isEmpty());
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
