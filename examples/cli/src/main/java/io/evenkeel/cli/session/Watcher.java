package io.evenkeel.cli.session;

import io.evenkeel.maintenance.HostView;
import io.evenkeel.maintenance.operation.JournalEntry;
import java.util.function.Supplier;

/** Shows an operation while it runs. */
public interface Watcher extends AutoCloseable {

  /** Something happened. */
  void happened(JournalEntry entry);

  /**
   * A step is done.
   *
   * @param host how the host is now; asked for only where it is shown, since it costs a look
   */
  void show(Supplier<HostView> host);

  /** The platform could not be observed; it is tried again. */
  void trouble(String text);

  /** Nothing more is shown. */
  @Override
  void close();

  /** Shows nothing. */
  static Watcher none() {
    return new Watcher() {
      @Override
      public void happened(JournalEntry entry) {}

      @Override
      public void show(Supplier<HostView> host) {}

      @Override
      public void trouble(String text) {}

      @Override
      public void close() {}
    };
  }
}
