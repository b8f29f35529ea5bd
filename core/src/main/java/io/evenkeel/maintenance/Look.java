package io.evenkeel.maintenance;

import io.evenkeel.cluster.Cluster;
import io.evenkeel.maintenance.lifecycle.Orders;
import io.evenkeel.maintenance.lifecycle.Others;
import io.evenkeel.maintenance.operation.Item;
import io.evenkeel.maintenance.operation.ItemState;
import io.evenkeel.maintenance.operation.Operation;
import io.evenkeel.plan.Underway;
import io.evenkeel.spi.HostStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One fresh look at the world, beside what is written about it.
 *
 * @param reported the cluster as the driver reports it
 * @param statuses host statuses that follow from cordons and operations
 * @param open operations that are not over
 * @param at when the look ended
 */
record Look(Cluster reported, Map<String, HostStatus> statuses, List<Operation> open, Instant at) {

  /** The cluster as it counts for planning. */
  Cluster cluster() {
    return reported.withStatus(statuses);
  }

  /** The cluster as it counts for bringing workloads home to a host. */
  Cluster clusterWithInService(String host) {
    Map<String, HostStatus> all = new TreeMap<>(statuses);
    all.put(host, HostStatus.RUNNING);
    return reported.withStatus(all);
  }

  Optional<Operation> openOn(String host) {
    return open.stream().filter(operation -> operation.host().equals(host)).findFirst();
  }

  /** Moves of the open operations, but for one, that have begun or wait with a target. */
  List<Underway> underway(String exceptOperation) {
    return open.stream()
        .filter(operation -> !operation.id().equals(exceptOperation))
        .flatMap(operation -> operation.items().stream())
        .flatMap(this::held)
        .toList();
  }

  /** What the open operations but one have in hand. */
  Others others(String exceptOperation) {
    List<String> ordered =
        open.stream()
            .filter(operation -> !operation.id().equals(exceptOperation))
            .flatMap(operation -> operation.items().stream())
            .filter(Item::open)
            .map(Item::workload)
            .toList();
    return new Others(underway(exceptOperation), ordered);
  }

  private Stream<Underway> held(Item item) {
    if (item.state() == ItemState.PLANNED && !item.course().target().isEmpty()) {
      String from =
          reported.findWorkload(item.workload()).map(seen -> seen.host()).orElse(item.home());
      return Stream.of(new Underway(item.workload(), from, item.course().target()));
    }
    return Orders.underway(item).stream();
  }
}
