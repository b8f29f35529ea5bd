package io.evenkeel.fake;

import java.util.List;

/**
 * Something that must never happen has happened in a simulated cluster. An error, so that no code
 * under test takes it for a failure of the driver.
 */
public final class InvariantViolation extends AssertionError {

  private static final long serialVersionUID = 1L;

  private final String invariant;
  private final long seed;
  private final String document;

  InvariantViolation(
      String invariant, String what, long seed, String document, List<String> lastEvents) {
    super(
        "%s: %s%nseed %d, cluster at the beginning:%n%s%nlast events:%n%s"
            .formatted(invariant, what, seed, document, String.join("\n", lastEvents)));
    this.invariant = invariant;
    this.seed = seed;
    this.document = document;
  }

  /** Which one: I1, I2, I3 or I5. */
  public String invariant() {
    return invariant;
  }

  /** The seed that brings it about again. */
  public long seed() {
    return seed;
  }

  /** The cluster at the beginning, as a cluster document. */
  public String document() {
    return document;
  }
}
