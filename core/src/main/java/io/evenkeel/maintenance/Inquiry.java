package io.evenkeel.maintenance;

import com.google.common.collect.ImmutableList;
import io.evenkeel.cluster.Cluster;
import io.evenkeel.cluster.ZonePolicy;
import io.evenkeel.maintenance.operation.Consents;
import io.evenkeel.maintenance.operation.Operation;
import io.evenkeel.maintenance.operation.OperationState;
import io.evenkeel.maintenance.operation.Purpose;
import io.evenkeel.maintenance.operation.Waiver;
import io.evenkeel.plan.Plan;
import io.evenkeel.plan.PlanOptions;
import io.evenkeel.plan.PlanRequest;
import io.evenkeel.plan.Wishes;
import io.evenkeel.preflight.Candidate;
import io.evenkeel.preflight.Finding;
import io.evenkeel.preflight.Preflight;
import io.evenkeel.preflight.PreflightReport;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Looks and plans before anything is done. Changes nothing. */
final class Inquiry {

  private static final String STORAGE_NOT_HEALTHY = "STORAGE_NOT_HEALTHY";

  private final Outside outside;
  private final Conduct conduct;
  private final Lookout lookout;
  private final ShownPlans shown = new ShownPlans();

  Inquiry(Outside outside, Conduct conduct, Lookout lookout) {
    this.outside = outside;
    this.conduct = conduct;
    this.lookout = lookout;
  }

  PreflightReport preflight(String host, PlanOptions options) {
    return preflight(lookout.look(), host, options, Consents.NONE);
  }

  PreflightReport preflight(Look look, String host, PlanOptions options, Consents consents) {
    Cluster cluster = look.cluster();
    Candidate candidate = new Candidate(cluster, cluster.host(host));
    return conduct
        .preflight()
        .check(candidate)
        .and(comingBack(look, host))
        .and(storage(candidate.host().zone()))
        .and(conduct.demands().findings(host, consents))
        .and(PlanFindings.of(plan(look, List.of(host), options)));
  }

  /** A plan to be shown: its steps are remembered, so that a difference can be named later. */
  Plan plan(List<String> hosts, PlanOptions options) {
    Look look = lookout.look();
    hosts.forEach(look.cluster()::host);
    Plan plan = plan(look, hosts, options);
    shown.remember(plan);
    return plan;
  }

  Plan plan(Look look, List<String> hosts, PlanOptions options) {
    return conduct
        .planner()
        .plan(
            look.cluster(),
            PlanRequest.vacate(hosts)
                .underway(look.underway(""))
                .options(options)
                .wishes(Wishes.NONE.direct()));
  }

  /** What the confirmation lacks, or in what the plan has changed since. */
  Optional<Finding> mismatch(Look look, String host, EnterRequest request) {
    if (!request.confirmed().given()) {
      return conduct.demands().confirmation()
          ? Optional.of(
              Finding.block(
                  "NOT_CONFIRMED",
                  host,
                  "no plan was confirmed",
                  "Look at the plan, and confirm it in the request"))
          : Optional.empty();
    }
    Plan now = plan(look, List.of(host), request.options());
    String confirmed = request.confirmed().fingerprint();
    return now.fingerprint().equals(confirmed)
        ? Optional.empty()
        : Optional.of(
            Finding.block(
                "PLAN_CHANGED",
                host,
                "plan %s was confirmed, and now it would be plan %s: %s"
                    .formatted(
                        confirmed,
                        now.fingerprint(),
                        PlanSteps.difference(shown.complete(request.confirmed()), now)),
                "Look at the new plan and confirm that"));
  }

  /**
   * Refuses waivers that do not count.
   *
   * @throws IllegalArgumentException if one has ended, or names a code that no finding has or that
   *     nobody can waive
   */
  List<String> waived(List<Waiver> waivers, PreflightReport report, Instant now) {
    TreeSet<String> known = new TreeSet<>(conduct.preflight().waivableCodes());
    known.addAll(conduct.demands().codes());
    known.addAll(PlanFindings.CODES);
    known.add(STORAGE_NOT_HEALTHY);
    report.findings().stream()
        .map(Finding::code)
        .filter(code -> !Preflight.NEVER_WAIVED.contains(code))
        .forEach(known::add);
    Waivers.mustCount(waivers, known, now);
    return waivers.stream().map(Waiver::code).toList();
  }

  /** A host whose last operation is not over can't begin another one. */
  private static List<Finding> comingBack(Look look, String host) {
    return look.openOn(host)
        .filter(Inquiry::serves)
        .map(
            operation ->
                Finding.block(
                    "HOST_BUSY",
                    host,
                    "operation %s brings workloads back to it (%s)"
                        .formatted(operation.id(), operation.state()),
                    "Wait until it is over, or ask to leave with things accepted as they are"))
        .map(ImmutableList::of)
        .orElse(ImmutableList.of());
  }

  /** The others show in the host's status, which preflight sees. */
  private static boolean serves(Operation operation) {
    return operation.state() == OperationState.LEAVE_INCOMPLETE
        || operation.terms().purpose() == Purpose.BRING_BACK;
  }

  static boolean comesBack(Operation operation) {
    return switch (operation.state()) {
      case LEAVING, LEAVE_INCOMPLETE, CANCELLING -> true;
      case REQUESTED, REFUSED, ENTERING, WAITING_FOR_OPERATOR, IN_MAINTENANCE, CLOSED -> false;
    };
  }

  private List<Finding> storage(String zone) {
    ZonePolicy policy = conduct.policy().ofZone(zone);
    if (!policy.storageCluster()) {
      return List.of();
    }
    String trouble = storageTrouble(zone);
    return trouble.isEmpty()
        ? List.of()
        : List.of(
            Finding.block(
                STORAGE_NOT_HEALTHY,
                zone,
                "the storage of zone %s is not healthy: %s".formatted(zone, trouble),
                "Wait until it is repaired; taking a host out now may lose data"));
  }

  private String storageTrouble(String zone) {
    try {
      return outside.crew().storageTrouble(zone);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return "it could not be asked";
    } catch (Exception failure) {
      return "it could not be asked: " + failure;
    }
  }
}
