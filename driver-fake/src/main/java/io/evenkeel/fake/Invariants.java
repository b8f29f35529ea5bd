package io.evenkeel.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Looks after every step whether what must never happen has happened. */
final class Invariants {

  private static final int EVENTS_SHOWN = 40;

  private final FakeOptions options;
  private final EventLog log;
  private final Supplier<String> document;
  private final List<InvariantViolation> violations = new ArrayList<>();

  Invariants(FakeOptions options, EventLog log, Supplier<String> document) {
    this.options = options;
    this.log = log;
    this.document = document;
  }

  /** I1, I2 and I5, for a workload that a step has changed. */
  void check(SimulatedWorkload workload) {
    int live = workload.liveCopies();
    if (live > 1) {
      violated("I2", "two copies of " + workload.id() + " run: " + hosts(workload));
    } else if (workload.copies.isEmpty()) {
      violated("I1", workload.id() + " is lost: no host has it");
    } else if (live == 0 && workload.uptime.cause.isEmpty()) {
      violated("I5", workload.id() + " went off and nobody asked for it");
    }
  }

  /** I3, for a host that an order has put something on. */
  void check(SimulatedHost host, boolean overfullBefore, String order) {
    if (host.overfull() && !overfullBefore) {
      violated(
          "I3",
          "order %s fills host %s beyond its capacity: %d of %d bytes, %d of %d vCPUs"
              .formatted(
                  order,
                  host.id(),
                  host.room.memoryBytes(),
                  host.memoryCapacity,
                  host.room.vcpus(),
                  host.vcpuCapacity));
    }
  }

  private static String hosts(SimulatedWorkload workload) {
    List<String> hosts = new ArrayList<>();
    for (Copy copy : workload.copies.values()) {
      if (copy.power.live()) {
        hosts.add(copy.host.id());
      }
    }
    return String.join(", ", hosts);
  }

  private void violated(String invariant, String what) {
    List<String> all = log.texts();
    List<String> last = all.subList(Math.max(0, all.size() - EVENTS_SHOWN), all.size());
    violations.add(new InvariantViolation(invariant, what, options.seed(), document.get(), last));
  }

  List<InvariantViolation> violations() {
    return violations;
  }

  void mustHold() {
    if (options.failsOnViolation() && !violations.isEmpty()) {
      throw violations.get(0);
    }
  }
}
