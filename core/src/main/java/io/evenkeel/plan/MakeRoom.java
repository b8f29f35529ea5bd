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
    List<Party> able = able(layout, leaving, hosts);
    Placement best = new Placement(List.of(), leaving);
    Effort left = effort;
    for (int attempt = 0; attempt < ATTEMPTS && !able.isEmpty(); attempt++) {
      Placement found = attempt(BoardMaker.of(layout, hosts, able, parties), able, left);
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
    BestBoard best = new BestBoard();
    new BoardSearch(board, leaving.size(), allowed).search(best);
    return best.found()
        ? placement(board, best.hops(), leaving)
        : partial(board, leaving.size(), leaving);
  }

  /** Those that a host could take if nobody but those that must stay were on it. */
  private static List<Party> able(Layout layout, List<Party> leaving, int[] hosts) {
    List<Party> able = new ArrayList<>();
    for (Party party : leaving) {
      for (int host : hosts) {
        var one = layout.site.hosts.get(host);
        if (party.targets.get(host)
            && layout.lawful(party, host)
            && party.memory <= one.memoryCapacityBytes()
            && party.vcpus <= one.vcpuCapacity()) {
          able.add(party);
          break;
        }
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
