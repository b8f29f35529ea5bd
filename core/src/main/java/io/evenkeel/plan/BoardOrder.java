package io.evenkeel.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * An order in which every piece gets to its place with room for it there all the while: first those
 * that make room, which may have to wait for one another, then those that leave. Where they wait in
 * a ring, one of them goes by way of a host that has room for the moment.
 */
final class BoardOrder {

  /** In so many orders it is tried to let those go who make room: some lead into a dead end. */
  private static final int ORDERS = 4;

  /** Of so many, trying orders takes long and helps little. */
  private static final int MANY = 60;

  private final Board board;
  private final int[] goal;
  private List<Hop> hops = new ArrayList<>();

  private int looks;

  BoardOrder(Board board, int[] goal) {
    this.board = board;
    this.goal = goal;
  }

  /** How many places were looked at so far. */
  int looks() {
    return looks;
  }

  /** What the hops cost if they brought everybody to his goal; more than anything else if not. */
  double cost() {
    double cost = 0;
    for (int piece = 0; piece < goal.length; piece++) {
      if (board.at[piece] != goal[piece]) {
        return Double.MAX_VALUE;
      }
    }
    for (Hop hop : hops) {
      cost += board.cost(hop.piece, hop.host);
    }
    return cost;
  }

  /** Starts with everybody at home and moves whoever can get to his goal; the board is left so. */
  List<Hop> replay() {
    List<Integer> waiting = new ArrayList<>();
    List<Integer> leaving = new ArrayList<>();
    for (int piece = 0; piece < goal.length; piece++) {
      if (board.home[piece] != goal[piece]) {
        (board.home[piece] == Board.NOWHERE ? leaving : waiting).add(piece);
      }
    }
    List<Hop> most = direct(waiting);
    if (most.size() < waiting.size()) {
      List<Hop> roundabout = roundabout(waiting);
      most = roundabout.isEmpty() ? most : roundabout;
    }
    board.reset();
    most.forEach(hop -> board.put(hop.piece, hop.host));
    hops = new ArrayList<>(most);
    inTurn(leaving);
    if (hops.size() < waiting.size() + leaving.size() && board.leaversHoldPlaces()) {
      mixed(waiting, leaving);
    }
    return hops;
  }

  /** Those that leave go first where that frees a place for those that make room. */
  private void mixed(List<Integer> waiting, List<Integer> leaving) {
    List<Hop> before = hops;
    List<Integer> all = new ArrayList<>(waiting);
    all.addAll(leaving);
    board.reset();
    hops = new ArrayList<>();
    inTurn(all);
    if (hops.size() < before.size()) {
      board.reset();
      before.forEach(hop -> board.put(hop.piece, hop.host));
      hops = before;
    }
  }

  /** The most of them that get to their goals by one move each. */
  private List<Hop> direct(List<Integer> pieces) {
    List<Integer> waiting = new ArrayList<>(pieces);
    Random random = new Random(waiting.size());
    List<Hop> most = List.of();
    int orders = waiting.size() > MANY ? 1 : ORDERS;
    for (int order = 0; order < orders && most.size() < waiting.size(); order++) {
      board.reset();
      hops = new ArrayList<>();
      inTurn(waiting);
      most = hops.size() > most.size() ? hops : most;
      Collections.shuffle(waiting, random);
    }
    return most;
  }

  /** All of them, some by way of another host; none if that does not work out. */
  private List<Hop> roundabout(List<Integer> pieces) {
    board.reset();
    hops = new ArrayList<>();
    List<Integer> waiting = inTurn(pieces);
    List<Integer> detoured = new ArrayList<>();
    while (!waiting.isEmpty()) {
      List<Hop> detour = new Detour(board, goal, waiting, detoured).cheapest();
      looks += waiting.size() * board.hosts.length;
      if (detour.isEmpty()) {
        return List.of();
      }
      for (Hop hop : detour) {
        board.put(hop.piece, hop.host);
        hops.add(hop);
        detoured.add(hop.piece);
      }
      waiting = inTurn(waiting);
    }
    return hops;
  }

  private List<Integer> inTurn(List<Integer> pieces) {
    List<Integer> waiting = pieces;
    int before;
    do {
      before = hops.size();
      waiting = go(waiting);
    } while (hops.size() > before && !waiting.isEmpty());
    return waiting;
  }

  private List<Integer> go(List<Integer> pieces) {
    List<Integer> still = new ArrayList<>();
    looks += pieces.size();
    for (int piece : pieces) {
      int to = goal[piece];
      if (board.hasRoom(piece, to) && board.lawful(piece, to, Board.NOWHERE)) {
        board.put(piece, to);
        hops.add(new Hop(piece, to));
      } else {
        still.add(piece);
      }
    }
    return still;
  }

  /** One move. */
  record Hop(int piece, int host) {}
}
