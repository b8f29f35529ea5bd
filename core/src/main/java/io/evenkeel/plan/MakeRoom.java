package io.evenkeel.plan;

import io.evenkeel.plan.BoardOrder.Hop;
import io.evenkeel.plan.Placement.Placed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Moves third workloads out of the way. Of all the ways that a search among the emptiest hosts
 * finds, takes the one that sends the fewest bytes; if it finds none, one that leaves few behind.
 */
final class MakeRoom implements Placing {

  /** If not all fit, those for whom no host was found are left out, and the rest try again. */
  private static final int ATTEMPTS = 3;

  /** Pieces times hosts of a board of which all states may be looked at. */
  private static final long SMALL = 600;

  /** The most moves that are looked at for that: some milliseconds. */
  private static final long LOOKS = 300_000;

  private final Parties parties;
  private final Scarcity scarcity;
  private final Effort effort;

  MakeRoom(Parties parties, Scarcity scarcity, Effort effort) {
    this.parties = parties;
    this.scarcity = scarcity;
    this.effort = effort;
  }

  @Override
  public Placement place(Layout layout, List<Party> leaving) {
    int[] hosts = new RoomyHosts(layout, parties, scarcity).of(leaving);
    List<Party> able = able(BoardMaker.of(layout, hosts, leaving, parties::toMakeRoom), leaving);
    Placement best = new Placement(List.of(), leaving);
    Effort left = effort;
    for (int attempt = 0; attempt < ATTEMPTS && !able.isEmpty(); attempt++) {
      Board board = BoardMaker.of(layout, hosts, able, parties::toMakeRoom);
      Placement found = attempt(board, able, left);
      List<Party> missing = new ArrayList<>(leaving);
      found.placed().forEach(placed -> missing.remove(placed.party()));
      if (missing.size() <= best.left().size()) {
        best = new Placement(found.placed(), missing);
      }
      if (found.complete()) {
        break;
      }
      able.removeAll(found.left());
      left = effort.part(0.2);
    }
    return best;
  }

  private Placement attempt(Board board, List<Party> leaving, Effort allowed) {
    if (!board.anyMayGiveWay()) {
      return new Placement(List.of(), leaving);
    }
    if (isSmall(board, leaving)) {
      StateSearch every = new StateSearch(board, leaving.size(), Math.min(LOOKS, allowed.steps()));
      if (every.run() != StateSearch.Outcome.GAVE_UP) {
        return placement(board, every.hops(), leaving);
      }
    }
    BestBoard best = new BestBoard();
    new BoardSearch(board, leaving.size(), allowed).search(best);
    return best.found()
        ? placement(board, best.hops(), leaving)
        : partial(board, leaving.size(), leaving);
  }

  /** What follows a party from another host is on none of the board: its states are not all. */
  private static boolean isSmall(Board board, List<Party> leaving) {
    return (long) board.at.length * board.hosts.length <= SMALL
        && leaving.stream().allMatch(party -> party.leaders == party.members.size());
  }

  /** Those that a host could take if nobody but those that must stay were on it. */
  private static List<Party> able(Board board, List<Party> leaving) {
    board.clear();
    List<Party> able = new ArrayList<>();
    for (int piece = 0; piece < leaving.size(); piece++) {
      if (board.hasPlace(piece)) {
        able.add(leaving.get(piece));
      }
    }
    return able;
  }

  /** What of the last state can be had, and then whoever still finds a host. */
  private Placement partial(Board board, int movers, List<Party> leaving) {
    List<Hop> hops = new ArrayList<>(new BoardOrder(board, board.at.clone()).replay());
    List<Integer> left = new ArrayList<>();
    for (int piece = 0; piece < movers; piece++) {
      if (board.at[piece] == Board.NOWHERE) {
        left.add(piece);
      }
    }
    left.sort(Comparator.comparingDouble(piece -> scarcity.worth(board.pieces.get(piece).party())));
    for (int piece : left) {
      for (int host = 0; host < board.hosts.length; host++) {
        if (board.hasRoom(piece, host) && board.lawful(piece, host, Board.NOWHERE)) {
          board.put(piece, host);
          hops.add(new Hop(piece, host));
          break;
        }
      }
    }
    return placement(board, hops, leaving);
  }

  private static Placement placement(Board board, List<Hop> hops, List<Party> leaving) {
    List<Placed> placed = new ArrayList<>();
    List<Party> left = new ArrayList<>(leaving);
    for (Hop hop : hops) {
      Party party = board.pieces.get(hop.piece()).party();
      placed.add(new Placed(party, board.hosts[hop.host()]));
      left.remove(party);
    }
    return new Placement(placed, left);
  }
}
