package io.evenkeel.maintenance.lifecycle;

import io.evenkeel.cluster.Cluster;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.Job;
import io.evenkeel.spi.Power;
import io.evenkeel.spi.Workload;
import java.util.Optional;

/** What one look shows of one workload: at its source, at its target, and anywhere else. */
final class Sight {

  /** How a host sees the workload. */
  enum Facing {
    /** It is here, running or paused by its user. */
    LIVE,
    INCOMING,
    LEFT_BEHIND,
    BROKEN,
    STOPPED,
    /** The host answered, and does not know it. */
    ABSENT,
    /** The host did not answer. Never read as absent. */
    UNREACHABLE
  }

  private final Cluster cluster;
  private final String workload;

  Sight(Cluster cluster, String workload) {
    this.cluster = cluster;
    this.workload = workload;
  }

  Facing at(String host) {
    Optional<Host> there = cluster.findHost(host);
    if (there.isEmpty() || !there.get().status().answered()) {
      return Facing.UNREACHABLE;
    }
    return cluster.sighting(workload, host).map(w -> facing(w.power())).orElse(Facing.ABSENT);
  }

  /** The migration that the host reports for it. */
  Optional<Job> migrationAt(String host) {
    return cluster.sighting(workload, host).stream()
        .flatMap(seen -> seen.presence().jobs().stream())
        .filter(job -> job.kind() == Job.Kind.MIGRATION)
        .findFirst();
  }

  /** A host other than these two on which it is live. */
  Optional<String> liveElsewhere(String one, String two) {
    return cluster.sightings(workload).stream()
        .filter(seen -> seen.power().live())
        .map(Workload::host)
        .filter(host -> !host.equals(one) && !host.equals(two))
        .findFirst();
  }

  /** Whether every host answered, so that what none of them lists is nowhere. */
  boolean complete() {
    return cluster.hosts().stream().allMatch(host -> host.status().answered());
  }

  /**
   * Whether it is nowhere but switched off: nothing runs, arrives, was left behind or has a job.
   */
  boolean runsNowhere() {
    return complete()
        && cluster.sightings(workload).stream()
            .allMatch(seen -> seen.power() == Power.STOPPED && seen.presence().jobs().isEmpty());
  }

  /** Whether any host that answered knows it. */
  boolean known() {
    return !cluster.sightings(workload).isEmpty();
  }

  /** A host that did not answer, to be named in a reason. */
  String silentHost() {
    return cluster.hosts().stream()
        .filter(host -> !host.status().answered())
        .map(Host::id)
        .findFirst()
        .orElse("");
  }

  private static Facing facing(Power power) {
    return switch (power) {
      case RUNNING, PAUSED -> Facing.LIVE;
      case STOPPED -> Facing.STOPPED;
      case INCOMING -> Facing.INCOMING;
      case LEFT_BEHIND -> Facing.LEFT_BEHIND;
      case POST_COPY_BROKEN -> Facing.BROKEN;
    };
  }
}
