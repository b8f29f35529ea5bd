package io.evenkeel.fake;

import java.util.ArrayList;
import java.util.List;

/**
 * Shares links among moves: max-min fair, full duplex, no move above its own limit. Only the moves
 * that share a link with the changed ones, directly or through others, are looked at.
 */
final class Bandwidth {

  /** What a move is told when it may send faster or slower. */
  interface Listener {
    void rateIs(Move move, double bytesPerSecond);
  }

  private final Listener listener;
  private final List<Link> links = new ArrayList<>();
  private final List<Move> moves = new ArrayList<>();

  Bandwidth(Listener listener) {
    this.listener = listener;
  }

  void join(Move move) {
    move.out().moves.add(move);
    move.in().moves.add(move);
    share(move.out(), move.in());
  }

  void leave(Move move) {
    if (move.out().moves.remove(move)) {
      move.in().moves.remove(move);
      share(move.out(), move.in());
    }
  }

  void share(Link one, Link other) {
    collect(one);
    collect(other);
    while (!moves.isEmpty()) {
      fill();
    }
    for (Link link : links) {
      link.seen = false;
    }
    links.clear();
  }

  private void collect(Link first) {
    int index = links.size();
    see(first);
    for (; index < links.size(); index++) {
      Link link = links.get(index);
      for (int m = 0; m < link.moves.size(); m++) {
        Move move = link.moves.get(m);
        if (link == move.out()) {
          moves.add(move);
        }
        see(move.out());
        see(move.in());
      }
    }
  }

  private void see(Link link) {
    if (!link.seen) {
      link.seen = true;
      link.free = link.bytesPerSecond();
      link.open = link.moves.size();
      links.add(link);
    }
  }

  /** Finds the tightest link or limit, and settles all moves that it holds back. */
  private void fill() {
    double level = Double.POSITIVE_INFINITY;
    for (Move move : moves) {
      level = Math.min(level, level(move));
    }
    List<Move> settled = new ArrayList<>();
    for (Move move : moves) {
      if (level(move) <= level) {
        settled.add(move);
      }
    }
    moves.removeAll(settled);
    for (Move move : settled) {
      take(move.out(), level);
      take(move.in(), level);
      listener.rateIs(move, level);
    }
  }

  private static double level(Move move) {
    return Math.min(move.limit(), Math.min(move.out().level(), move.in().level()));
  }

  private static void take(Link link, double bytesPerSecond) {
    link.free -= bytesPerSecond;
    link.open--;
  }
}
