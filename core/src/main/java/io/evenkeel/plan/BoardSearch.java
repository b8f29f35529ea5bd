package io.evenkeel.plan;

import io.evenkeel.plan.Annealing.Round;
import java.util.function.BooleanSupplier;

/**
 * Rounds of annealing until a board is solved as well as it will be: a short one first, which does
 * for most; hotter ones if it finds nothing; then over again from the best, until that stays the
 * best for a few rounds.
 */
final class BoardSearch {

  private static final Round FIRST = new Round(400_000, 1, 0.1, 1);
  private static final Round HOT = new Round(1_500_000, 4, 1, 5);
  private static final Round COOL = new Round(1_000_000, 1.5, 0.1, 2);
  private static final Round AGAIN = new Round(400_000, 0.7, 0.1, 1);
  private static final Round WARM = new Round(800_000, 2.5, 0.1, 3);

  /**
   * For so many rounds nothing better may turn up: one, and one for each percent that those who
   * need not leave add to what must be sent. What they add is all that could be saved.
   */
  private static final int MOST_PATIENCE = 5;

  private static final double BETTER = 0.998;

  /** Of a small board all ways are soon seen: pieces times hosts times this many steps. */
  private static final double STEPS_PER_PLACE = 2_000;

  private final Board board;
  private final long steps;
  private final BooleanSupplier expired;
  private final Annealing annealing;
  private final double scale;
  private final double percent;

  BoardSearch(Board board, int leaving, Effort effort) {
    this.board = board;
    this.expired = effort.deadline().start();
    this.annealing = new Annealing(board, leaving, expired);
    this.scale =
        Math.min(
            1, STEPS_PER_PLACE * board.at.length * board.hosts.length / Effort.DEFAULT.steps());
    this.steps = (long) (effort.steps() * scale);
    double bytes = 0;
    for (int piece = 0; piece < leaving; piece++) {
      bytes += board.pieces.get(piece).party().bytes;
    }
    this.percent = Math.max(1, bytes / 100) / board.unit();
  }

  /** Shows the best of what is found; the board is left in the last state looked at. */
  void search(BestBoard best) {
    long left = steps;
    int idle = 0;
    Round round = FIRST;
    while (left > 0
        && (!best.found() || idle < patience(best))
        && !best.perfect()
        && !expired.getAsBoolean()) {
      Round next = round.scaled(scale);
      double before = best.cost();
      annealing.run(next, best);
      left -= next.steps();
      if (best.found()) {
        idle = best.cost() < before * BETTER ? 0 : idle + 1;
        board.set(best.at());
        round = round.equals(AGAIN) ? WARM : AGAIN;
      } else {
        round = round.equals(HOT) ? COOL : HOT;
      }
    }
  }

  private int patience(BestBoard best) {
    return (int) Math.min(MOST_PATIENCE, 1 + best.cost() / percent);
  }
}
