package io.evenkeel.preflight;

import com.google.common.collect.ImmutableList;
import java.util.List;

/** Runs every rule and keeps every finding. Immutable, safe for any thread. */
public final class Preflight {

  private final List<PreflightRule> rules;

  private Preflight(List<PreflightRule> rules) {
    this.rules = rules;
  }

  /**
   * The rules that every host must pass.
   *
   * @param hostsOut how many hosts of a zone may be out at once
   */
  public static Preflight standard(int hostsOut) {
    return new Preflight(
        ImmutableList.of(
            HostRules::subject,
            HostRules::neighboursRunning,
            candidate -> HostRules.neighboursInMaintenance(candidate, hostsOut),
            HostRules::storageRepair,
            HostRules::redundancy,
            WorkloadRules::inTransition,
            WorkloadRules::off));
  }

  /** The same rules and one more. */
  public Preflight and(PreflightRule rule) {
    return new Preflight(ImmutableList.<PreflightRule>builder().addAll(rules).add(rule).build());
  }

  /** Looks at a candidate. */
  public PreflightReport check(Candidate candidate) {
    return new PreflightReport(
        candidate.host().id(),
        rules.stream().flatMap(rule -> rule.check(candidate).stream()).toList());
  }
}
