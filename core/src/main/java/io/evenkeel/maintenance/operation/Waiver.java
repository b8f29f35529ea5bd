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

  /** Whether it still counts. */
  public boolean valid(Instant now) {
    return until.isAfter(now);
  }
}
