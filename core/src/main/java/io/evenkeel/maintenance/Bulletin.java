package io.evenkeel.maintenance;

import io.evenkeel.maintenance.operation.EventType;
import io.evenkeel.maintenance.operation.JournalEntry;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the listeners, and the log, what was written. */
final class Bulletin {

  private static final Logger LOG = LoggerFactory.getLogger(Maintenance.class);

  private final List<MaintenanceListener> listeners;

  Bulletin(List<MaintenanceListener> listeners) {
    this.listeners = List.copyOf(listeners);
  }

  void publish(List<JournalEntry> entries) {
    for (JournalEntry entry : entries) {
      log(entry);
      for (MaintenanceListener listener : listeners) {
        try {
          listener.happened(entry);
        } catch (RuntimeException broken) {
          LOG.warn("a maintenance listener failed on entry {}", entry.sequence(), broken);
        }
      }
    }
  }

  private static void log(JournalEntry entry) {
    JournalEntry.Event event = entry.event();
    EventType.Level level = event.type().level();
    String subject =
        event.workload().isEmpty() ? event.host() : event.host() + " " + event.workload();
    switch (level) {
      case INFO -> LOG.info("{}: {} [{}]", subject, event.text(), entry.operation());
      case WARN -> LOG.warn("{}: {} [{}]", subject, event.text(), entry.operation());
      case ERROR -> LOG.error("{}: {} [{}]", subject, event.text(), entry.operation());
    }
  }
}
