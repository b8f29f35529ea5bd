package io.evenkeel.plan;

import com.google.common.primitives.ImmutableIntArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Pieces of a board that are alike: which of them is where makes no difference. */
final class Twins {

  private final int[][] classes;

  Twins(Board board) {
    List<List<Integer>> alike = new ArrayList<>();
    for (int piece = 0; piece < board.at.length; piece++) {
      int one = piece;
      alike.stream()
          .filter(some -> board.alike(some.get(0), one))
          .findFirst()
          .orElseGet(
              () -> {
                alike.add(new ArrayList<>());
                return alike.get(alike.size() - 1);
              })
          .add(piece);
    }
    this.classes =
        alike.stream()
            .filter(some -> some.size() > 1)
            .map(some -> some.stream().mapToInt(Integer::intValue).toArray())
            .toArray(int[][]::new);
  }

  /** The same for all states that differ by who of those that are alike is where. */
  ImmutableIntArray key(int[] at) {
    int[] key = at.clone();
    for (int[] alike : classes) {
      int[] hosts = new int[alike.length];
      for (int i = 0; i < alike.length; i++) {
        hosts[i] = at[alike[i]];
      }
      Arrays.sort(hosts);
      for (int i = 0; i < alike.length; i++) {
        key[alike[i]] = hosts[i];
      }
    }
    return ImmutableIntArray.copyOf(key);
  }
}
