package io.evenkeel.maintenance;

import com.google.common.collect.ImmutableList;
import io.evenkeel.cluster.Cluster;
import io.evenkeel.maintenance.Authorizer.Action;
import io.evenkeel.maintenance.operation.Ending;
import io.evenkeel.maintenance.operation.EventType;
import io.evenkeel.maintenance.operation.Operation;
import io.evenkeel.maintenance.operation.OperationState;
import io.evenkeel.maintenance.operation.Revision;
import io.evenkeel.maintenance.operation.Standing;
import io.evenkeel.maintenance.operation.Terms;
import io.evenkeel.plan.Plan;
import io.evenkeel.plan.PlanOptions;
import io.evenkeel.plan.PlanRequest;
import io.evenkeel.preflight.Candidate;
import io.evenkeel.preflight.Finding;
import io.evenkeel.preflight.PreflightReport;
import io.evenkeel.spi.HostStatus;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The way into maintenance: look, check, and write the operation down or refuse it. */
final class Entrance {

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Outside outside;
  private final Conduct conduct;
  private final Lookout lookout;

  Entrance(Outside outside, Conduct conduct, Lookout lookout) {
    this.outside = outside;
    this.conduct = conduct;
    this.lookout = lookout;
  }

  PreflightReport preflight(String host, PlanOptions options) {
    return preflight(lookout.look(), host, options);
  }

  Plan plan(List<String> hosts, PlanOptions options) {
    Look look = lookout.look();
    hosts.forEach(look.cluster()::host);
    return plan(look, hosts, options);
  }

  Operation enter(String host, EnterRequest request) {
    conduct.permit(request.asker(), Action.RUN, host);
    if (!request.waivers().isEmpty()) {
      conduct.permit(request.asker(), Action.WAIVE, host);
    }
    if (request.options().stopWhatCannotMove()) {
      conduct.permit(request.asker(), Action.STOP, host);
    }
    Look look = lookout.look();
    look.cluster().host(host);
    Optional<Operation> current = look.openOn(host);
    if (current.isPresent()) {
      return current.get();
    }
    List<String> waived = waived(request.waivers(), look.at());
    PreflightReport report = preflight(look, host, request.options());
    Optional<Finding> mismatch = mismatch(look, host, request);
    List<Finding> findings =
        ImmutableList.<Finding>builder()
            .addAll(mismatch.stream().toList())
            .addAll(report.findings())
            .build();
    Operation draft = draft(look, host, request, findings);
    if (mismatch.isPresent() || !report.blocking(waived).isEmpty()) {
      return refuse(draft, request, blocking(mismatch, report, waived));
    }
    return begin(draft, request);
  }

  private PreflightReport preflight(Look look, String host, PlanOptions options) {
    Cluster cluster = look.cluster();
    Candidate candidate = new Candidate(cluster, cluster.host(host));
    return conduct
        .preflight()
        .check(candidate)
        .and(PlanFindings.of(plan(look, List.of(host), options)));
  }

  private Plan plan(Look look, List<String> hosts, PlanOptions options) {
    return conduct
        .planner()
        .plan(
            look.cluster(), PlanRequest.vacate(hosts).underway(look.underway("")).options(options));
  }

  private List<String> waived(List<Waiver> waivers, Instant now) {
    for (Waiver waiver : waivers) {
      if (!waiver.until().isAfter(now)) {
        throw new IllegalArgumentException(
            "the waiver of %s by %s ended at %s; ask for a new one"
                .formatted(waiver.code(), waiver.owner(), waiver.until()));
      }
    }
    return waivers.stream().map(Waiver::code).toList();
  }

  private Optional<Finding> mismatch(Look look, String host, EnterRequest request) {
    if (request.confirmed().isEmpty()) {
      return Optional.empty();
    }
    String now = plan(look, List.of(host), request.options()).fingerprint();
    return now.equals(request.confirmed())
        ? Optional.empty()
        : Optional.of(
            Finding.block(
                "PLAN_CHANGED",
                host,
                "plan %s was confirmed, and now it would be plan %s"
                    .formatted(request.confirmed(), now),
                "Look at the new plan and confirm that"));
  }

  private static List<Finding> blocking(
      Optional<Finding> mismatch, PreflightReport report, List<String> waived) {
    return ImmutableList.<Finding>builder()
        .addAll(mismatch.stream().toList())
        .addAll(report.blocking(waived))
        .build();
  }

  private Operation draft(Look look, String host, EnterRequest request, List<Finding> findings) {
    boolean cordoned = look.cluster().host(host).status() == HostStatus.CORDONED;
    return new Operation(
        freeId(host, look.at()),
        new Terms(
            host,
            look.cluster().host(host).zone(),
            request.asker().actor(),
            request.asker().reason(),
            request.options()),
        OperationState.REQUESTED,
        new Standing(look.at(), Ending.OPEN, cordoned, "", List.of(), findings),
        List.of(),
        new Revision(0, 0));
  }

  private Operation begin(Operation draft, EnterRequest request) {
    Amendment amendment = requested(draft, request);
    Operation operation = amendment.operation();
    if (outside.store().begin(operation, conduct.policy().hostsOut(), amendment.entries())) {
      outside.bulletin().publish(amendment.entries());
      return operation;
    }
    Optional<Operation> meanwhile =
        outside.store().open().stream()
            .filter(other -> other.host().equals(draft.host()))
            .findFirst();
    return meanwhile.orElseGet(() -> refuse(draft, request, List.of(noSlot(draft))));
  }

  private Finding noSlot(Operation draft) {
    List<String> out =
        outside.store().open().stream()
            .filter(other -> other.terms().zone().equals(draft.terms().zone()))
            .map(Operation::host)
            .toList();
    return Finding.block(
        "NO_SLOT",
        draft.host(),
        "%d host(s) of zone %s may be out at once, and %s out"
            .formatted(
                conduct.policy().hostsOut(),
                draft.terms().zone(),
                out.size() == 1 ? out.get(0) + " is" : String.join(", ", out) + " are"),
        "Wait until one is back");
  }

  private Operation refuse(Operation draft, EnterRequest request, List<Finding> why) {
    Amendment amendment = requested(draft, request);
    why.forEach(finding -> amendment.say(EventType.REFUSED, "refused: " + finding));
    List<Finding> findings =
        ImmutableList.<Finding>builder()
            .addAll(why)
            .addAll(draft.standing().findings().stream().filter(f -> !why.contains(f)).toList())
            .build();
    Standing standing = draft.standing();
    Operation refused =
        amendment
            .become(OperationState.REFUSED)
            .with(
                new Standing(
                    standing.since(),
                    Ending.OPEN,
                    standing.cordonedBefore(),
                    "",
                    List.of(),
                    findings))
            .operation();
    if (outside.store().begin(refused, conduct.policy().hostsOut(), amendment.entries())) {
      outside.bulletin().publish(amendment.entries());
    }
    return refused;
  }

  private static Amendment requested(Operation draft, EnterRequest request) {
    Amendment amendment = new Amendment(draft, request.asker(), draft.standing().since());
    amendment.say(EventType.REQUESTED, "maintenance requested");
    request
        .waivers()
        .forEach(
            waiver ->
                amendment.say(
                    EventType.ASKED,
                    "%s waived by %s until %s (%s)"
                        .formatted(
                            waiver.code(), waiver.owner(), waiver.until(), waiver.reason())));
    return amendment;
  }

  private String freeId(String host, Instant now) {
    String stem = host + "-" + STAMP.format(now);
    String id = stem;
    for (int n = 2; outside.store().find(id).isPresent(); n++) {
      id = stem + "-" + n;
    }
    return id;
  }
}
