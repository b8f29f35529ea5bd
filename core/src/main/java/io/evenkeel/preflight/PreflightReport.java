package io.evenkeel.preflight;

import io.evenkeel.preflight.Finding.Severity;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Everything that was found about taking a host out.
 *
 * @param host the host
 * @param findings all of them: what blocks first, then by code and subject
 */
public record PreflightReport(String host, List<Finding> findings) {

  /** Copies and sorts. */
  public PreflightReport {
    findings =
        findings.stream()
            .distinct()
            .sorted(
                Comparator.comparing(Finding::severity)
                    .thenComparing(Finding::code)
                    .thenComparing(Finding::subject))
            .toList();
  }

  /** The same report with more findings. */
  public PreflightReport and(List<Finding> others) {
    return new PreflightReport(host, Stream.concat(findings.stream(), others.stream()).toList());
  }

  /** The findings that stand in the way, when these codes are waived. */
  public List<Finding> blocking(Collection<String> waivedCodes) {
    return findings.stream()
        .filter(finding -> finding.severity() == Severity.BLOCK)
        .filter(finding -> !waivedCodes.contains(finding.code()))
        .toList();
  }

  /** Whether anything stands in the way. */
  public boolean blocked() {
    return !blocking(List.of()).isEmpty();
  }
}
