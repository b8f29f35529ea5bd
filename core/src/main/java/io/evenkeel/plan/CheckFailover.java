package io.evenkeel.plan;

import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import io.evenkeel.cluster.Cluster;
import io.evenkeel.spi.Host;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Whether a plan leaves room for one more failure, where it was asked to: whoever had a place to
 * start again before, had his own host failed, still has one.
 */
final class CheckFailover {

  private CheckFailover() {}

  static List<String> of(Cluster cluster, PlanRequest request, Plan plan) {
    boolean acts = !plan.moves().isEmpty() || !plan.stops().isEmpty();
    if (!request.options().roomForOneMore() || request.vacate().isEmpty() || !acts) {
      return List.of();
    }
    Set<String> zones = new TreeSet<>();
    request.vacate().forEach(host -> zones.add(cluster.host(host).zone()));
    Standby after = new Standby(cluster, request, request.vacate(), request.underway());
    plan.moves().forEach(move -> after.move(move.workload(), move.to()));
    plan.stops().forEach(stop -> after.stop(stop.workload()));
    after.settle();
    Supplier<Standby> before =
        Suppliers.memoize(
            () -> {
              Standby standby = new Standby(cluster, request, List.of(), List.of());
              standby.settle();
              return standby;
            });
    Map<String, List<String>> already = new TreeMap<>();
    List<String> violations = new ArrayList<>();
    for (Host host : cluster.hosts()) {
      if (zones.contains(host.zone())
          && host.status().up()
          && !request.vacate().contains(host.id())) {
        List<String> lost = new ArrayList<>(after.lost(host.id()));
        lost.removeIf(
            id ->
                already
                    .computeIfAbsent(
                        cluster.findWorkload(id).orElseThrow().host(),
                        home -> before.get().lost(home))
                    .contains(id));
        if (!lost.isEmpty()) {
          violations.add(
              "no room was found for %s if %s failed, and there was some before"
                  .formatted(lost, host.id()));
        }
      }
    }
    return violations;
  }
}
