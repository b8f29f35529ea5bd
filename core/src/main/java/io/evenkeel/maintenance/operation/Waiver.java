package io.evenkeel.maintenance.operation;

import java.time.Instant;

/**
 * A named, recorded consent to go on in spite of one finding code.
 *
 * @param code the finding code
 * @param reason why that is all right
 * @param owner who answers for it
 * @param until it no longer counts from here on
 */
public record Waiver(String code, String reason, String owner, Instant until) {

  /** Checks that it is complete. */
  public Waiver {
    if (code.isBlank() || reason.isBlank() || owner.isBlank()) {
      throw new IllegalArgumentException(
          "a waiver needs a code, a reason and an owner; got \"%s\", \"%s\", \"%s\""
              .formatted(code, reason, owner));
    }
  }

  /** Whether it still counts. */
  public boolean valid(Instant now) {
    return until.isAfter(now);
  }
}
