package io.evenkeel.maintenance;

import io.evenkeel.cluster.Cluster;
import io.evenkeel.cluster.Policy;
import io.evenkeel.maintenance.operation.Cordon;
import io.evenkeel.maintenance.operation.Fence;
import io.evenkeel.maintenance.operation.Operation;
import io.evenkeel.maintenance.operation.OperationState;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.HostStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Looks at the world. What is written is read first, so that the look is newer than it. */
final class Lookout {

  private final Outside outside;
  private final Policy policy;

  Lookout(Outside outside, Policy policy) {
    this.outside = outside;
    this.policy = policy;
  }

  Look look() {
    return look(outside.store().open());
  }

  Look look(List<Operation> open) {
    List<Cordon> cordons = outside.store().cordons();
    List<Fence> fences = outside.store().fences();
    Cluster reported = fenced(Cluster.of(outside.driver().observe(), policy), fences);
    return new Look(reported, statuses(reported, open, cordons), open, outside.clock().instant());
  }

  /** A silent host that somebody says is off is off. */
  private static Cluster fenced(Cluster reported, List<Fence> fences) {
    Map<String, HostStatus> off = new TreeMap<>();
    for (Fence fence : fences) {
      reported
          .findHost(fence.host())
          .filter(host -> !host.status().answered())
          .ifPresent(host -> off.put(host.id(), HostStatus.DOWN));
    }
    return off.isEmpty() ? reported : reported.withStatus(off);
  }

  /** Who answers is not off, whatever was said of him. */
  void liftFences(Look look) {
    for (Fence fence : outside.store().fences()) {
      boolean silent =
          look.reported().findHost(fence.host()).filter(host -> !host.status().up()).isPresent();
      if (!silent) {
        outside.store().unfence(fence.host());
      }
    }
  }

  static Map<String, HostStatus> statuses(
      Cluster reported, List<Operation> open, List<Cordon> cordons) {
    Map<String, HostStatus> statuses = new TreeMap<>();
    for (Cordon cordon : cordons) {
      reported
          .findHost(cordon.host())
          .filter(host -> host.status() == HostStatus.RUNNING)
          .ifPresent(host -> statuses.put(host.id(), HostStatus.CORDONED));
    }
    for (Operation operation : open) {
      Optional<Host> host = reported.findHost(operation.host());
      if (host.isPresent() && host.get().status().up() && operation.takesHostOut()) {
        meaning(operation.state()).ifPresent(status -> statuses.put(operation.host(), status));
      }
    }
    return statuses;
  }

  /** A host whose leaving is incomplete is back in service: nothing is laid over it. */
  private static Optional<HostStatus> meaning(OperationState state) {
    return switch (state) {
      case REQUESTED, ENTERING, WAITING_FOR_OPERATOR, CANCELLING ->
          Optional.of(HostStatus.ENTERING);
      case IN_MAINTENANCE -> Optional.of(HostStatus.MAINTENANCE);
      case LEAVING -> Optional.of(HostStatus.LEAVING);
      case LEAVE_INCOMPLETE, REFUSED, CLOSED -> Optional.empty();
    };
  }
}
