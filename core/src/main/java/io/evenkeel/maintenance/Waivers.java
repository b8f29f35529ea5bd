package io.evenkeel.maintenance;

import io.evenkeel.maintenance.operation.Waiver;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Refuses waivers at the door. */
final class Waivers {

  private Waivers() {}

  /**
   * @throws IllegalArgumentException if one lacks its code, reason or owner
   */
  static void mustBeComplete(List<Waiver> waivers) {
    for (Waiver waiver : waivers) {
      if (waiver.code().isBlank() || waiver.reason().isBlank() || waiver.owner().isBlank()) {
        throw new IllegalArgumentException(
            "a waiver needs a code, a reason and an owner; got \"%s\", \"%s\", \"%s\""
                .formatted(waiver.code(), waiver.reason(), waiver.owner()));
      }
    }
  }

  /**
   * @throws IllegalArgumentException if one has ended, or names a code that can't be waived
   */
  static void mustCount(List<Waiver> waivers, Collection<String> known, Instant now) {
    for (Waiver waiver : waivers) {
      if (!known.contains(waiver.code())) {
        throw new IllegalArgumentException(
            "%s can't be waived here; these can: %s"
                .formatted(waiver.code(), String.join(", ", known)));
      }
      if (!waiver.valid(now)) {
        throw new IllegalArgumentException(
            "the waiver of %s by %s ended at %s; ask for a new one"
                .formatted(waiver.code(), waiver.owner(), waiver.until()));
      }
    }
  }
}
