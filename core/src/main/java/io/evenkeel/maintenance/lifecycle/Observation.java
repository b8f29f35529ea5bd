package io.evenkeel.maintenance.lifecycle;

import com.google.common.collect.ImmutableMap;
import io.evenkeel.cluster.Cluster;
import io.evenkeel.spi.Capability;
import io.evenkeel.spi.HostStatus;
import io.evenkeel.spi.Progress;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a decision is made from: one fresh look.
 *
 * @param reported the cluster as the driver reports it, with the panel's policy
 * @param statuses hosts whose status is another than reported, because of cordons and operations
 * @param reports what is known of open orders, by order id, and of what else was begun, by its key;
 *     asked before it was looked
 * @param others what the other operations have in hand
 * @param capabilities what the driver can do
 * @param zone what else matters in the zone of the operation
 * @param tenure since when this process decides
 */
public record Observation(
    Cluster reported,
    Map<String, HostStatus> statuses,
    Map<String, Progress> reports,
    Others others,
    Set<Capability> capabilities,
    ZoneNow zone,
    Tenure tenure) {

  /** Copies. */
  public Observation {
    statuses = ImmutableMap.copyOf(new TreeMap<>(statuses));
    reports = ImmutableMap.copyOf(new TreeMap<>(reports));
  }

  /** The cluster with the statuses that count for planning. */
  public Cluster cluster() {
    return reported.withStatus(statuses);
  }

  /** The cluster for planning, with one host taken to be in service. */
  Cluster clusterWithInService(String host) {
    Map<String, HostStatus> all = new TreeMap<>(statuses);
    all.put(host, HostStatus.RUNNING);
    return reported.withStatus(all);
  }

  /** What the driver says of an order. */
  Progress report(String order) {
    return reports.getOrDefault(order, Progress.unknown());
  }

  /** What the platform itself says of a host. */
  HostStatus platformStatus(String host) {
    return reported.findHost(host).map(h -> h.status()).orElse(HostStatus.UNREACHABLE);
  }
}
