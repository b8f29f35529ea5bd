package io.evenkeel.maintenance.lifecycle;

import io.evenkeel.cluster.Cluster;
import io.evenkeel.plan.Underway;
import io.evenkeel.spi.HostStatus;
import io.evenkeel.spi.Job;
import io.evenkeel.spi.Workload;
import java.util.ArrayList;
import java.util.List;

/**
 * The proof that a host is empty, from one consistent look: nothing runs, is paused, arrives or was
 * left behind there, no job works on a disk there, nobody sends anything there, and no order of
 * ours concerns it. A host that did not answer is not empty.
 */
public final class Emptiness {

  private Emptiness() {}

  /**
   * What stands against the proof.
   *
   * @param host the host
   * @param cluster a fresh look
   * @param underway moves of any operation that have begun
   * @return one sentence each; empty if the host is proven empty
   */
  public static List<String> objections(String host, Cluster cluster, List<Underway> underway) {
    List<String> against = new ArrayList<>();
    boolean answered = cluster.findHost(host).filter(h -> h.status().answered()).isPresent();
    if (!answered) {
      against.add("host " + host + " does not answer");
      return against;
    }
    for (Workload seen : cluster.allSightings()) {
      if (seen.host().equals(host)) {
        onIt(seen, against);
      } else if (seen.presence().jobs().stream().anyMatch(job -> job.target().equals(host))) {
        against.add("workload %s is on its way there from %s".formatted(seen.id(), seen.host()));
      }
    }
    for (Underway move : underway) {
      if (move.to().equals(host) || move.from().equals(host)) {
        against.add(
            "the move of %s from %s to %s is not settled"
                .formatted(move.workload(), move.from(), move.to()));
      }
    }
    return against;
  }

  /**
   * What more stands against switching the host off or rebooting it: every host that could send
   * something there must have answered.
   */
  public static List<String> objectionsToPower(
      String host, Cluster cluster, List<Underway> underway) {
    List<String> against = objections(host, cluster, underway);
    String zone = cluster.findHost(host).map(h -> h.zone()).orElse("");
    cluster.hosts().stream()
        .filter(other -> other.zone().equals(zone) && other.status() == HostStatus.UNREACHABLE)
        .filter(other -> !other.id().equals(host))
        .forEach(other -> against.add("host " + other.id() + " does not answer"));
    return against;
  }

  private static void onIt(Workload seen, List<String> against) {
    if (seen.power().takesRoom()) {
      against.add(
          "workload %s is there (%s)"
              .formatted(seen.id(), seen.power().name().toLowerCase(java.util.Locale.ROOT)));
    } else if (seen.presence().jobs().stream().anyMatch(job -> job.kind() != Job.Kind.MIGRATION)) {
      against.add("a job works on workload " + seen.id());
    }
  }
}
