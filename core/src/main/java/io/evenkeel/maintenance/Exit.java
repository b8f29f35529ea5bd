package io.evenkeel.maintenance;

import io.evenkeel.maintenance.Authorizer.Action;
import io.evenkeel.maintenance.operation.EventType;
import io.evenkeel.maintenance.operation.Item;
import io.evenkeel.maintenance.operation.Operation;
import io.evenkeel.maintenance.operation.OperationState;
import io.evenkeel.maintenance.operation.Standing;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The ways out: leaving, cancelling, accepting what is. Each only writes down what was asked. */
final class Exit {

  private final Outside outside;
  private final Conduct conduct;

  Exit(Outside outside, Conduct conduct) {
    this.outside = outside;
    this.conduct = conduct;
  }

  Operation leave(String host, LeaveRequest request) {
    conduct.permit(request.asker(), Action.RUN, host);
    return amend(host, "leave", operation -> leaving(operation, request));
  }

  Operation cancel(String host, LeaveRequest request) {
    conduct.permit(request.asker(), Action.RUN, host);
    return amend(host, "cancel", operation -> cancelling(operation, request));
  }

  private Amendment leaving(Operation operation, LeaveRequest request) {
    Amendment amendment = amendment(operation, request);
    return switch (operation.state()) {
      case REQUESTED, ENTERING, WAITING_FOR_OPERATOR ->
          asked(amendment, request, "leave while entering: cancelled")
              .become(OperationState.CANCELLING)
              .with(forgiven(operation));
      case IN_MAINTENANCE ->
          asked(amendment, request, "leave")
              .become(OperationState.LEAVING)
              .with(forgiven(operation));
      case LEAVE_INCOMPLETE ->
          asked(amendment, request, "leave again")
              .become(OperationState.LEAVING)
              .with(forgiven(operation));
      case LEAVING, CANCELLING ->
          operation.standing().ending() == request.ending()
              ? amendment
              : asked(amendment, request, "leave differently");
      case REFUSED, CLOSED -> amendment;
    };
  }

  private Amendment cancelling(Operation operation, LeaveRequest request) {
    return switch (operation.state()) {
      case REQUESTED, ENTERING, WAITING_FOR_OPERATOR ->
          asked(amendment(operation, request), request, "cancel")
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

  private static Amendment asked(Amendment amendment, LeaveRequest request, String what) {
    String ending = request.ending().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    Standing standing = amendment.standing().ending(request.ending());
    return amendment.say(EventType.ASKED, what + ", " + ending).with(standing);
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

  private Operation amend(String host, String verb, Function<Operation, Amendment> request) {
    while (true) {
      Operation operation = openOn(host, verb);
      Amendment amendment = request.apply(operation);
      if (amendment.entries().isEmpty()) {
        return operation;
      }
      Operation next = amendment.operation();
      if (outside.store().replace(next, amendment.entries())) {
        outside.bulletin().publish(amendment.entries());
        return next;
      }
      // A tick wrote meanwhile: ask again of what is there now.
    }
  }

  private Operation openOn(String host, String verb) {
    return outside.store().open().stream()
        .filter(operation -> operation.host().equals(host))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "host %s is not in maintenance and not entering it; there is nothing to %s"
                        .formatted(host, verb)));
  }
}
