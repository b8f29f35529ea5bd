package io.evenkeel.benchmarks;

import io.evenkeel.cluster.Cluster;
import io.evenkeel.plan.MigrationModel;
import io.evenkeel.plan.Move;
import io.evenkeel.spi.Activity;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.Workload;
import java.util.Arrays;
import java.util.List;

/**
 * No schedule that empties hosts is shorter than this, whatever the targets. Each host is looked at
 * alone: its longest move; all bytes over its link, after the first set-up; all times over its
 * slots; and, where there are more moves than slots, the two shortest of one more than there are
 * slots of the longest, as two of those share a slot. A move's time is its time alone at the whole
 * rate; its bytes are the first round and what is rewritten meanwhile.
 */
final class AnyTargetBound {

  private AnyTargetBound() {}

  static double seconds(Cluster cluster, List<String> vacate) {
    return vacate.stream()
        .mapToDouble(host -> seconds(cluster.host(host), cluster.on(host)))
        .max()
        .orElse(0);
  }

  private static double seconds(Host host, List<Workload> leaving) {
    long rate = host.reach().migrationBitsPerSecond();
    int slots = host.limits().maxMigrationsOut();
    double[] times = leaving.stream().mapToDouble(one -> alone(one, rate)).sorted().toArray();
    double bytes = leaving.stream().mapToDouble(one -> bytes(one, rate / 8.0)).sum();
    int longest = times.length - 1;
    double bound = Math.max(times[longest], bytes / (rate / 8.0) + setUp());
    bound = Math.max(bound, Arrays.stream(times).sum() / slots);
    return times.length > slots
        ? Math.max(bound, times[longest - slots + 1] + times[longest - slots])
        : bound;
  }

  private static double alone(Workload workload, long rate) {
    return MigrationModel.duration(workload.demand(), Move.How.LIVE, rate).toNanos() / 1e9;
  }

  private static double bytes(Workload workload, double bytesPerSecond) {
    Activity activity = workload.demand().activity();
    double first = activity.memoryUsedBytes();
    double rewritten = activity.dirtyBytesPerSecond() * (first / bytesPerSecond);
    return first + Math.min((double) activity.hotBytes(), rewritten);
  }

  private static double setUp() {
    return MigrationModel.SET_UP.toSeconds();
  }
}
