package io.evenkeel.fake;

import java.time.Duration;
import java.time.Instant;

/**
 * How a {@link FakeCluster} is set up.
 *
 * @param seed feeds the faults that happen at random; equal seeds and equal calls give equal runs
 * @param start what the clock shows at the beginning
 * @param failsOnViolation whether a violated invariant is thrown by {@link FakeCluster#advance} and
 *     {@link FakeCluster#settle}; otherwise it is only kept
 * @param quiet how long nothing may change before {@link FakeCluster#settle} takes it for the end;
 *     greater than the longest wait of who is tested
 * @param longest how much virtual time {@link FakeCluster#settle} gives at most
 */
public record FakeOptions(
    long seed, Instant start, boolean failsOnViolation, Duration quiet, Duration longest) {

  /** Seed 0, the first moment of 2026, violations are thrown, 10 minutes of quiet, 24 hours. */
  public static final FakeOptions DEFAULT =
      new FakeOptions(
          0,
          Instant.parse("2026-01-01T00:00:00Z"),
          true,
          Duration.ofMinutes(10),
          Duration.ofHours(24));

  /** Checks the durations. */
  public FakeOptions {
    if (quiet.isNegative() || quiet.isZero() || longest.compareTo(quiet) < 0) {
      throw new IllegalArgumentException(
          "quiet is %s and longest is %s; use 0 < quiet <= longest".formatted(quiet, longest));
    }
  }

  /** The same with another seed. */
  public FakeOptions seed(long other) {
    return new FakeOptions(other, start, failsOnViolation, quiet, longest);
  }

  /** The same with another beginning. */
  public FakeOptions startingAt(Instant other) {
    return new FakeOptions(seed, other, failsOnViolation, quiet, longest);
  }

  /** The same, with violations only kept: for tests that bring them about. */
  public FakeOptions keepingViolations() {
    return new FakeOptions(seed, start, false, quiet, longest);
  }

  /** The same with another measure of quiet. */
  public FakeOptions quiet(Duration other) {
    return new FakeOptions(seed, start, failsOnViolation, other, longest);
  }

  /** The same with another longest time to settle. */
  public FakeOptions longest(Duration other) {
    return new FakeOptions(seed, start, failsOnViolation, quiet, other);
  }
}
