package io.evenkeel.cli.view;

import io.evenkeel.cli.session.Names;
import io.evenkeel.maintenance.operation.EventType.Level;
import io.evenkeel.maintenance.operation.JournalEntry;

/** A line of the node log. */
final class LogLine {

  private LogLine() {}

  static String of(JournalEntry entry, Names names) {
    JournalEntry.Event event = entry.event();
    String subject = event.workload().isEmpty() ? event.host() : names.of(event.workload());
    String who = entry.actor().equals(JournalEntry.ENGINE) ? "" : " [" + entry.actor() + "]";
    return Texts.clean(
        "%s  %s%s: %s%s"
            .formatted(
                Texts.time(entry.at()),
                loudness(event.type().level()),
                subject,
                event.text(),
                who));
  }

  static Colour colour(JournalEntry entry) {
    return switch (entry.event().type().level()) {
      case INFO -> entry.event().workload().isEmpty() ? Colour.BOLD : Colour.FAINT;
      case WARN -> Colour.YELLOW;
      case ERROR -> Colour.RED;
    };
  }

  private static String loudness(Level level) {
    return switch (level) {
      case INFO -> "";
      case WARN -> "warning, ";
      case ERROR -> "error, ";
    };
  }
}
