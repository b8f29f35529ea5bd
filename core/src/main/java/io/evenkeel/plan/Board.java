package io.evenkeel.plan;

import java.util.Arrays;
import java.util.BitSet;
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

  /** How many pieces are on each host that were not at first. */
  final int[] guests;

  /** What is free on each host at first where that is less than nothing; else 0. */
  private final long[] debtMemory;

  private final long[] debtVcpus;

  /** Of each piece: where it is at first, what it needs, and what it sends if it is not there. */
  final int[] home;

  final long[] needsMemory;
  final long[] needsVcpus;
  private final double unit;
  private final double[] costs;
  private final boolean[] open;
  private final KeptApart apart;
  private final BoardPages pages;
  private final BitSet exits;

  /** A board with everybody at home. */
  Board(int[] hosts, List<Piece> pieces, Free free, KeptApart apart) {
    this.hosts = hosts;
    this.pieces = pieces;
    this.memory = free.memory;
    this.vcpus = free.vcpus;
    this.pages = free.pages;
    this.exits = free.exits;
    this.guests = new int[hosts.length];
    this.apart = apart;
    this.at = new int[pieces.size()];
    Arrays.fill(at, NOWHERE);
    this.home = pieces.stream().mapToInt(Piece::home).toArray();
    this.needsMemory = pieces.stream().mapToLong(piece -> piece.party.memory).toArray();
    this.needsVcpus = pieces.stream().mapToLong(piece -> piece.party.vcpus).toArray();
    this.unit = unit(pieces);
    this.costs = pieces.stream().mapToDouble(piece -> piece.sends() / unit).toArray();
    this.open = new boolean[pieces.size() * hosts.length];
    for (int piece = 0; piece < pieces.size(); piece++) {
      Piece one = pieces.get(piece);
      for (int host = 0; host < hosts.length; host++) {
        open[piece * hosts.length + host] = host == one.home || one.party.targets.get(hosts[host]);
      }
    }
    reset();
    this.debtMemory = Arrays.stream(memory).map(left -> Math.min(0, left)).toArray();
    this.debtVcpus = Arrays.stream(vcpus).map(left -> Math.min(0, left)).toArray();
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
      guests[from] -= from == home[piece] ? 0 : 1;
    }
    apart.moves(piece, from, host);
    pages.moves(piece, from, host);
    at[piece] = host;
    if (host != NOWHERE) {
      memory[host] -= needsMemory[piece];
      vcpus[host] -= needsVcpus[piece];
      guests[host] += host == home[piece] ? 0 : 1;
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

  /** Nobody is anywhere. */
  void clear() {
    for (int piece = 0; piece < at.length; piece++) {
      put(piece, NOWHERE);
    }
  }

  /** Whether some host has room for a piece and nobody it must keep apart from for good. */
  boolean hasPlace(int piece) {
    for (int host = 0; host < hosts.length; host++) {
      if (open[piece * hosts.length + host] && hasRoom(piece, host) && apart.isFree(piece, host)) {
        return true;
      }
    }
    return false;
  }

  /** Whether some that leave hold a place until they are gone that others may want. */
  boolean leaversHoldPlaces() {
    return apart.leaversHoldPlaces();
  }

  /** Whether a host lets anybody go who has come to it: it may send at all. */
  boolean letsGo(int host) {
    return exits.get(host);
  }

  /** Whether a piece may be on a host, room left aside, once another has left its place. */
  boolean lawful(int piece, int host, int without) {
    return open[piece * hosts.length + host]
        && apart.allows(at, piece, host, without)
        && pages.take(at, piece, host, without);
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

  /** The least memory that must be free on a host, by whether pieces have come to it. */
  long leastMemory(int host, int itsGuests) {
    return itsGuests > 0 ? 0 : debtMemory[host];
  }

  /** The least number of vCPUs that must be free on a host. */
  long leastVcpus(int host, int itsGuests) {
    return itsGuests > 0 ? 0 : debtVcpus[host];
  }

  /**
   * Whether no host holds more than it has, and everybody is on one. What held too much at first
   * may go on so, as long as nobody comes to it: a plan need not mend what it does not touch.
   */
  boolean settled() {
    for (int host = 0; host < hosts.length; host++) {
      if (memory[host] < leastMemory(host, guests[host])
          || vcpus[host] < leastVcpus(host, guests[host])) {
        return false;
      }
    }
    return Arrays.stream(at).noneMatch(host -> host == NOWHERE);
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

  /** What any move of a piece sends that need not be sent anyhow, in units. */
  double sends(int piece) {
    return pieces.get(piece).party.bytes / unit;
  }

  /** Whether two pieces that no group binds need and may and cost the same. */
  boolean alike(int one, int other) {
    return (home[one] == NOWHERE) == (home[other] == NOWHERE)
        && needsMemory[one] == needsMemory[other]
        && needsVcpus[one] == needsVcpus[other]
        && pieces.get(one).party.bytes == pieces.get(other).party.bytes
        && pages.alike(one, other)
        && apart.isFreeOfAny(one)
        && apart.isFreeOfAny(other)
        && Arrays.equals(
            open,
            one * hosts.length,
            (one + 1) * hosts.length,
            open,
            other * hosts.length,
            (other + 1) * hosts.length);
  }

  /** Bytes to a unit of cost: about the sixth part of what an average move sends. */
  double unit() {
    return unit;
  }

  /** What is free on each host when no piece is on any, and which of them let anybody go. */
  static final class Free {

    private final long[] memory;
    private final long[] vcpus;
    private final BoardPages pages;
    private final BitSet exits;

    Free(long[] memory, long[] vcpus, BoardPages pages, BitSet exits) {
      this.memory = memory;
      this.vcpus = vcpus;
      this.pages = pages;
      this.exits = exits;
    }
  }

  /** A party that may be moved: its board host at first, {@link #NOWHERE} for one that leaves. */
  record Piece(Party party, int home) {

    boolean leaves() {
      return home == NOWHERE;
    }

    /** What it sends for others to have it elsewhere; those that leave must be sent anyhow. */
    private long sends() {
      return leaves() && party.leaders == party.members.size() ? 0 : party.bytes;
    }
  }
}
