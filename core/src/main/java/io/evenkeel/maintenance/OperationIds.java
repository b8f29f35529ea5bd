package io.evenkeel.maintenance;

import io.evenkeel.maintenance.operation.OperationStore;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What operations are called: their host and when they were asked for. */
final class OperationIds {

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private OperationIds() {}

  static String free(OperationStore store, String host, Instant now) {
    String stem = host + "-" + STAMP.format(now);
    String id = stem;
    for (int n = 2; store.find(id).isPresent(); n++) {
      id = stem + "-" + n;
    }
    return id;
  }
}
