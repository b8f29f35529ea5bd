package io.evenkeel.plan;

import java.util.Arrays;

/** Those that need not leave and are not at home: these are worth a look more often. */
final class Roamers {

  private final Board board;
  private final int[] all;
  private final int[] number;
  private int size;

  Roamers(Board board) {
    this.board = board;
    this.all = new int[board.at.length];
    this.number = new int[board.at.length];
  }

  void reset() {
    size = 0;
    Arrays.fill(number, -1);
    for (int piece = 0; piece < number.length; piece++) {
      moved(piece);
    }
  }

  void moved(int piece) {
    int home = board.home[piece];
    boolean away = home != Board.NOWHERE && board.at[piece] != home;
    if (away && number[piece] < 0) {
      number[piece] = size;
      all[size++] = piece;
    } else if (!away && number[piece] >= 0) {
      int last = all[--size];
      all[number[piece]] = last;
      number[last] = number[piece];
      number[piece] = -1;
    }
  }

  boolean isEmpty() {
    return size == 0;
  }

  int size() {
    return size;
  }

  int get(int index) {
    return all[index];
  }
}
