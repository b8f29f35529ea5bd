package io.evenkeel.plan;

import com.google.common.primitives.ImmutableIntArray;
import io.evenkeel.plan.BoardOrder.Hop;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Looks at every state of a board that moves one after the other lead to, the cheapest first
 * (Dijkstra 1959), until all who leave have a host. Pieces that are alike count as one another. If
 * it comes to an end without that, there is no way, in whatever order.
 */
final class StateSearch {

  private final Board board;
  private final int leaving;
  private final long mostLooks;
  private final Twins twins;
  private final Map<ImmutableIntArray, State> known = new LinkedHashMap<>();
  private final PriorityQueue<State> open =
      new PriorityQueue<>(
          Comparator.comparingDouble((State state) -> state.cost)
              .thenComparingInt(state -> state.number));
  private final BitSet moved = new BitSet();
  private State best;
  private long looks;

  /**
   * Prepares.
   *
   * @param leaving how many of the pieces, the first ones, must find a host
   * @param mostLooks how many moves are looked at before it gives up
   */
  StateSearch(Board board, int leaving, long mostLooks) {
    this.board = board;
    this.leaving = leaving;
    this.mostLooks = mostLooks;
    this.twins = new Twins(board);
    this.best = new State(0, 0, 0, board.home.clone(), List.of());
  }

  /** Searches; the board is left as it was at first. */
  Outcome run() {
    add(best.at, List.of(), 0);
    while (!open.isEmpty()) {
      State state = open.remove();
      if (state.placed > best.placed) {
        best = state;
      }
      if (state.placed == leaving) {
        return Outcome.FOUND;
      }
      if (looks > mostLooks) {
        return Outcome.GAVE_UP;
      }
      board.set(state.at);
      expand(state);
      board.reset();
    }
    return Outcome.NO_WAY;
  }

  /** The moves to the state that places most and costs least. */
  List<Hop> hops() {
    List<Hop> hops = new ArrayList<>();
    for (State state = best; !state.last.isEmpty(); ) {
      Step step = state.last.get(0);
      hops.add(0, step.hop);
      state = step.before;
    }
    return hops;
  }

  /** How many states were found. */
  int states() {
    return known.size();
  }

  /** Those that can move in some state. */
  BitSet moved() {
    return moved;
  }

  private void expand(State state) {
    for (int piece = 0; piece < state.at.length; piece++) {
      int from = state.at[piece];
      boolean stuck = from != Board.NOWHERE && !board.letsGo(from);
      for (int host = 0; host < board.hosts.length && !stuck; host++) {
        looks++;
        if (host != state.at[piece]
            && board.hasRoom(piece, host)
            && board.lawful(piece, host, Board.NOWHERE)) {
          moved.set(piece);
          int[] at = state.at.clone();
          at[piece] = host;
          add(at, List.of(new Step(state, new Hop(piece, host))), state.cost + cost(piece, host));
        }
      }
    }
  }

  /** Every move sends bytes, one back home, too; only the first of one that leaves it must make. */
  private double cost(int piece, int host) {
    return board.at[piece] == Board.NOWHERE ? board.cost(piece, host) : board.sends(piece);
  }

  private void add(int[] at, List<Step> last, double cost) {
    ImmutableIntArray key = twins.key(at);
    State there = known.get(key);
    if (there == null || cost < there.cost) {
      int placed = 0;
      for (int piece = 0; piece < leaving; piece++) {
        placed += at[piece] == Board.NOWHERE ? 0 : 1;
      }
      State state = new State(there == null ? known.size() : there.number, cost, placed, at, last);
      known.put(key, state);
      open.add(state);
    }
  }

  /** How a search ends. */
  enum Outcome {
    /** With a cheapest way. */
    FOUND,
    /** Every state was looked at. */
    NO_WAY,
    /** There are too many. */
    GAVE_UP
  }

  private record Step(State before, Hop hop) {}

  /** Where everybody is, and the step that led there, but for the first. */
  private static final class State {

    private final int number;
    private final double cost;
    private final int placed;
    private final int[] at;
    private final List<Step> last;

    State(int number, double cost, int placed, int[] at, List<Step> last) {
      this.number = number;
      this.cost = cost;
      this.placed = placed;
      this.at = at;
      this.last = last;
    }
  }
}
