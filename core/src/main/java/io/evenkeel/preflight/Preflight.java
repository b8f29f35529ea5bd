package io.evenkeel.preflight;

import com.google.common.collect.ImmutableList;
import io.evenkeel.cluster.Policy;
import java.util.List;
import java.util.stream.Stream;

/** Runs every rule and keeps every finding. Immutable, safe for any thread. */
public final class Preflight {

  /** Codes of findings that nobody can waive: there is nothing that could be done in spite. */
  public static final List<String> NEVER_WAIVED =
      ImmutableList.of("HOST_BUSY", "HOST_DOWN", "HOST_IN_MAINTENANCE");

  private static final ImmutableList<String> STANDARD_CODES =
      ImmutableList.of(
          "IN_TRANSITION",
          "NEIGHBOUR_DOWN",
          "NEIGHBOUR_IN_MAINTENANCE",
          "NO_REDUNDANCY",
          "ONLY_HOST",
          "STAYS_OFF",
          "STORAGE_REPAIRING");

  private final List<PreflightRule> rules;

  private Preflight(List<PreflightRule> rules) {
    this.rules = rules;
  }

  /**
   * The rules that every host must pass.
   *
   * @param policy how many hosts of a zone may be out at once
   */
  public static Preflight standard(Policy policy) {
    return new Preflight(
        ImmutableList.of(
            HostRules::subject,
            HostRules::neighboursRunning,
            candidate ->
                HostRules.neighboursInMaintenance(
                    candidate, policy.ofZone(candidate.host().zone()).hostsOut()),
            HostRules::storageRepair,
            HostRules::redundancy,
            WorkloadRules::inTransition,
            WorkloadRules::off));
  }

  /** The same rules and one more. */
  public Preflight and(PreflightRule rule) {
    return new Preflight(ImmutableList.<PreflightRule>builder().addAll(rules).add(rule).build());
  }

  /** Codes of findings that somebody may answer for, in order. */
  public List<String> waivableCodes() {
    return Stream.concat(
            STANDARD_CODES.stream(), rules.stream().flatMap(rule -> rule.codes().stream()))
        .filter(code -> !NEVER_WAIVED.contains(code))
        .distinct()
        .sorted()
        .toList();
  }

  /** Looks at a candidate. */
  public PreflightReport check(Candidate candidate) {
    return new PreflightReport(
        candidate.host().id(),
        rules.stream().flatMap(rule -> rule.check(candidate).stream()).toList());
  }
}
