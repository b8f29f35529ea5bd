package io.evenkeel.fake;

import java.util.ArrayList;
import java.util.List;

/** One direction of a host's migration link, and the moves that share it. */
final class Link {

  final double fullBytesPerSecond;
  final List<Move> moves = new ArrayList<>();

  /** What part of it works: 1 unless a fault slows it down. */
  double health = 1;

  /** For the time of one sharing: what is not given out yet, and to how many moves. */
  double free;

  int open;
  boolean seen;

  Link(long bitsPerSecond) {
    fullBytesPerSecond = bitsPerSecond / 8.0;
  }

  double bytesPerSecond() {
    return fullBytesPerSecond * health;
  }

  double level() {
    return open == 0 ? Double.POSITIVE_INFINITY : free / open;
  }
}
