package io.evenkeel.maintenance;

import com.google.common.collect.ImmutableList;
import io.evenkeel.maintenance.Authorizer.Action;
import io.evenkeel.maintenance.operation.EventType;
import io.evenkeel.maintenance.operation.Operation;
import io.evenkeel.maintenance.operation.OperationState;
import io.evenkeel.maintenance.operation.Purpose;
import io.evenkeel.maintenance.operation.Revision;
import io.evenkeel.maintenance.operation.Service;
import io.evenkeel.maintenance.operation.Standing;
import io.evenkeel.maintenance.operation.Terms;
import io.evenkeel.preflight.Finding;
import io.evenkeel.preflight.PreflightReport;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.HostStatus;
import java.util.List;
import java.util.Optional;

/** The way into maintenance: look, check, and write the operation down or refuse it. */
final class Entrance {

  private final Outside outside;
  private final Conduct conduct;
  private final Lookout lookout;
  private final Inquiry inquiry;

  Entrance(Outside outside, Conduct conduct, Lookout lookout, Inquiry inquiry) {
    this.outside = outside;
    this.conduct = conduct;
    this.lookout = lookout;
    this.inquiry = inquiry;
  }

  Operation enter(String host, EnterRequest request) {
    permit(host, request);
    conduct.demands().mustKnow(request.consents());
    Look look = lookout.look();
    look.cluster().host(host);
    Optional<Operation> current = look.openOn(host);
    if (current.isPresent() && !Inquiry.comesBack(current.get())) {
      return current.get();
    }
    PreflightReport report = inquiry.preflight(look, host, request.options(), request.consents());
    List<String> waived = inquiry.waived(request.consents().waivers(), report, look.at());
    Optional<Finding> mismatch = inquiry.mismatch(look, host, request);
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

  private void permit(String host, EnterRequest request) {
    conduct.permit(request.asker(), Action.RUN, host);
    if (!request.consents().waivers().isEmpty()) {
      conduct.permit(request.asker(), Action.WAIVE, host);
    }
    if (request.options().stopWhatCannotMove() || request.consents().forceOff()) {
      conduct.permit(request.asker(), Action.STOP, host);
    }
  }

  private static List<Finding> blocking(
      Optional<Finding> mismatch, PreflightReport report, List<String> waived) {
    return ImmutableList.<Finding>builder()
        .addAll(mismatch.stream().toList())
        .addAll(report.blocking(waived))
        .build();
  }

  private Operation draft(Look look, String host, EnterRequest request, List<Finding> findings) {
    Host found = look.cluster().host(host);
    Service service = Service.before(found.status() == HostStatus.CORDONED, found.hardware().cpu());
    return new Operation(
        OperationIds.free(outside.store(), host, look.at()),
        new Terms(
            Purpose.MAINTENANCE,
            host,
            found.zone(),
            request.asker(),
            request.options(),
            request.consents()),
        OperationState.REQUESTED,
        Standing.beginning(look.at(), service, findings),
        List.of(),
        new Revision(0, 0));
  }

  private Operation begin(Operation draft, EnterRequest request) {
    Amendment amendment = requested(draft, request);
    Operation operation = amendment.operation();
    if (outside.store().begin(operation, hostsOut(operation), amendment.entries())) {
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
            .filter(Operation::takesHostOut)
            .filter(other -> other.terms().zone().equals(draft.terms().zone()))
            .map(Operation::host)
            .toList();
    return Finding.block(
        "NO_SLOT",
        draft.host(),
        "%d host(s) of zone %s may be out at once, and %s out"
            .formatted(
                hostsOut(draft),
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
    Operation refused =
        amendment
            .become(OperationState.REFUSED)
            .with(amendment.standing().findings(findings))
            .operation();
    if (outside.store().begin(refused, hostsOut(refused), amendment.entries())) {
      outside.bulletin().publish(amendment.entries());
    }
    return refused;
  }

  private static Amendment requested(Operation draft, EnterRequest request) {
    Amendment amendment = new Amendment(draft, request.asker(), draft.standing().since());
    amendment.say(EventType.REQUESTED, "maintenance requested");
    if (request.confirmed().given()) {
      amendment.say(
          EventType.ASKED, "plan %s confirmed".formatted(request.confirmed().fingerprint()));
    }
    request
        .consents()
        .checked()
        .forEach(code -> amendment.say(EventType.ASKED, "checklist: %s confirmed".formatted(code)));
    if (request.options().stopWhatCannotMove()) {
      amendment.say(EventType.ASKED, "what can't be moved may be stopped");
    }
    if (request.consents().forceOff()) {
      amendment.say(EventType.ASKED, "what ignores its shutdown may be switched off");
    }
    amendment.sayWaived(request.consents().waivers());
    return amendment;
  }

  private int hostsOut(Operation operation) {
    return conduct.policy().ofZone(operation.terms().zone()).hostsOut();
  }
}
