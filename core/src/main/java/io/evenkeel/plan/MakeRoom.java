package io.evenkeel.plan;

import io.evenkeel.plan.Annealing.Round;
import io.evenkeel.plan.Placement.Placed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Moves third workloads out of the way. Of all the ways that a search among the emptiest hosts
 * finds, takes the one that sends the fewest bytes; if it finds none, one that leaves few behind.
 */
final class MakeRoom implements Placing {

  private static final Round FIRST = new Round(1_000_000, 1, 0.1, 1);
  private static final Round HOT = new Round(2_000_000, 4, 1, 5);
  private static final Round COOL = new Round(1_000_000, 1, 0.1, 2);
  private static final Round AGAIN = new Round(1_000_000, 0.7, 0.1, 1);

  private static final long STEPS_PER_PLACE = 700;

  private final Parties parties;
  private final Scarcity scarcity;
  private final long mostSteps;

  MakeRoom(Parties parties, Scarcity scarcity, long mostSteps) {
    this.parties = parties;
    this.scarcity = scarcity;
    this.mostSteps = mostSteps;
  }

  @Override
  public Placement place(Layout layout, List<Party> leaving) {
    int[] hosts = new RoomyHosts(layout, scarcity).of(leaving);
    Board board = BoardMaker.of(layout, hosts, able(layout, leaving, hosts), parties);
    int movers = (int) board.pieces.stream().filter(Board.Piece::leaves).count();
    if (movers == 0) {
      return new Placement(List.of(), leaving);
    }
    BestBoard best = search(board, movers);
    return best.found() ? placement(board, best.at(), leaving) : partial(board, movers, leaving);
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

  /** Of a small board all ways are soon seen, so the search takes as long as the board is large. */
  private BestBoard search(Board board, int movers) {
    BestBoard best = new BestBoard();
    Annealing annealing = new Annealing(board, movers, 1);
    long most = Math.min(mostSteps, STEPS_PER_PLACE * board.at.length * board.hosts.length);
    long steps = 0;
    Round round = FIRST;
    while (steps < most && !best.perfect()) {
      Round next = round.scaled(most / (double) mostSteps);
      annealing.run(next, best);
      steps += next.steps();
      if (best.found()) {
        board.set(best.at());
        round = AGAIN;
      } else {
        round = round == HOT ? COOL : HOT;
      }
    }
    return best;
  }

  /** What of the last state can be had, and then whoever still finds a host. */
  private Placement partial(Board board, int movers, List<Party> leaving) {
    int[] goal = board.at.clone();
    BoardOrder.replay(board, goal);
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
          break;
        }
      }
    }
    return placement(board, board.at.clone(), leaving);
  }

  private static Placement placement(Board board, int[] goal, List<Party> leaving) {
    List<Placed> placed = new ArrayList<>();
    List<Party> left = new ArrayList<>(leaving);
    for (int piece : BoardOrder.replay(board, goal)) {
      Party party = board.pieces.get(piece).party();
      placed.add(new Placed(party, board.hosts[goal[piece]]));
      left.remove(party);
    }
    return new Placement(placed, left);
  }
}
