package io.evenkeel.plan;

import io.evenkeel.plan.BoardOrder.Hop;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A way out when everybody waits for somebody else: some of those who wait leave their host for one
 * that has room for the moment, so that another can come.
 */
final class Detour {

  private final Board board;
  private final int[] goal;
  private final List<Integer> waiting;
  private final List<Integer> byBytes;

  /**
   * Looks for one.
   *
   * @param waiting those that have not come to their goal
   * @param detoured those that took a detour already: nobody takes two
   */
  Detour(Board board, int[] goal, List<Integer> waiting, List<Integer> detoured) {
    this.board = board;
    this.goal = goal;
    this.waiting = waiting;
    this.byBytes =
        waiting.stream()
            .filter(piece -> !detoured.contains(piece))
            .sorted(Comparator.comparingDouble(piece -> board.cost(piece, goal[piece])))
            .toList();
  }

  /** The hops that let one of the waiting go and cost least; none if there are none. */
  List<Hop> cheapest() {
    List<Hop> cheapest = List.of();
    double least = Double.MAX_VALUE;
    for (int piece : waiting) {
      List<Hop> hops = letting(piece);
      double cost = hops.stream().mapToDouble(hop -> board.cost(hop.piece(), hop.host())).sum();
      if (!hops.isEmpty() && cost < least) {
        cheapest = hops;
        least = cost;
      }
    }
    return cheapest;
  }

  /** The smallest that make way for a piece, where they go for the moment; the board stays. */
  private List<Hop> letting(int piece) {
    List<Hop> hops = new ArrayList<>();
    int host = goal[piece];
    for (int other : byBytes) {
      if (free(piece, host)) {
        break;
      }
      if (other != piece && board.at[other] == host) {
        int refuge = refuge(other, piece);
        if (refuge != Board.NOWHERE) {
          hops.add(new Hop(other, refuge));
          board.put(other, refuge);
        }
      }
    }
    boolean enough = free(piece, host);
    hops.forEach(hop -> board.put(hop.piece(), host));
    return enough ? hops : List.of();
  }

  private boolean free(int piece, int host) {
    return board.hasRoom(piece, host) && board.lawful(piece, host, Board.NOWHERE);
  }

  /** The snuggest host with room that is none of theirs. */
  private int refuge(int piece, int comer) {
    int best = Board.NOWHERE;
    for (int host = 0; host < board.hosts.length; host++) {
      if (host != board.at[piece]
          && host != board.at[comer]
          && board.letsGo(host)
          && free(piece, host)
          && (best == Board.NOWHERE || board.memory[host] < board.memory[best])) {
        best = host;
      }
    }
    return best;
  }
}
