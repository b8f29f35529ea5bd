package io.evenkeel.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A few hosts and all that may be moved among them, as arrays: what a search changes millions of
 * times. A host may be given more than it has; how much more is what the search drives to nothing.
 */
final class Board {

  /** Where a piece has no host. */
  static final int NOWHERE = -1;

  /** Of each board host: its number in the layout. */
  final int[] hosts;

  final List<Piece> pieces;

  /** Where each piece is: an index of {@link #hosts}, or {@link #NOWHERE}. */
  final int[] at;

  /** Free on each host; negative where it holds more than it has. */
  final long[] memory;

  final long[] vcpus;

  /** Of each piece: where it is at first, what it needs, and what it sends if it is not there. */
  final int[] home;

  final long[] needsMemory;
  final long[] needsVcpus;
  private final double unit;
  private final double[] costs;
  private final int[][] grouped;
  private final long[][] weights;
  private final boolean[] open;
  private final Group[] groups;

  Board(int[] hosts, List<Piece> pieces, long[] memory, long[] vcpus, List<Group> groups) {
    this.hosts = hosts;
    this.pieces = pieces;
    this.memory = memory;
    this.vcpus = vcpus;
    this.groups = groups.toArray(new Group[0]);
    this.at = new int[pieces.size()];
    Arrays.fill(at, NOWHERE);
    this.home = pieces.stream().mapToInt(Piece::home).toArray();
    this.needsMemory = pieces.stream().mapToLong(piece -> piece.party.memory).toArray();
    this.needsVcpus = pieces.stream().mapToLong(piece -> piece.party.vcpus).toArray();
    this.unit = unit(pieces);
    this.costs = pieces.stream().mapToDouble(piece -> piece.sends() / unit).toArray();
    this.grouped = pieces.stream().map(piece -> piece.groups).toArray(int[][]::new);
    this.weights = pieces.stream().map(piece -> piece.weights).toArray(long[][]::new);
    this.open = new boolean[pieces.size() * hosts.length];
    for (int piece = 0; piece < pieces.size(); piece++) {
      Piece one = pieces.get(piece);
      for (int host = 0; host < hosts.length; host++) {
        open[piece * hosts.length + host] = host == one.home || one.party.targets.get(hosts[host]);
      }
    }
  }

  private static double unit(List<Piece> pieces) {
    double bytes = 0;
    for (Piece piece : pieces) {
      bytes += piece.party.bytes;
    }
    return Math.max(1, bytes / Math.max(1, pieces.size()) / 6);
  }

  /** Puts a piece on a host, or nowhere. */
  void put(int piece, int host) {
    int from = at[piece];
    if (from != NOWHERE) {
      memory[from] += needsMemory[piece];
      vcpus[from] += needsVcpus[piece];
      count(piece, from, -1);
    }
    at[piece] = host;
    if (host != NOWHERE) {
      memory[host] -= needsMemory[piece];
      vcpus[host] -= needsVcpus[piece];
      count(piece, host, 1);
    }
  }

  private void count(int piece, int host, int sign) {
    for (int i = 0; i < grouped[piece].length; i++) {
      Group group = groups[grouped[piece][i]];
      group.count[group.places[host]] += sign * weights[piece][i];
    }
  }

  /** Puts every piece where it was in another state of this board. */
  void set(int[] state) {
    for (int piece = 0; piece < state.length; piece++) {
      if (at[piece] != state[piece]) {
        put(piece, state[piece]);
      }
    }
  }

  /** Everybody is where he was at first, and those that leave are nowhere. */
  void reset() {
    set(home);
  }

  /** Whether a piece may be on a host, room left aside, once another has left its place. */
  boolean lawful(int piece, int host, int without) {
    if (!open[piece * hosts.length + host]) {
      return false;
    }
    for (int i = 0; i < grouped[piece].length; i++) {
      Group one = groups[grouped[piece][i]];
      int place = one.places[host];
      long count = one.count[place];
      if (at[piece] == NOWHERE || one.places[at[piece]] != place) {
        count += weights[piece][i];
      }
      if (without != NOWHERE && at[without] != NOWHERE && one.places[at[without]] == place) {
        count -= weight(without, grouped[piece][i]);
      }
      if (count > one.most[place]) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether there is room elsewhere for any that need not leave: else nobody can make the start.
   */
  boolean anyMayGiveWay() {
    for (int piece = 0; piece < at.length; piece++) {
      for (int host = 0; host < hosts.length && home[piece] != NOWHERE; host++) {
        if (host != at[piece] && open[piece * hosts.length + host] && hasRoom(piece, host)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether a host has room for a piece that is not on it. */
  boolean hasRoom(int piece, int host) {
    return needsMemory[piece] <= memory[host] && needsVcpus[piece] <= vcpus[host];
  }

  /** Bytes sent to have a piece on a host, over those that must be sent anyhow; in units. */
  double cost(int piece, int host) {
    if (host == home[piece] || host == NOWHERE || costs[piece] == 0) {
      return 0;
    }
    return home[piece] == NOWHERE
        ? pieces.get(piece).party.detour(hosts[host]) / unit
        : costs[piece];
  }

  /** Bytes to a unit of cost: about the sixth part of what an average move sends. */
  double unit() {
    return unit;
  }

  private long weight(int piece, int group) {
    for (int i = 0; i < grouped[piece].length; i++) {
      if (grouped[piece][i] == group) {
        return weights[piece][i];
      }
    }
    return 0;
  }

  /**
   * A party that may be moved: its board host at first, {@link #NOWHERE} for one that leaves; and
   * the groups that it is of, by index, with what it counts for in each.
   */
  static final class Piece {

    private final Party party;
    private final int home;
    private final int[] groups;
    private final long[] weights;

    Piece(Party party, int home, Map<Integer, Long> groups) {
      this.party = party;
      this.home = home;
      this.groups = groups.keySet().stream().mapToInt(Integer::intValue).toArray();
      this.weights = groups.values().stream().mapToLong(Long::longValue).toArray();
    }

    Party party() {
      return party;
    }

    int home() {
      return home;
    }

    boolean leaves() {
      return home == NOWHERE;
    }

    /** What it sends for others to have it elsewhere; those that leave must be sent anyhow. */
    private long sends() {
      return leaves() && party.leaders == party.members.size() ? 0 : party.bytes;
    }
  }

  /**
   * Those of whom a place takes so much and no more: one, where a rule keeps them apart; memory in
   * pages of one size. With the place of each board host, and how much there is in each place, with
   * those that are no pieces.
   */
  static final class Group {

    private final int[] places;
    private final long[] count;
    private final long[] most;

    Group(int[] places, long[] count, long[] most) {
      this.places = places;
      this.count = count;
      this.most = most;
    }
  }
}
