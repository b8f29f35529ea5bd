package io.evenkeel.plan;

import java.util.function.BooleanSupplier;

/**
 * Finds a host for everybody by simulated annealing (Kirkpatrick, Gelatt, Vecchi 1983): pieces
 * change places by chance, the worse a change the less likely, and less and less so. Hosts may hold
 * more than they have on the way; what that costs rises as long as no lawful state turns up. The
 * chance in it is the same every time.
 *
 * <p>The numbers here, in units of cost (see {@link Board#unit}), were found by trying, see {@code
 * docs/performance.md}.
 */
final class Annealing {

  private static final int WINDOW = 20_000;
  private static final int CHILL = 1_000;
  private static final double OFTEN = 0.3;
  private static final double DEARER = 1.1;
  private static final double CHEAPER = 0.93;
  private static final double NOTHING = 1e-7;

  private final Board board;
  private final int leaving;
  private final BooleanSupplier expired;
  private final Chance random;
  private final Ejection ejection;
  private Ledger ledger;

  /**
   * Prepares.
   *
   * @param leaving how many of the pieces, the first ones, must find a host
   * @param expired ends a search early
   */
  Annealing(Board board, int leaving, BooleanSupplier expired) {
    this.board = board;
    this.leaving = leaving;
    this.expired = expired;
    this.random = new Chance(leaving);
    this.ejection = new Ejection(board, random);
    this.ledger = new Ledger(board);
  }

  /**
   * Searches for a while.
   *
   * @param round how long, how hot and how dear
   * @param best is shown every lawful state that is better than all before
   */
  void run(Round round, BestBoard best) {
    settle();
    double heat = round.from;
    double chill = Math.pow(round.to / round.from, CHILL / (double) round.steps);
    double price = round.price;
    int lawful = 0;
    int tried = 0;
    long window = Math.min(WINDOW, Math.max(CHILL, round.steps / 50 / CHILL * CHILL));
    long chilled = CHILL;
    long next = window;
    for (long step = 0; step < round.steps; ) {
      step += step(heat, price);
      tried++;
      if (ledger.over() < NOTHING) {
        lawful++;
        step += best.offer(board, ledger.cost());
      }
      if (step >= chilled) {
        chilled += CHILL;
        heat *= chill;
        if (step >= next) {
          next += window;
          price = lawful == 0 ? Math.min(price * DEARER, 40) : price;
          price = lawful > tried * OFTEN ? Math.max(price * CHEAPER, 0.4) : price;
          lawful = 0;
          tried = 0;
        }
        if (best.perfect() || expired.getAsBoolean()) {
          return;
        }
      }
    }
  }

  /** Whoever has no host yet is put where that overloads least. */
  private void settle() {
    Overload overload = new Overload(board);
    boolean another = true;
    while (another) { // who goes may free the place of another
      another = false;
      for (int piece = 0; piece < leaving; piece++) {
        if (board.at[piece] == Board.NOWHERE) {
          int host = leastLoaded(piece, overload);
          if (host != Board.NOWHERE) {
            board.put(piece, host);
            overload.update(host);
            another = true;
          }
        }
      }
    }
    ledger = new Ledger(board);
  }

  private int leastLoaded(int piece, Overload overload) {
    int best = Board.NOWHERE;
    double least = 0;
    for (int host = 0; host < board.hosts.length; host++) {
      if (board.lawful(piece, host, Board.NOWHERE)) {
        double load = overload.with(piece, host);
        if (best == Board.NOWHERE || load < least) {
          best = host;
          least = load;
        }
      }
    }
    return best;
  }

  /** Tries one change; gives how much work that was. */
  private int step(double heat, double price) {
    int kind = random.below(100);
    if (kind < 30) {
      return move(random.below(leaving), anywhere(), heat, price);
    }
    if (kind < 40) {
      return swap(random.below(leaving), random.below(leaving), heat, price);
    }
    if (kind < 60) {
      return swap(random.below(leaving), anybody(), heat, price);
    }
    if (kind < 70 && ledger.roamers().size() > 0) {
      int piece = roamer();
      return move(piece, board.home[piece], heat, price);
    }
    if (kind < 75 && ledger.roamers().size() > 0) {
      return move(roamer(), anywhere(), heat, price);
    }
    if (kind < 80 && ledger.roamers().size() > 0) {
      return swap(roamer(), anybody(), heat, price);
    }
    return kind < 94 ? move(anybody(), anywhere(), heat, price) : eject(heat, price);
  }

  private int anybody() {
    return random.below(board.at.length);
  }

  private int anywhere() {
    return random.below(board.hosts.length);
  }

  private int roamer() {
    return ledger.roamers().get(random.below(ledger.roamers().size()));
  }

  private int move(int piece, int to, double heat, double price) {
    if (board.at[piece] != to
        && board.at[piece] != Board.NOWHERE
        && accepts(ledger.dearer(piece, to) + price * ledger.heavier(piece, to), heat)
        && board.lawful(piece, to, Board.NOWHERE)) {
      ledger.shift(piece, to);
    }
    return 1;
  }

  private int swap(int one, int other, double heat, double price) {
    int from = board.at[one];
    int to = board.at[other];
    if (from != to && from != Board.NOWHERE && to != Board.NOWHERE) {
      double worse =
          ledger.dearer(one, to)
              + ledger.dearer(other, from)
              + price * ledger.heavierSwapped(one, other);
      if (accepts(worse, heat) && board.lawful(one, to, other) && board.lawful(other, from, one)) {
        ledger.shift(one, to);
        ledger.shift(other, from);
      }
    }
    return 1;
  }

  private int eject(double heat, double price) {
    int kind = random.below(3);
    int piece = kind == 0 && ledger.roamers().size() > 0 ? roamer() : anybody();
    piece = kind == 1 ? random.below(leaving) : piece;
    int to = anywhere();
    if (board.at[piece] == to
        || board.at[piece] == Board.NOWHERE
        || !board.lawful(piece, to, Board.NOWHERE)) {
      return 1;
    }
    double cost = ledger.cost();
    double over = ledger.over();
    int looks = ejection.make(ledger, piece, to, price);
    if (!accepts(ledger.cost() - cost + price * (ledger.over() - over), heat)) {
      ejection.undo(ledger);
    }
    return looks;
  }

  private boolean accepts(double worse, double heat) {
    return worse <= 0 || (worse < 20 * heat && random.share() < Math.exp(-worse / heat));
  }

  /**
   * How a search goes.
   *
   * @param steps how many changes are tried
   * @param from the heat at first: changes worse by so much are still likely
   * @param to the heat at the end
   * @param price of a unit of overload at first
   */
  record Round(long steps, double from, double to, double price) {

    /** The same in less time. */
    Round scaled(double part) {
      return new Round(Math.max(1, Math.round(steps * part)), from, to, price);
    }
  }
}
