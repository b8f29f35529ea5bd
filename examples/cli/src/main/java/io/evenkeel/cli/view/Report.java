package io.evenkeel.cli.view;

import io.evenkeel.cli.session.Session;
import io.evenkeel.maintenance.operation.Item;
import io.evenkeel.maintenance.operation.ItemState;
import io.evenkeel.maintenance.operation.Operation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What became of every workload of a maintenance that is over. */
public final class Report {

  private final Session session;
  private final Operation away;
  private final Operation back;

  /**
   * @param session where it was
   * @param away the operation when the host was asked to come back: where each workload was then
   * @param back the operation now
   */
  public Report(Session session, Operation away, Operation back) {
    this.session = session;
    this.away = away;
    this.back = back;
  }

  /** The lines. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    if (!back.items().isEmpty()) {
      boolean known = back.items().stream().anyMatch(item -> dark(item).isPresent());
      Table table =
          known
              ? new Table("WORKLOAD", "WENT TO", "HOW", "DARK FOR", "NOW")
              : new Table("WORKLOAD", "WENT TO", "HOW", "NOW");
      back.items().forEach(item -> table.row(cells(item, known)));
      lines.addAll(table.lines());
      lines.add("");
    }
    List<String> account = new Account(back).lines();
    lines.addAll(account);
    if (!account.isEmpty()) {
      lines.add("");
    }
    lines.addAll(totals());
    return lines.stream().map(Texts::clean).toList();
  }

  private String[] cells(Item item, boolean known) {
    Item then = away.findItem(item.workload()).orElse(item);
    List<String> cells = new ArrayList<>();
    cells.add(session.names().of(item.workload()));
    cells.add(hadGone(then) ? then.course().target() : "-");
    cells.add(hadGone(then) || wasStopped(then) ? Texts.word(then.course().way()) : "-");
    if (known) {
      cells.add(dark(item).map(Texts::duration).orElse("?"));
    }
    cells.add(now(item));
    return cells.toArray(String[]::new);
  }

  private static boolean hadGone(Item item) {
    return switch (item.state()) {
      case ARRIVED, AT_REST, RETURNING, NOT_HOME -> !item.course().target().isEmpty();
      default -> false;
    };
  }

  private Optional<Duration> dark(Item item) {
    return session.findDowntime(item.workload());
  }

  private static String now(Item item) {
    String why = item.waiting().present() ? ": " + item.waiting().text() : "";
    return switch (item.state()) {
      case HOME -> "home";
      case STAYS_OFF -> "off, as before";
      case GONE -> "gone, not by us";
      default -> Texts.word(item.state()) + why;
    };
  }

  private List<String> totals() {
    List<String> lines = new ArrayList<>();
    long home = count(ItemState.HOME);
    long off = count(ItemState.STAYS_OFF);
    lines.add(
        "%s: %d home, %d off as before, %d elsewhere or not running"
            .formatted(
                Texts.count(back.items().size(), "workload"),
                home,
                off,
                back.items().size() - home - off));
    List<String> stopped =
        away.items().stream().filter(Report::wasStopped).map(this::consented).toList();
    lines.add(
        stopped.isEmpty()
            ? "no workload was stopped"
            : "stopped with consent, and nothing else: " + String.join(", ", stopped));
    return lines;
  }

  /** Way out and restart are done by stopping, whatever became of it later. */
  private static boolean wasStopped(Item item) {
    return switch (item.course().way()) {
      case STOP, COLD, SUSPEND -> item.attempt().number() > 0;
      case STAY, LIVE, LIVE_WITH_STORAGE -> false;
    };
  }

  private String consented(Item item) {
    String who =
        switch (item.course().consent()) {
          case WORKLOAD_POLICY -> "its own policy";
          case REQUEST -> "the request of " + back.terms().actor();
        };
    return "%s (%s)".formatted(session.names().of(item.workload()), who);
  }

  private long count(ItemState state) {
    return back.items().stream().filter(item -> item.state() == state).count();
  }
}
