package io.evenkeel.fake;

import io.evenkeel.spi.DriverException;
import io.evenkeel.spi.DriverException.Kind;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.Order;
import io.evenkeel.spi.Workload;
import java.util.List;

/** What the simulated hypervisors say no to. */
final class Refusal {

  private Refusal() {}

  static DriverException of(Order order, String reason) {
    return new DriverException(Kind.REFUSED, order.workload() + ": " + reason);
  }

  static void mustAnswer(SimulatedHost host) {
    if (!host.up()) {
      throw new DriverException(Kind.TRANSIENT, "host " + host.id() + " does not answer");
    }
  }

  /** The copy an order speaks of. */
  static Copy copy(SimulatedWorkload workload, SimulatedHost host) {
    Copy copy = workload.on(host.id());
    if (copy == null) {
      throw new DriverException(
          Kind.NOT_FOUND,
          "workload %s is not known on host %s".formatted(workload.id(), host.id()));
    }
    return copy;
  }

  /** A definition can't go where the workload could never run. */
  static void mustFit(Order order, Workload workload, Host from, Host to) {
    if (from.id().equals(to.id())) {
      throw of(order, "is on %s already".formatted(to.id()));
    }
    if (!from.zone().equals(to.zone()) || !from.profile().kind().equals(to.profile().kind())) {
      throw of(order, "host %s is in another zone or of another kind".formatted(to.id()));
    }
    if (!to.hardware().cpu().runs(workload.demand().cpu())) {
      throw of(order, "host %s does not have its CPU".formatted(to.id()));
    }
    mustReach(order, "storage", workload.demand().reach().storage(), to, to.reach().storage());
    mustReach(order, "network", workload.demand().reach().networks(), to, to.reach().networks());
  }

  private static void mustReach(
      Order order, String what, List<String> needs, Host host, List<String> has) {
    for (String need : needs) {
      if (!has.contains(need)) {
        throw of(order, "host %s does not reach its %s %s".formatted(host.id(), what, need));
      }
    }
  }

  /** Blockers hold back a live move only: who asks for a cold one says that it can start there. */
  static void mustNotBeBlocked(Order order, Workload workload) {
    if (!workload.blockers().isEmpty()) {
      throw of(order, "can't move live: " + workload.blockers().get(0));
    }
  }

  /** Nothing but a move with storage carries local disks. */
  static void mustNotLeaveDisks(Order order, Workload workload, boolean withStorage) {
    if (!withStorage && workload.demand().reach().localDiskBytes() > 0) {
      throw of(order, "has disks that exist on its host alone");
    }
  }
}
