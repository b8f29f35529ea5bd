package io.evenkeel.plan;

import java.util.Arrays;

/** Pieces of a board in no order, one of which can be picked by number. */
final class PieceSet {

  private static final int NOT_IN = -1;

  private final int[] slots;
  private int[] pieces = new int[8];
  private int size;

  /**
   * An empty set.
   *
   * @param slots where each piece is in its set; sets that never share a piece may share this
   */
  PieceSet(int[] slots) {
    this.slots = slots;
  }

  /** Slots of so many pieces, none of which is in a set. */
  static int[] slots(int pieces) {
    int[] slots = new int[pieces];
    Arrays.fill(slots, NOT_IN);
    return slots;
  }

  boolean contains(int piece) {
    return slots[piece] != NOT_IN;
  }

  void add(int piece) {
    if (size == pieces.length) {
      pieces = Arrays.copyOf(pieces, 2 * size);
    }
    slots[piece] = size;
    pieces[size++] = piece;
  }

  void remove(int piece) {
    int last = pieces[--size];
    pieces[slots[piece]] = last;
    slots[last] = slots[piece];
    slots[piece] = NOT_IN;
  }

  int size() {
    return size;
  }

  int get(int index) {
    return pieces[index];
  }
}
