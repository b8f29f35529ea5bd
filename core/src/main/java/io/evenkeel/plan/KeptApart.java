package io.evenkeel.plan;

import java.util.List;

/** The pieces of a board that rules keep apart, and in which places they are. */
final class KeptApart {

  private final Group[] groups;

  /** Of each piece: the groups that it must keep apart from, by index. */
  private final int[][] own;

  /** With every piece nowhere. */
  KeptApart(List<Group> groups, int[][] own) {
    this.groups = groups.toArray(new Group[0]);
    this.own = own;
    for (int piece = 0; piece < own.length; piece++) {
      count(piece, Board.NOWHERE, 1);
    }
  }

  /** A piece goes from one host to another. */
  void moves(int piece, int from, int to) {
    count(piece, from, -1);
    count(piece, to, 1);
  }

  private void count(int piece, int host, int sign) {
    for (int group : own[piece]) {
      Group one = groups[group];
      int place = one.place(piece, host);
      if (place != Board.NOWHERE) {
        one.count[place] += sign;
      }
    }
  }

  /** Whether nobody else is in the place of a host, once another piece has left its own. */
  boolean allows(int[] at, int piece, int host, int without) {
    for (int group : own[piece]) {
      Group one = groups[group];
      int place = one.place(piece, host);
      int others = one.count[place];
      if (one.place(piece, at[piece]) == place) {
        others--;
      }
      if (without != Board.NOWHERE
          && one.place(without, at[without]) == place
          && isIn(without, group)) {
        others--;
      }
      if (others > 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether none of those that are no pieces is in the place of a host. */
  boolean isFree(int piece, int host) {
    for (int group : own[piece]) {
      if (groups[group].fixed[groups[group].places[host]] > 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether no rule keeps a piece apart from anybody. */
  boolean isFreeOfAny(int piece) {
    return own[piece].length == 0;
  }

  /** Whether some that leave hold a place until they are gone that others may want. */
  boolean leaversHoldPlaces() {
    for (Group group : groups) {
      for (int origin : group.origins) {
        if (origin != Board.NOWHERE) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isIn(int piece, int group) {
    for (int one : own[piece]) {
      if (one == group) {
        return true;
      }
    }
    return false;
  }

  /**
   * Those that a rule keeps apart: the place of each board host, and how many of them are in each
   * place, with those that are no pieces. A piece that leaves holds the place it comes from as long
   * as it has no host.
   */
  static final class Group {

    private final int[] places;
    private final int[] origins;
    private final int[] fixed;
    private final int[] count;

    /**
     * A group.
     *
     * @param origins the place each piece comes from, {@link Board#NOWHERE} for those that do not
     *     leave, or come from where no board host is
     * @param fixed how many of those that are no pieces are in each place
     */
    Group(int[] places, int[] origins, int[] fixed) {
      this.places = places;
      this.origins = origins;
      this.fixed = fixed;
      this.count = fixed.clone();
    }

    private int place(int piece, int host) {
      return host == Board.NOWHERE ? origins[piece] : places[host];
    }
  }
}
