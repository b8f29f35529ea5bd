package io.evenkeel.plan;

/**
 * A change of many pieces at once: one goes to a host that has no room for it, others leave that
 * host until it has, mostly to where the first came from. So a large workload changes places with
 * several small ones, or memory with vCPUs, which no row of single changes leads to: each of them
 * alone makes things much worse. (Ejection chains: Glover 1996.)
 */
final class Ejection {

  private static final int LONGEST = 10;

  /** Of so many that could be ejected, drawn by chance, the one is taken that helps most. */
  private static final int LOOKS = 6;

  private static final int BACK_PERCENT = 60;

  private final Board board;
  private final Chance random;
  private final int[] moved = new int[LONGEST];
  private final int[] cameFrom = new int[LONGEST];
  private int length;
  private int bestPiece;
  private int bestHost;

  Ejection(Board board, Chance random) {
    this.board = board;
    this.random = random;
  }

  /**
   * Makes the change.
   *
   * @param price of a unit of overload
   * @return how many changes were looked at
   */
  int make(Ledger ledger, int first, int to, double price) {
    length = 0;
    int source = board.at[first];
    int looks = 1;
    int host = to;
    shift(ledger, first, to);
    while (length < LONGEST && ledger.overloads(host)) {
      looks += LOOKS;
      if (!findOne(ledger, host, source, price)) {
        break;
      }
      shift(ledger, bestPiece, bestHost);
      if (bestHost != source && ledger.overloads(bestHost)) {
        host = bestHost;
      }
    }
    return looks;
  }

  /** Takes the change back. */
  void undo(Ledger ledger) {
    while (length > 0) {
      length--;
      ledger.shift(moved[length], cameFrom[length]);
    }
  }

  private void shift(Ledger ledger, int piece, int to) {
    moved[length] = piece;
    cameFrom[length++] = board.at[piece];
    ledger.shift(piece, to);
  }

  private boolean findOne(Ledger ledger, int host, int source, double price) {
    PieceSet there = ledger.on(host);
    double least = Double.MAX_VALUE;
    for (int look = 0; look < LOOKS; look++) {
      int piece = there.get(random.below(there.size()));
      int to = destination(piece, host, source);
      if (to != host && !movedAlready(piece)) {
        double worse = ledger.dearer(piece, to) + price * ledger.heavier(piece, to);
        if (worse < least && board.lawful(piece, to, Board.NOWHERE)) {
          least = worse;
          bestPiece = piece;
          bestHost = to;
        }
      }
    }
    return least < Double.MAX_VALUE;
  }

  private int destination(int piece, int host, int source) {
    if (random.below(100) < BACK_PERCENT) {
      return source;
    }
    int home = board.home[piece];
    boolean away = home != Board.NOWHERE && home != host;
    return away && random.below(2) == 0 ? home : random.below(board.hosts.length);
  }

  private boolean movedAlready(int piece) {
    for (int i = 0; i < length; i++) {
      if (moved[i] == piece) {
        return true;
      }
    }
    return false;
  }
}
