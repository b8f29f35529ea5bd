package io.evenkeel.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.cli.session.Names;
import io.evenkeel.cli.session.Watcher;
import io.evenkeel.cli.view.Terminal.Abilities;
import io.evenkeel.maintenance.HostView;
import io.evenkeel.maintenance.HostView.Advance;
import io.evenkeel.maintenance.HostView.Status;
import io.evenkeel.maintenance.operation.EventType;
import io.evenkeel.maintenance.operation.JournalEntry;
import io.evenkeel.spi.Inventory;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveViewTest {

  private static final Names NO_NAMES = new Names(new Inventory(List.of(), List.of(), List.of()));

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  void draws_over_what_it_drew_and_lets_the_log_scroll_above() {
    try (Watcher view = LiveView.on(terminal(new Abilities(true, true, false, false)), NO_NAMES)) {
      view.show(LiveViewTest::host);
      out.reset();
      view.happened(entry(EventType.MOVE_STARTED, "web", "migrating from n1 to n2"));
      view.show(LiveViewTest::host);
    }
    assertThat(written())
        .startsWith("\r\033[1A")
        .containsPattern("\\d\\d:\\d\\d:\\d\\d  web: migrating from n1 to n2\033\\[K\n")
        .contains("n1  Migrating")
        .endsWith("\033[?25h");
  }

  @Test
  void hides_the_cursor_only_while_it_draws() {
    try (Watcher view = LiveView.on(terminal(new Abilities(true, true, false, false)), NO_NAMES)) {
      view.show(LiveViewTest::host);
    }
    assertThat(written()).startsWith("\033[?25l").endsWith("\033[J\033[?25h");
  }

  @Test
  void colours_are_left_out_where_they_are_not_wanted() {
    try (Watcher view = LiveView.on(terminal(new Abilities(true, true, false, false)), NO_NAMES)) {
      view.happened(entry(EventType.MOVE_FAILED, "web", "no"));
      view.show(LiveViewTest::host);
    }
    assertThat(written()).doesNotContain("\033[31m", "\033[1m");
    out.reset();
    try (Watcher view = LiveView.on(terminal(new Abilities(true, true, true, false)), NO_NAMES)) {
      view.happened(entry(EventType.MOVE_FAILED, "web", "no"));
      view.show(LiveViewTest::host);
    }
    assertThat(written()).contains("\033[31m", "\033[1m");
  }

  @Test
  void a_pipe_gets_plain_lines_and_nothing_but_the_log() {
    try (Watcher view = LiveView.on(terminal(Abilities.NONE), NO_NAMES)) {
      view.happened(entry(EventType.MOVE_STARTED, "web", "migrating from n1 to n2"));
      view.happened(entry(EventType.MOVE_FAILED, "web", "attempt 1\nfailed"));
      view.happened(entry(EventType.STATE, "", "status Maintenance Mode"));
      view.show(LiveViewTest::host);
    }
    assertThat(written().lines().map(line -> line.substring("00:00:00".length())))
        .containsExactly(
            "  web: migrating from n1 to n2",
            "  error, web: attempt 1?failed",
            "  n1: status Maintenance Mode");
  }

  private static JournalEntry entry(EventType type, String workload, String text) {
    return new JournalEntry(
        "op",
        1,
        Instant.EPOCH,
        JournalEntry.ENGINE,
        new JournalEntry.Event(type, "n1", workload, text));
  }

  private static HostView host() {
    Advance advance = new Advance(0, 1, 0, Duration.ofSeconds(5));
    return new HostView("n1", Status.MIGRATING, List.of(), advance, List.of(), List.of());
  }

  private String written() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private Terminal terminal(Abilities abilities) {
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    return new Terminal(
        new BufferedReader(new StringReader("")), stream, stream, abilities, () -> Size.USUAL);
  }
}
