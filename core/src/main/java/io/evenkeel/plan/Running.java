package io.evenkeel.plan;

import java.util.function.IntPredicate;

/** The moves under way while a schedule is made, the next to end first. A binary heap. */
final class Running {

  private final int[] moves;
  private final long[] ends;
  private final long[] rates;
  private int size;
  private long last;

  Running(int most) {
    this.moves = new int[most + 1];
    this.ends = new long[most + 1];
    this.rates = new long[most + 1];
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** When the next one ends. */
  long next() {
    return ends[1];
  }

  long nextRate() {
    return rates[1];
  }

  /** The latest end of any that was ever added. */
  long last() {
    return last;
  }

  int count(IntPredicate which) {
    int count = 0;
    for (int i = 1; i <= size; i++) {
      count += which.test(moves[i]) ? 1 : 0;
    }
    return count;
  }

  void add(int move, long end, long rate) {
    last = Math.max(last, end);
    int hole = ++size;
    while (hole > 1 && end < ends[hole / 2]) {
      copy(hole / 2, hole);
      hole /= 2;
    }
    put(hole, move, end, rate);
  }

  int remove() {
    int first = moves[1];
    int move = moves[size];
    long end = ends[size];
    long rate = rates[size];
    size--;
    int hole = 1;
    while (2 * hole <= size) {
      int child = 2 * hole;
      if (child < size && ends[child + 1] < ends[child]) {
        child++;
      }
      if (end <= ends[child]) {
        break;
      }
      copy(child, hole);
      hole = child;
    }
    put(hole, move, end, rate);
    return first;
  }

  private void copy(int from, int to) {
    put(to, moves[from], ends[from], rates[from]);
  }

  private void put(int at, int move, long end, long rate) {
    moves[at] = move;
    ends[at] = end;
    rates[at] = rate;
  }
}
