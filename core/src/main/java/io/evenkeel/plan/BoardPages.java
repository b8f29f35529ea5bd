package io.evenkeel.plan;

import java.util.Arrays;

/**
 * The memory of a board by the size of its pages, where its pieces have pages of several sizes:
 * then memory as a whole does not say who fits.
 */
final class BoardPages {

  /** All pieces have pages of one size. */
  static final BoardPages ONE_SIZE = new BoardPages(new long[0][], new long[0][]);

  /** By size and piece: what it needs. */
  private final long[][] needs;

  /** By size and board host: what is free. */
  private final long[][] free;

  /** With no piece on any host. */
  BoardPages(long[][] needs, long[][] free) {
    this.needs = needs;
    this.free = free;
  }

  /** A piece goes from one host to another. */
  void moves(int piece, int from, int to) {
    for (int page = 0; page < needs.length; page++) {
      if (from != Board.NOWHERE) {
        free[page][from] += needs[page][piece];
      }
      if (to != Board.NOWHERE) {
        free[page][to] -= needs[page][piece];
      }
    }
  }

  /** Whether a host has room for a piece in every size, once another piece has left it. */
  boolean take(int[] at, int piece, int host, int without) {
    for (int page = 0; page < needs.length; page++) {
      long left = free[page][host];
      if (without != Board.NOWHERE && at[without] == host) {
        left += needs[page][without];
      }
      if (at[piece] != host && needs[page][piece] > Math.max(0, left)) {
        return false;
      }
    }
    return true;
  }

  /** Whether two pieces need the same. */
  boolean alike(int one, int other) {
    return Arrays.stream(needs).allMatch(page -> page[one] == page[other]);
  }
}
