package io.evenkeel.cli;

import io.evenkeel.maintenance.Asker;
import io.evenkeel.maintenance.Waiver;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What the command line consents to in spite of preflight. */
final class Waivers {

  /** A consent on a command line is meant for now. */
  private static final Duration VALID = Duration.ofDays(1);

  private final Map<String, String> reasons;
  private final Asker asker;
  private final Instant now;

  Waivers(Map<String, String> reasons, Asker asker, Instant now) {
    this.reasons = reasons;
    this.asker = asker;
    this.now = now;
  }

  Collection<String> codes() {
    return reasons.keySet();
  }

  List<Waiver> list() {
    return reasons.entrySet().stream()
        .map(each -> new Waiver(each.getKey(), each.getValue(), asker.actor(), now.plus(VALID)))
        .toList();
  }
}
