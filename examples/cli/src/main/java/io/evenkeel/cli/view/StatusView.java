package io.evenkeel.cli.view;

import io.evenkeel.cli.session.Names;
import io.evenkeel.maintenance.HostView;
import io.evenkeel.maintenance.HostView.Machine;
import io.evenkeel.maintenance.operation.JournalEntry;
import io.evenkeel.maintenance.operation.Operation;
import io.evenkeel.maintenance.operation.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Hosts as people see them. */
public final class StatusView {

  private static final int LAST_ENTRIES = 10;

  private final Names names;

  /**
   * @param names what workloads are called
   */
  public StatusView(Names names) {
    this.names = names;
  }

  /** All hosts, a line each. */
  public List<String> all(List<HostView> hosts) {
    Table table = new Table("HOST", "STATUS", "MACHINES", "OPERATION");
    for (HostView host : hosts) {
      table.row(
          host.host(),
          host.status().toString(),
          Integer.toString(host.machines().size()),
          host.findOperation().map(operation -> progress(operation, host)).orElse("-"));
    }
    return table.lines();
  }

  private static String progress(Operation operation, HostView host) {
    String waits =
        host.waiting().stream().map(Waiting::code).distinct().collect(Collectors.joining(", "));
    return "%s, %d of %d, since %s%s"
        .formatted(
            operation.id(),
            host.advance().done(),
            host.advance().total(),
            Texts.dayAndTime(operation.standing().since()),
            waits.isEmpty() ? "" : ", waits: " + waits);
  }

  /**
   * One host, with what is on it and what is waited for.
   *
   * @param journal of its operation; empty if it has none
   */
  public List<String> one(HostView host, List<JournalEntry> journal) {
    List<String> lines = new ArrayList<>();
    lines.add(host.host() + "  " + host.status());
    host.findOperation().ifPresent(operation -> lines.addAll(operation(operation, host)));
    host.findOperation().ifPresent(operation -> lines.addAll(new Account(operation).lines()));
    for (Waiting wait : host.waiting()) {
      lines.add(
          "waits      %s: %s. %s".formatted(names.of(wait.subject()), wait.text(), wait.remedy()));
    }
    lines.add("");
    if (host.machines().isEmpty()) {
      lines.add("no machine on it");
    } else {
      lines.addAll(machines(host.machines()));
    }
    if (!journal.isEmpty()) {
      lines.add("");
      journal
          .subList(Math.max(0, journal.size() - LAST_ENTRIES), journal.size())
          .forEach(entry -> lines.add(LogLine.of(entry, names)));
    }
    return lines.stream().map(Texts::clean).toList();
  }

  private static List<String> operation(Operation operation, HostView host) {
    String reason = operation.terms().reason().isEmpty() ? "" : ": " + operation.terms().reason();
    return List.of(
        "operation  %s, since %s"
            .formatted(operation.id(), Texts.dayAndTime(operation.standing().since())),
        "asked by   " + operation.terms().actor() + reason,
        "advance    %d of %d, about %s left"
            .formatted(
                host.advance().done(),
                host.advance().total(),
                Texts.duration(host.advance().remaining())));
  }

  private List<String> machines(List<Machine> machines) {
    Table table = new Table("MACHINE", "ACTIVITY", "PROGRESS");
    for (Machine machine : machines) {
      table.row(
          names.of(machine.workload()),
          machine.activity(),
          machine.activity().startsWith("migrating")
              ? Math.round(machine.fraction() * 100) + " %"
              : "-");
    }
    return table.lines();
  }
}
