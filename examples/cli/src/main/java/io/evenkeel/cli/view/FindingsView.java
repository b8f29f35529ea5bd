package io.evenkeel.cli.view;

import io.evenkeel.cli.session.Names;
import io.evenkeel.preflight.Finding;
import io.evenkeel.preflight.Finding.Severity;
import java.util.ArrayList;
import java.util.List;

/** What preflight found, as a table. */
public final class FindingsView {

  private final Names names;

  /**
   * @param names what workloads are called
   */
  public FindingsView(Names names) {
    this.names = names;
  }

  /** The lines; what blocks comes first. */
  public List<String> of(String host, List<Finding> findings) {
    if (findings.isEmpty()) {
      return List.of(host + " may be taken out; nothing was found against it");
    }
    Table table = new Table("SEVERITY", "CODE", "FINDING");
    for (Finding finding : findings) {
      table.row(
          Texts.word(finding.severity()),
          finding.code(),
          Texts.clean(
              "%s: %s. %s"
                  .formatted(names.of(finding.subject()), finding.text(), finding.remedy())));
    }
    List<String> lines = new ArrayList<>(table.lines());
    long blocking = findings.stream().filter(f -> f.severity() == Severity.BLOCK).count();
    lines.add("");
    lines.add(
        blocking == 0
            ? host + " may be taken out"
            : "%s may not be taken out: %s"
                .formatted(host, Texts.count(blocking, "finding") + " in the way"));
    return lines;
  }
}
