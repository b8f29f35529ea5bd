package io.evenkeel.fake;

import io.evenkeel.spi.Marker;
import io.evenkeel.spi.Order;
import io.evenkeel.spi.Power;
import io.evenkeel.spi.Tuning;
import io.evenkeel.spi.Workload;
import java.time.Duration;
import java.util.List;

/** Orders and looks, in few words. */
final class Give {

  static final Duration SECOND = Duration.ofSeconds(1);

  private Give() {}

  static Order.Migrate move(String id, String workload, String from, String to) {
    return move(id, workload, from, to, Tuning.DEFAULT);
  }

  static Order.Migrate move(String id, String workload, String from, String to, Tuning tuning) {
    return new Order.Migrate(id, workload, from, to, tuning, new Marker("op-1", from));
  }

  static Order.Stop stop(String id, String workload, String host) {
    return stop(id, workload, host, Order.Stop.Mode.GRACEFUL);
  }

  static Order.Stop stop(String id, String workload, String host, Order.Stop.Mode mode) {
    return new Order.Stop(id, workload, host, "", mode);
  }

  static Duration seconds(double seconds) {
    return Duration.ofNanos(Math.round(seconds * 1e9));
  }

  /** How hosts see a workload: {@code [a RUNNING, b INCOMING]}. */
  static List<String> sightings(FakeCluster cluster, String workload) {
    return cluster.driver().observe().workloads().stream()
        .filter(sighting -> sighting.id().equals(workload))
        .map(sighting -> sighting.host() + " " + sighting.power())
        .toList();
  }

  static Workload sighting(FakeCluster cluster, String workload, Power power) {
    return cluster.driver().observe().workloads().stream()
        .filter(sighting -> sighting.id().equals(workload) && sighting.power() == power)
        .findFirst()
        .orElseThrow();
  }
}
