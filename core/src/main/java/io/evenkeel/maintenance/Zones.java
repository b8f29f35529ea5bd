package io.evenkeel.maintenance;

import io.evenkeel.cluster.Policy;
import io.evenkeel.cluster.ZonePolicy;
import io.evenkeel.maintenance.lifecycle.ZoneNow;
import io.evenkeel.maintenance.operation.Operation;
import io.evenkeel.maintenance.operation.OperationState;
import io.evenkeel.maintenance.operation.OperationStore;
import io.evenkeel.maintenance.operation.Purpose;
import io.evenkeel.maintenance.operation.Service;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What else matters in the zone of an operation. */
final class Zones {

  private static final Comparator<Operation> WHO_ASKED_FIRST =
      Comparator.<Operation, Instant>comparing(operation -> operation.standing().since())
          .thenComparing(Operation::id);

  private final Policy policy;
  private final OperationStore store;
  private final ZoneHealth health;

  Zones(Policy policy, OperationStore store, ZoneHealth health) {
    this.policy = policy;
    this.store = store;
    this.health = health;
  }

  ZoneNow now(Operation operation, List<Operation> open) {
    String zone = operation.terms().zone();
    ZonePolicy zonePolicy = policy.ofZone(zone);
    if (!zonePolicy.oneAtATime() || !comesBack(operation)) {
      return new ZoneNow(zonePolicy, List.of(), Instant.MIN, trouble(zone));
    }
    List<Operation> others =
        open.stream()
            .filter(other -> other.terms().zone().equals(zone))
            .filter(other -> !other.id().equals(operation.id()))
            .toList();
    List<String> ahead =
        others.stream()
            .filter(Zones::comesBack)
            .filter(other -> WHO_ASKED_FIRST.compare(other, operation) < 0)
            .sorted(WHO_ASKED_FIRST)
            .map(Operation::host)
            .toList();
    return new ZoneNow(zonePolicy, ahead, lastBack(zone, others), trouble(zone));
  }

  /** The panel's code: whatever it throws means that nobody knows. */
  private String trouble(String zone) {
    try {
      return health.trouble(zone);
    } catch (RuntimeException broken) {
      return "its health is not known: " + broken;
    }
  }

  private Instant lastBack(String zone, List<Operation> others) {
    Stream<Instant> still =
        others.stream()
            .map(other -> other.standing().service())
            .filter(Service::back)
            .map(Service::backAt);
    return Stream.concat(still, store.lastBack(zone).stream())
        .max(Comparator.naturalOrder())
        .orElse(Instant.MIN);
  }

  private static boolean comesBack(Operation operation) {
    return operation.state() == OperationState.LEAVING
        && operation.terms().purpose() == Purpose.MAINTENANCE
        && !operation.standing().service().back();
  }
}
