package io.evenkeel.cli.view;

import io.evenkeel.cli.session.Names;
import io.evenkeel.cli.session.Watcher;
import io.evenkeel.maintenance.HostView;
import io.evenkeel.maintenance.operation.JournalEntry;
import java.util.function.Supplier;

/** The node log as it grows, line by line: for pipes and files. */
final class Lines implements Watcher {

  private final Terminal terminal;
  private final Names names;

  Lines(Terminal terminal, Names names) {
    this.terminal = terminal;
    this.names = names;
  }

  @Override
  public void happened(JournalEntry entry) {
    terminal.out().println(LogLine.of(entry, names));
  }

  @Override
  public void show(Supplier<HostView> host) {}

  @Override
  public void trouble(String text) {
    terminal.err().println("evenkeel: " + Texts.clean(text) + "; trying again");
  }

  @Override
  public void close() {}
}
