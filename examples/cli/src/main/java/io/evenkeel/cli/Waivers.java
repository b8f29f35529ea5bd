package io.evenkeel.cli;

import io.evenkeel.cli.session.BadInput;
import io.evenkeel.maintenance.EnterRequest;
import io.evenkeel.maintenance.operation.Asker;
import io.evenkeel.maintenance.operation.Waiver;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What the command line consents to in spite of something. */
final class Waivers {

  /** A consent on a command line is meant for now. */
  private static final Duration VALID = Duration.ofDays(1);

  private final Map<String, String> reasons;
  private final Asker asker;

  Waivers(Map<String, String> reasons, Asker asker) {
    reasons.forEach(Waivers::mustSayWhy);
    this.reasons = reasons;
    this.asker = asker;
  }

  private static void mustSayWhy(String code, String reason) {
    if (code.isBlank() || reason.isBlank()) {
      throw new BadInput("--waive %s=%s: write CODE=REASON, both of them".formatted(code, reason));
    }
  }

  Collection<String> codes() {
    return reasons.keySet();
  }

  EnterRequest on(EnterRequest request, Instant now) {
    EnterRequest waiving = request;
    for (Waiver waiver : from(now)) {
      waiving = waiving.waiving(waiver);
    }
    return waiving;
  }

  List<Waiver> from(Instant now) {
    Instant until = now.plus(VALID).truncatedTo(ChronoUnit.SECONDS);
    return reasons.entrySet().stream()
        .map(each -> new Waiver(each.getKey(), each.getValue(), asker.actor(), until))
        .toList();
  }
}
