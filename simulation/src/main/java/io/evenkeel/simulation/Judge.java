package io.evenkeel.simulation;

import io.evenkeel.cluster.Cluster;
import io.evenkeel.cluster.Policy;
import io.evenkeel.fake.FakeCluster;
import io.evenkeel.maintenance.MaintenanceListener;
import io.evenkeel.maintenance.operation.EventType;
import io.evenkeel.maintenance.operation.Item;
import io.evenkeel.maintenance.operation.ItemState;
import io.evenkeel.maintenance.operation.JournalEntry;
import io.evenkeel.maintenance.operation.Operation;
import io.evenkeel.maintenance.operation.OperationState;
import io.evenkeel.maintenance.operation.OperationStore;
import io.evenkeel.maintenance.operation.Waiting;
import io.evenkeel.plan.Plan;
import io.evenkeel.plan.PlanRequest;
import io.evenkeel.plan.Planner;
import io.evenkeel.spi.Power;
import io.evenkeel.spi.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Looks after every step whether what must never happen has happened. */
final class Judge implements MaintenanceListener {

  private final FakeCluster cluster;
  private final OperationStore store;
  private final Policy policy;
  private final Planner planner = Planner.standard();
  private final TreeSet<String> offFromTheStart = new TreeSet<>();
  private final List<String> violations = new ArrayList<>();

  Judge(FakeCluster cluster, OperationStore store, Policy policy) {
    this.cluster = cluster;
    this.store = store;
    this.policy = policy;
    for (Workload workload : cluster.inventory().workloads()) {
      if (workload.power() == Power.STOPPED) {
        offFromTheStart.add(workload.id());
      }
    }
  }

  List<String> violations() {
    return violations;
  }

  void violated(String what) {
    violations.add(what);
  }

  /** Plans, and keeps what the planner throws: the engine would only log it. */
  Plan plan(Cluster cluster, PlanRequest request) {
    try {
      return planner.plan(cluster, request);
    } catch (RuntimeException broken) {
      violated("the planner threw " + broken);
      throw broken;
    }
  }

  /** I6: Maintenance Mode is only said of an empty host. */
  @Override
  public void happened(JournalEntry entry) {
    String host = entry.event().host();
    if (entry.event().type() == EventType.EMPTY && !cluster.workloadsOn(host).isEmpty()) {
      violated("I6: %s is called empty, and has %s".formatted(host, cluster.workloadsOn(host)));
    }
  }

  /** What holds at every moment. */
  void afterStep() {
    cluster.violations().forEach(found -> violated(found.invariant() + ": " + found));
    long out = store.open().stream().filter(Operation::takesHostOut).count();
    int allowed = policy.ofZone("default").hostsOut();
    if (out > allowed) {
      violated("I8: %d hosts are out, and %d may be".formatted(out, allowed));
    }
  }

  /** What holds once nothing goes wrong any more: each operation ends, or waits with a way out. */
  void atRest(Operation operation) {
    switch (operation.state()) {
      case REQUESTED, ENTERING, WAITING_FOR_OPERATOR, LEAVING, LEAVE_INCOMPLETE, CANCELLING ->
          waitsWithReason(operation);
      case IN_MAINTENANCE, CLOSED, REFUSED -> {
        // An end, or where somebody wanted it to be.
      }
    }
  }

  private void waitsWithReason(Operation operation) {
    List<Waiting> waits = operation.standing().waiting();
    if (waits.isEmpty() || waits.stream().anyMatch(wait -> wait.remedy().isBlank())) {
      violated("I9: %s waits without a reason: %s".formatted(operation.id(), inShort(operation)));
    }
  }

  private static String inShort(Operation operation) {
    return "%s, %s, %s"
        .formatted(
            operation.state(),
            operation.standing().ending(),
            operation.items().stream()
                .filter(item -> !item.state().settled())
                .map(
                    item ->
                        "%s %s %s %s"
                            .formatted(
                                item.workload(),
                                item.state(),
                                item.attempt().step(),
                                item.waiting().code()))
                .toList());
  }

  /** What holds of an operation that is over. */
  void over(Operation operation) {
    if (!operation.over()) {
      violated("I9: %s can't be ended: %s".formatted(operation.id(), inShort(operation)));
      return;
    }
    for (Item item : operation.items()) {
      if (operation.state() == OperationState.CLOSED && !item.state().settled()) {
        violated(
            "%s is over, and %s is %s".formatted(operation.id(), item.workload(), item.state()));
      }
      if (item.state() == ItemState.NOT_HOME && !item.waiting().present()) {
        violated("%s is not home, and nobody says why".formatted(item.workload()));
      }
    }
  }

  /** I5: what we stopped last runs again, or its operation says why it does not. */
  void stoppedByUsIsAccountedFor() {
    for (Workload workload : cluster.inventory().workloads()) {
      if (cluster.powerOf(workload.id()) == Power.STOPPED) {
        stoppingOrder(workload.id()).ifPresent(order -> accountedFor(workload.id(), order));
      }
    }
  }

  /** The order that switched a workload off, if that is what did it last. */
  private Optional<String> stoppingOrder(String workload) {
    String cause = " is off on ";
    return cluster.log().stream()
        .filter(line -> line.contains(" " + workload + cause) && line.contains(": "))
        .reduce((first, second) -> second)
        .filter(line -> line.contains("stopped by order "))
        .map(line -> line.substring(line.indexOf("stopped by order ") + 17));
  }

  private void accountedFor(String workload, String order) {
    Optional<Item> item =
        store
            .find(order.substring(0, order.indexOf('/')))
            .flatMap(operation -> operation.findItem(workload));
    if (item.filter(found -> found.state() == ItemState.NOT_HOME).isEmpty()) {
      violated(
          "I5: %s was stopped by order %s, is off, and its operation says %s"
              .formatted(
                  workload, order, item.map(found -> found.state().name()).orElse("nothing")));
    }
  }

  /** I11: what was off from the start, and nobody switched on, is off. */
  void stayedOff() {
    for (String workload : offFromTheStart) {
      if (cluster.powerOf(workload) != Power.STOPPED) {
        violated("I11: %s was off and is %s".formatted(workload, cluster.powerOf(workload)));
      }
    }
  }
}
