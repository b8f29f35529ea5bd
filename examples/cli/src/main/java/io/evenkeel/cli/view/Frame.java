package io.evenkeel.cli.view;

import io.evenkeel.cli.session.Names;
import io.evenkeel.maintenance.HostView;
import io.evenkeel.maintenance.HostView.Machine;
import io.evenkeel.maintenance.HostView.Status;
import io.evenkeel.maintenance.operation.Operation;
import io.evenkeel.maintenance.operation.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What the live view shows at one moment: the host, what moves, what is waited for. */
final class Frame {

  private static final int HOST_BAR = 30;
  private static final int MOVE_BAR = 16;
  private static final Set<String> AT_REST = Set.of("running", "paused", "off");

  private final Names names;
  private final Bar hostBar;
  private final Bar moveBar;

  /**
   * A line of it.
   *
   * @param colour for the whole line
   * @param text no wider than the terminal
   */
  record Line(Colour colour, String text) {}

  Frame(Names names, boolean symbols) {
    this.names = names;
    this.hostBar = new Bar(HOST_BAR, symbols);
    this.moveBar = new Bar(MOVE_BAR, symbols);
  }

  /** At most as many lines as leave room for some of the log. */
  List<Line> of(HostView view, Size size) {
    List<Line> lines = new ArrayList<>();
    lines.add(new Line(Colour.BOLD, cut(host(view), size)));
    int most = Math.max(2, size.rows() - 6);
    List<Machine> busy =
        view.machines().stream().filter(m -> !AT_REST.contains(m.activity())).toList();
    for (Machine machine : busy.subList(0, Math.min(busy.size(), most))) {
      lines.add(new Line(Colour.GREEN, cut(machine(machine, busy), size)));
    }
    if (busy.size() > most) {
      lines.add(new Line(Colour.FAINT, cut("  and " + (busy.size() - most) + " more", size)));
    }
    List<Line> account = view.findOperation().map(op -> account(op, size)).orElse(List.of());
    lines.addAll(account.subList(0, Math.min(account.size(), Math.max(0, most - lines.size()))));
    for (Waiting wait : view.waiting()) {
      boolean shown = wait.code().equals("TASK_RUNNING");
      if (!shown && lines.size() < size.rows() - 2) {
        lines.add(new Line(Colour.YELLOW, cut("  waits: " + waiting(wait), size)));
      }
    }
    return lines;
  }

  /** How tasks and the host's power stand; who agreed to what stands in the log. */
  private static List<Line> account(Operation operation, Size size) {
    Account account = new Account(operation);
    return Stream.concat(account.tasks().stream(), account.power().stream())
        .map(text -> new Line(Colour.FAINT, cut("  " + text, size)))
        .toList();
  }

  private String host(HostView view) {
    String left =
        view.advance().remaining().isZero() || view.status() == Status.WAITING
            ? ""
            : ", about " + Texts.duration(view.advance().remaining()) + " left";
    return "%s  %s  %s  %d of %d%s"
        .formatted(
            view.host(),
            view.status(),
            hostBar.of(view.advance().fraction()),
            view.advance().done(),
            view.advance().total(),
            left);
  }

  private String machine(Machine machine, List<Machine> all) {
    int name = all.stream().mapToInt(m -> names.of(m.workload()).length()).max().orElse(0);
    int activity = all.stream().mapToInt(m -> m.activity().length()).max().orElse(0);
    String figures =
        machine.activity().startsWith("migrating")
            ? "  %s%s"
                .formatted(
                    moveBar.of(machine.fraction()),
                    machine.bitsPerSecond() == 0 ? "" : "  " + Texts.rate(machine.bitsPerSecond()))
            : "";
    return "  "
        + padded(names.of(machine.workload()), name)
        + "  "
        + padded(machine.activity(), activity)
        + figures;
  }

  private String waiting(Waiting wait) {
    String text = names.of(wait.subject()) + ": " + wait.text();
    return wait.remedy().isEmpty() ? text : text + ". " + wait.remedy();
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  /** One column is left free: some terminals wrap when the last one is written. */
  private static String cut(String text, Size size) {
    String clean = Texts.clean(text);
    int most = size.columns() - 1;
    return clean.codePointCount(0, clean.length()) <= most
        ? clean
        : clean.substring(0, clean.offsetByCodePoints(0, most));
  }
}
