package io.evenkeel.fake;

import io.evenkeel.spi.Activity;
import io.evenkeel.spi.Order;
import io.evenkeel.spi.Transfer;
import io.evenkeel.spi.Tuning;
import java.time.Duration;

/**
 * A live move: the pre-copy model of the cluster document, in which rounds send what was dirtied
 * while the last one ran.
 */
final class Move {

  /** Phases as libvirt has them. */
  enum Phase {
    /** The target gets ready to receive. */
    PREPARE,
    /** Rounds are sent while the workload runs. */
    PERFORM,
    /** The workload stands still while the rest is sent. */
    SWITCHOVER,
    /** The target's copy is the workload now. */
    FINISH
  }

  static final int MOST_ROUNDS = 30;
  static final double DOWNTIME_SECONDS = 0.3;

  final Task task;
  final Copy source;
  final Copy target;
  private final Tuning tuning;
  private final Activity activity;

  Phase phase = Phase.PREPARE;
  final Rounds rounds = new Rounds();

  /** Where the sending stands. Doubles, as the model has no whole bytes. */
  static final class Rounds {
    int sent;

    /** Size of the running round, and what is left of it. */
    double bytes;

    double left;

    /** Seconds the running round took until {@link #since}. */
    double seconds;

    long since;
    double bytesPerSecond;

    /** Bytes of all rounds that have ended. */
    double total;
  }

  Move(Task task, Order.Migrate order, Copy source, Copy target) {
    this.task = task;
    this.source = source;
    this.target = target;
    tuning = order.tuning();
    activity = source.workload.facts.demand().activity();
  }

  Link out() {
    return source.host.out;
  }

  Link in() {
    return target.host.in;
  }

  /** The most it may send, in bytes per second. */
  double limit() {
    return tuning.maxBitsPerSecond() == 0
        ? Double.POSITIVE_INFINITY
        : tuning.maxBitsPerSecond() / 8.0;
  }

  /** What the first round sends. */
  double firstRound() {
    double disks = source.workload.facts.demand().reach().localDiskBytes();
    return activity.memoryUsedBytes() + (tuning.withStorage() ? disks : 0);
  }

  void begin(double bytes, long now) {
    rounds.bytes = bytes;
    rounds.left = bytes;
    rounds.seconds = 0;
    rounds.since = now;
  }

  /** Accounts for what was sent until now, and goes on at another rate. */
  void rateIs(double bytesPerSecond, long now) {
    double elapsed = (now - rounds.since) / 1e9;
    rounds.left = Math.max(0, rounds.left - elapsed * rounds.bytesPerSecond);
    rounds.seconds += elapsed;
    rounds.since = now;
    rounds.bytesPerSecond = bytesPerSecond;
  }

  long nanosToEndOfRound() {
    return (long) Math.ceil(rounds.left / rounds.bytesPerSecond * 1e9);
  }

  /** Ends the running round; returns how long it took, in seconds. */
  double end() {
    rounds.total += rounds.bytes;
    rounds.sent++;
    return rounds.seconds + rounds.left / rounds.bytesPerSecond;
  }

  /** What was dirtied meanwhile. */
  double dirtied(double seconds) {
    return Math.min((double) activity.hotBytes(), activity.dirtyBytesPerSecond() * seconds);
  }

  /** Whether that is sent with the workload standing still. */
  boolean isLast(double next) {
    double still =
        tuning.maxDowntime().isZero() ? DOWNTIME_SECONDS : tuning.maxDowntime().toNanos() / 1e9;
    return next <= still * rounds.bytesPerSecond
        || rounds.sent >= MOST_ROUNDS
        || next >= rounds.bytes;
  }

  Transfer transfer(long now, Duration downtime) {
    boolean sending = phase == Phase.PERFORM || phase == Phase.SWITCHOVER;
    double elapsed = (now - rounds.since) / 1e9;
    double left = sending ? Math.max(0, rounds.left - elapsed * rounds.bytesPerSecond) : 0;
    double sent = rounds.total + (sending ? rounds.bytes - left : 0);
    return new Transfer(
        (long) sent,
        (long) (phase == Phase.PREPARE ? firstRound() : left),
        activity.dirtyBytesPerSecond(),
        sending ? (long) (rounds.bytesPerSecond * 8) : 0,
        downtime);
  }
}
