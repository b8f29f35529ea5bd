package io.evenkeel.maintenance.lifecycle;

import io.evenkeel.cluster.Cluster;
import io.evenkeel.cluster.MoveLimits;
import io.evenkeel.plan.Underway;
import io.evenkeel.spi.Handling.Strategy;
import io.evenkeel.spi.Workload;
import java.util.List;

/** Whether one more move may go on in a zone beside those under way. */
final class ZoneRoom {

  private final Cluster cluster;
  private final List<Underway> underway;

  ZoneRoom(Cluster cluster, List<Underway> underway) {
    this.cluster = cluster;
    this.underway = underway;
  }

  /** A place that is held for one that is off is no move. */
  boolean takes(String workload, String from) {
    String zone = cluster.host(from).zone();
    MoveLimits limits = cluster.moveLimits(zone);
    List<String> moving =
        underway.stream()
            .filter(move -> !move.from().equals(move.to()))
            .filter(move -> zone(move.from()).equals(zone))
            .map(Underway::workload)
            .toList();
    return moving.size() < limits.atOnce()
        && storage(workload).stream()
            .allMatch(
                storage ->
                    moving.stream().filter(other -> storage(other).contains(storage)).count()
                        < limits.withStorageAtOnce());
  }

  private String zone(String host) {
    return cluster.findHost(host).map(one -> one.zone()).orElse("");
  }

  private List<String> storage(String workload) {
    return cluster
        .findWorkload(workload)
        .filter(one -> one.handling().strategy() == Strategy.LIVE_WITH_STORAGE)
        .map(ZoneRoom::storage)
        .orElse(List.of());
  }

  private static List<String> storage(Workload workload) {
    return workload.demand().reach().storage();
  }
}
