package io.evenkeel.plan;

import java.util.Arrays;
import java.util.List;

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
  private final int[][] keepsApart;
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
    this.keepsApart = pieces.stream().map(piece -> piece.groups).toArray(int[][]::new);
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
      for (int group : keepsApart[piece]) {
        groups[group].count[groups[group].places[from]]--;
      }
    }
    at[piece] = host;
    if (host != NOWHERE) {
      memory[host] -= needsMemory[piece];
      vcpus[host] -= needsVcpus[piece];
      for (int group : keepsApart[piece]) {
        groups[group].count[groups[group].places[host]]++;
      }
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
    for (int group : keepsApart[piece]) {
      Group one = groups[group];
      int place = one.places[host];
      int others = one.count[place];
      if (at[piece] != NOWHERE && one.places[at[piece]] == place) {
        others--;
      }
      if (without != NOWHERE
          && at[without] != NOWHERE
          && one.places[at[without]] == place
          && keepsApart(without, group)) {
        others--;
      }
      if (others > 0) {
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

  private boolean keepsApart(int piece, int group) {
    for (int own : keepsApart[piece]) {
      if (own == group) {
        return true;
      }
    }
    return false;
  }

  /**
   * A party that may be moved: its board host at first, {@link #NOWHERE} for one that leaves, and
   * the groups that it must keep apart from, by index.
   */
  static final class Piece {

    private final Party party;
    private final int home;
    private final int[] groups;

    Piece(Party party, int home, int[] groups) {
      this.party = party;
      this.home = home;
      this.groups = groups;
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
   * Those that a rule keeps apart: the place of each board host, and how many of them are in each
   * place, with those that are no pieces.
   */
  static final class Group {

    private final int[] places;
    private final int[] count;

    Group(int[] places, int[] count) {
      this.places = places;
      this.count = count;
    }
  }
}
