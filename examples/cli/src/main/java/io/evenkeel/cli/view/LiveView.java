package io.evenkeel.cli.view;

import io.evenkeel.cli.session.Names;
import io.evenkeel.cli.session.Watcher;
import io.evenkeel.maintenance.HostView;
import io.evenkeel.maintenance.operation.JournalEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Draws an operation over and over at the foot of a terminal, with the node log scrolling above it.
 * Each drawing is one write, so that nothing flickers.
 */
public final class LiveView implements Watcher {

  private static final String ESCAPE = "\033[";
  private static final String HIDE_CURSOR = ESCAPE + "?25l";
  private static final String SHOW_CURSOR = ESCAPE + "?25h";
  private static final String REST_OF_LINE = ESCAPE + "K";
  private static final String REST_OF_SCREEN = ESCAPE + "J";
  private static final long FRAME_NANOS = 50_000_000L;

  private final Terminal terminal;
  private final Names names;
  private final Frame frame;
  private final Thread onExit;
  private final List<String> log = new ArrayList<>();
  private List<Frame.Line> lines = List.of();
  private int drawn;
  private long drawnAt;

  /** Shows an operation as well as the terminal can: drawn over and over, or line by line. */
  public static Watcher on(Terminal terminal, Names names) {
    return terminal.abilities().redraws()
        ? new LiveView(terminal, names)
        : new Lines(terminal, names);
  }

  private LiveView(Terminal terminal, Names names) {
    this.terminal = terminal;
    this.names = names;
    this.frame = new Frame(names, terminal.abilities().symbols());
    this.onExit = new Thread(() -> terminal.out().print(SHOW_CURSOR));
    Runtime.getRuntime().addShutdownHook(onExit);
    terminal.out().print(HIDE_CURSOR);
  }

  @Override
  public void happened(JournalEntry entry) {
    log.add(terminal.paint(LogLine.colour(entry), LogLine.of(entry, names)));
  }

  @Override
  public void show(Supplier<HostView> host) {
    long now = System.nanoTime();
    if (drawn == 0 || !log.isEmpty() || now - drawnAt >= FRAME_NANOS) {
      lines = frame.of(host.get(), terminal.size().get());
      draw();
      drawnAt = now;
    }
  }

  @Override
  public void trouble(String text) {
    log.add(terminal.paint(Colour.RED, Texts.clean(text) + "; trying again"));
    draw();
  }

  private void draw() {
    StringBuilder drawing = new StringBuilder();
    if (drawn > 0) {
      drawing.append('\r').append(ESCAPE).append(drawn).append('A');
    }
    log.forEach(line -> drawing.append(line).append(REST_OF_LINE).append('\n'));
    lines.forEach(
        line ->
            drawing
                .append(terminal.paint(line.colour(), line.text()))
                .append(REST_OF_LINE)
                .append('\n'));
    drawing.append(REST_OF_SCREEN);
    terminal.out().print(drawing);
    terminal.out().flush();
    drawn = lines.size();
    log.clear();
  }

  /** What was drawn last is wiped away; the log stays. */
  @Override
  public void close() {
    lines = List.of();
    draw();
    terminal.out().print(SHOW_CURSOR);
    terminal.out().flush();
    try {
      Runtime.getRuntime().removeShutdownHook(onExit);
    } catch (IllegalStateException alreadyEnding) {
      // Then the hook runs by itself.
    }
  }
}
