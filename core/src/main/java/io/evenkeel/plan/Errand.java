package io.evenkeel.plan;

import io.evenkeel.spi.Demand;

/**
 * One move as a bound sees it: what it must send, and how long it takes at least. Rates are in
 * bytes per second.
 *
 * <p>Faster than it is dirtied, every round is smaller than the one before, and the faster, the
 * smaller and the fewer they are: what is sent in all falls as the rate rises. Slower than that,
 * the rounds end at once with the first and all it left.
 */
final class Errand {

  private final Demand demand;
  private final Move.How how;
  private final double fullRate;
  private final double first;
  private final double dirty;
  private final double hot;

  Errand(Demand demand, Move.How how, double fullRate) {
    this.demand = demand;
    this.how = how;
    this.fullRate = fullRate;
    this.first = (double) MigrationModel.firstRoundBytes(demand, how);
    this.dirty = (double) demand.activity().dirtyBytesPerSecond();
    this.hot = (double) demand.activity().hotBytes();
  }

  boolean cold() {
    return how == Move.How.COLD;
  }

  double fullRate() {
    return fullRate;
  }

  /** Bytes of the first round. */
  double first() {
    return first;
  }

  double dirty() {
    return dirty;
  }

  double hot() {
    return hot;
  }

  /** Seconds in which nothing is sent; all there is to a cold move. */
  double setUp() {
    return (cold() ? MigrationModel.COLD : MigrationModel.SET_UP).toNanos() / 1e9;
  }

  /** The rate below which the hot set is all that is dirtied. */
  double knee() {
    return dirty * first / Math.max(1, hot);
  }

  /** Whether at this rate and all higher ones the first round is followed by the switch. */
  boolean calm(double rate) {
    return left(rate) <= MigrationModel.DOWNTIME_LIMIT.toNanos() / 1e9 * rate;
  }

  /** The first round and what it leaves: no rate up to this one can do with less. */
  double firstBytes(double rate) {
    return first + left(rate);
  }

  /** All that is sent at a rate: no rate from {@code dirty} up to this one can do with less. */
  double bytes(double rate) {
    if (rate <= dirty) {
      return firstBytes(rate);
    }
    double seconds = MigrationModel.nanos(demand, how, (long) Math.ceil(rate * 8)) / 1e9;
    return (seconds - setUp()) * rate;
  }

  /** The shortest time it can take: at full rate, or no faster than it is dirtied. */
  double least() {
    if (cold()) {
      return setUp();
    }
    double least = bytes(fullRate) / fullRate;
    return setUp()
        + (dirty > 0 && dirty < fullRate ? Math.min(least, firstBytes(dirty) / dirty) : least);
  }

  private double left(double rate) {
    return Math.min(hot, dirty * first / rate);
  }
}
