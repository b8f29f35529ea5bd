package io.evenkeel.plan;

import io.evenkeel.plan.Board.Piece;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/**
 * Finds a host for everybody by simulated annealing (Kirkpatrick, Gelatt, Vecchi 1983): pieces
 * change places by chance, the worse a change the less likely, and less and less so. Hosts may hold
 * more than they have on the way; what that costs rises as long as no lawful state turns up. The
 * chance in it is the same every time.
 *
 * <p>A unit of cost is about the sixth part of what an average move sends: at that, the numbers
 * here were found by trying, see {@code docs/performance.md}.
 */
final class Annealing {

  private static final int WINDOW = 20_000;
  private static final int CHILL = 1_000;
  private static final double OFTEN = 0.3;
  private static final double DEARER = 1.1;
  private static final double CHEAPER = 0.93;

  private final Board board;
  private final Overload overload;
  private final Roamers roamers;
  private final int leaving;
  private final BooleanSupplier expired;
  private final double unit;
  private final SplittableRandom random;
  private double cost;
  private double over;

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
    this.unit = unit(board);
    this.overload = new Overload(board, unit);
    this.roamers = new Roamers(board);
    this.random = new SplittableRandom(leaving);
  }

  private static double unit(Board board) {
    double bytes = 0;
    for (Piece piece : board.pieces) {
      bytes += piece.party().bytes;
    }
    return Math.max(1, bytes / Math.max(1, board.pieces.size()) / 6);
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
    long window = Math.min(WINDOW, Math.max(CHILL, round.steps / 50 / CHILL * CHILL));
    for (long step = 1; step <= round.steps; step++) {
      step(heat, price);
      if (over < 1e-9) {
        lawful++;
        best.offer(board, cost);
      }
      if (step % CHILL == 0) {
        heat *= chill;
        if (step % window == 0) {
          price = lawful == 0 ? Math.min(price * DEARER, 40) : price;
          price = lawful > window * OFTEN ? Math.max(price * CHEAPER, 0.4) : price;
          lawful = 0;
        }
        if (best.perfect() || expired.getAsBoolean()) {
          return;
        }
      }
    }
  }

  /** Whoever has no host yet is put where that overloads least. */
  private void settle() {
    for (int piece = 0; piece < leaving; piece++) {
      if (board.at[piece] == Board.NOWHERE) {
        int host = leastLoaded(piece);
        if (host != Board.NOWHERE) {
          board.put(piece, host);
        }
      }
    }
    roamers.reset();
    over = 0;
    cost = 0;
    for (int host = 0; host < board.hosts.length; host++) {
      over += overload.of(host);
    }
    for (int piece = 0; piece < board.at.length; piece++) {
      cost += board.bytes(piece, board.at[piece]) / unit;
    }
  }

  private int leastLoaded(int piece) {
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

  private void step(double heat, double price) {
    int kind = random.nextInt(100);
    if (kind < 30) {
      move(random.nextInt(leaving), random.nextInt(board.hosts.length), heat, price);
    } else if (kind < 45) {
      swap(random.nextInt(leaving), random.nextInt(leaving), heat, price);
    } else if (kind < 65) {
      swap(random.nextInt(leaving), anybody(), heat, price);
    } else if (kind < 85 && !roamers.isEmpty()) {
      int piece = roamers.get(random.nextInt(roamers.size()));
      if (kind < 75) {
        move(piece, board.home[piece], heat, price);
      } else if (kind < 80) {
        move(piece, random.nextInt(board.hosts.length), heat, price);
      } else {
        swap(piece, anybody(), heat, price);
      }
    } else {
      move(anybody(), random.nextInt(board.hosts.length), heat, price);
    }
  }

  private int anybody() {
    return random.nextInt(board.at.length);
  }

  private void move(int piece, int to, double heat, double price) {
    int from = board.at[piece];
    if (from == to || from == Board.NOWHERE) {
      return;
    }
    long memory = board.needsMemory[piece];
    long vcpus = board.needsVcpus[piece];
    double more = overload.change(from, memory, vcpus) + overload.change(to, -memory, -vcpus);
    double dearer = (board.bytes(piece, to) - board.bytes(piece, from)) / unit;
    if (accepts(dearer + price * more, heat) && board.lawful(piece, to, Board.NOWHERE)) {
      put(piece, to);
      over += more;
      cost += dearer;
    }
  }

  private void swap(int one, int other, double heat, double price) {
    int from = board.at[one];
    int to = board.at[other];
    if (from == to || from == Board.NOWHERE || to == Board.NOWHERE) {
      return;
    }
    long memory = board.needsMemory[one] - board.needsMemory[other];
    long vcpus = board.needsVcpus[one] - board.needsVcpus[other];
    double more = overload.change(from, memory, vcpus) + overload.change(to, -memory, -vcpus);
    double dearer =
        (board.bytes(one, to) - board.bytes(one, from)) / unit
            + (board.bytes(other, from) - board.bytes(other, to)) / unit;
    if (accepts(dearer + price * more, heat)
        && board.lawful(one, to, other)
        && board.lawful(other, from, one)) {
      put(one, to);
      put(other, from);
      over += more;
      cost += dearer;
    }
  }

  private boolean accepts(double worse, double heat) {
    return worse <= 0 || (worse < 20 * heat && random.nextDouble() < Math.exp(-worse / heat));
  }

  private void put(int piece, int host) {
    board.put(piece, host);
    roamers.moved(piece);
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
