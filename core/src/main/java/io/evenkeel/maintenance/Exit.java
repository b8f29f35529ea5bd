package io.evenkeel.maintenance;

import com.google.common.collect.ImmutableList;
import io.evenkeel.cluster.ZonePolicy;
import io.evenkeel.maintenance.Authorizer.Action;
import io.evenkeel.maintenance.LeaveRequest.Reboot;
import io.evenkeel.maintenance.operation.Ending;
import io.evenkeel.maintenance.operation.EventType;
import io.evenkeel.maintenance.operation.Item;
import io.evenkeel.maintenance.operation.Operation;
import io.evenkeel.maintenance.operation.OperationState;
import io.evenkeel.maintenance.operation.PowerWatch;
import io.evenkeel.maintenance.operation.Purpose;
import io.evenkeel.maintenance.operation.Service;
import io.evenkeel.maintenance.operation.Standing;
import io.evenkeel.maintenance.operation.Waiver;
import java.util.List;
import java.util.Locale;

/** The ways out: leaving, cancelling, accepting what is. Each only writes down what was asked. */
final class Exit {

  /** What a host that comes back may be made to wait for, and need not. */
  private static final List<String> WAIVABLE =
      ImmutableList.of("HOST_NOT_REBOOTED", "STORAGE_NOT_HEALTHY", "ZONE_PAUSE");

  private final Outside outside;
  private final Conduct conduct;

  Exit(Outside outside, Conduct conduct) {
    this.outside = outside;
    this.conduct = conduct;
  }

  Operation leave(String host, LeaveRequest request) {
    permit(host, request);
    return new Amending(outside)
        .amend(host, "leave", operation -> leaving(operation, resolved(operation, request)));
  }

  Operation cancel(String host, LeaveRequest request) {
    permit(host, request);
    return new Amending(outside)
        .amend(host, "cancel", operation -> cancelling(operation, resolved(operation, request)));
  }

  private void permit(String host, LeaveRequest request) {
    conduct.permit(request.asker(), Action.RUN, host);
    if (request.reboot() == Reboot.YES) {
      conduct.permit(request.asker(), Action.POWER, host);
      outside.crew().mustSwitchPower(PowerWatch.Verb.REBOOT, host);
    }
    if (!request.waivers().isEmpty()) {
      conduct.permit(request.asker(), Action.WAIVE, host);
      Waivers.mustCount(request.waivers(), WAIVABLE, outside.clock().instant());
    }
  }

  /** The request with what the zone's policy says in the place of what it leaves open. */
  private LeaveRequest resolved(Operation operation, LeaveRequest request) {
    ZonePolicy policy = conduct.policy().ofZone(operation.terms().zone());
    Ending standard = policy.bringHome() ? Ending.BRING_HOME : Ending.LEAVE_THERE;
    boolean again = operation.standing().ending() != Ending.OPEN;
    Ending open = again ? operation.standing().ending() : standard;
    boolean rebooting = again ? operation.standing().service().reboot() : policy.rebootOnLeave();
    return new LeaveRequest(
        request.asker(),
        request.ending() == Ending.OPEN ? open : request.ending(),
        reboot(operation, request.reboot(), rebooting),
        request.waivers());
  }

  private static Reboot reboot(Operation operation, Reboot asked, boolean otherwise) {
    boolean possible =
        operation.terms().purpose() == Purpose.MAINTENANCE
            && switch (operation.state()) {
              case IN_MAINTENANCE, LEAVING -> true;
              default -> false;
            };
    if (asked == Reboot.YES && !possible) {
      throw new IllegalArgumentException(
          "host %s is not in Maintenance Mode (operation %s is %s), so it is not rebooted; leave without a reboot"
              .formatted(operation.host(), operation.id(), operation.state()));
    }
    boolean reboots = asked == Reboot.BY_POLICY ? otherwise : asked == Reboot.YES;
    return possible && reboots ? Reboot.YES : Reboot.NO;
  }

  private Amendment leaving(Operation operation, LeaveRequest request) {
    return switch (operation.state()) {
      case REQUESTED, ENTERING, WAITING_FOR_OPERATOR ->
          asked(operation, request, "leave while entering: cancelled")
              .become(OperationState.CANCELLING)
              .with(forgiven(operation));
      case IN_MAINTENANCE ->
          asked(operation, request, "leave")
              .become(OperationState.LEAVING)
              .with(forgiven(operation));
      case LEAVE_INCOMPLETE ->
          asked(operation, request, "leave again")
              .become(OperationState.LEAVING)
              .with(forgiven(operation));
      case LEAVING, CANCELLING ->
          changes(operation, request)
              ? asked(operation, request, "leave differently")
              : amendment(operation, request);
      case REFUSED, CLOSED -> amendment(operation, request);
    };
  }

  /** A reboot that could not be asked for is asked for again; all else counts once. */
  private static boolean changes(Operation operation, LeaveRequest request) {
    Service service = operation.standing().service();
    boolean rebootAgain = request.reboot() == Reboot.YES && service.power().refused();
    return operation.standing().ending() != request.ending()
        || service.reboot() != (request.reboot() == Reboot.YES)
        || !service.waivers().containsAll(request.waivers())
        || rebootAgain;
  }

  private Amendment cancelling(Operation operation, LeaveRequest request) {
    return switch (operation.state()) {
      case REQUESTED, ENTERING, WAITING_FOR_OPERATOR ->
          asked(operation, request, "cancel")
              .become(OperationState.CANCELLING)
              .with(forgiven(operation));
      case CANCELLING -> leaving(operation, request);
      case IN_MAINTENANCE, LEAVING, LEAVE_INCOMPLETE, REFUSED, CLOSED ->
          throw new IllegalArgumentException(
              "host %s is not being emptied (operation %s is %s); leave maintenance instead"
                  .formatted(operation.host(), operation.id(), operation.state()));
    };
  }

  private Amendment amendment(Operation operation, LeaveRequest request) {
    return new Amendment(operation, request.asker(), outside.clock().instant());
  }

  private Amendment asked(Operation operation, LeaveRequest request, String what) {
    String ending = request.ending().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    boolean rebooting = request.reboot() == Reboot.YES;
    Standing standing = operation.standing();
    List<Waiver> waivers =
        ImmutableList.<Waiver>builder()
            .addAll(standing.service().waivers())
            .addAll(request.waivers())
            .build();
    Service service = standing.service().leaving(rebooting, waivers);
    return amendment(operation, request)
        .say(EventType.ASKED, what + ", " + ending + (rebooting ? ", with a reboot" : ""))
        .sayWaived(request.waivers())
        .with(
            standing.ending(request.ending()).service(service.power(service.power().forgotten())));
  }

  /** What failed on the way out must not count on the way home. */
  private static List<Item> forgiven(Operation operation) {
    return operation.items().stream()
        .map(
            item -> {
              Item fresh = item.with(item.course().forgiving());
              return item.open() || item.state().settled() ? fresh : fresh.in(item.state());
            })
        .toList();
  }
}
