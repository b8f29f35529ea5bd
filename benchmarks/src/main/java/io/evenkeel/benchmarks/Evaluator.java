package io.evenkeel.benchmarks;

import io.evenkeel.cluster.Cluster;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.Rule;
import io.evenkeel.spi.Workload;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The one judge of all contestants: makes their moves one after the other and looks each time. */
final class Evaluator {

  private final Cluster cluster;
  private final Map<String, String> where = new HashMap<>();
  private final Map<String, long[]> free = new HashMap<>();

  private Evaluator(Cluster cluster) {
    this.cluster = cluster;
    for (Host host : cluster.hosts()) {
      free.put(host.id(), new long[] {host.memoryCapacityBytes(), host.vcpuCapacity()});
    }
    for (Workload workload : cluster.workloads()) {
      where.put(workload.id(), workload.host());
      take(workload, workload.host(), 1);
    }
  }

  static Result judge(Cluster cluster, List<String> vacate, List<Hop> hops, double millis) {
    Evaluator evaluator = new Evaluator(cluster);
    long bytes = 0;
    for (Hop hop : hops) {
      Workload workload = cluster.findWorkload(hop.workload()).orElseThrow();
      if (vacate.contains(hop.to()) || !evaluator.move(workload, hop.to())) {
        return Result.unsolved(millis);
      }
      bytes += workload.demand().activity().memoryUsedBytes();
    }
    boolean empty = evaluator.where.values().stream().noneMatch(vacate::contains);
    return empty ? new Result(hops, bytes, millis) : Result.unsolved(millis);
  }

  private boolean move(Workload workload, String to) {
    Host host = cluster.host(to);
    take(workload, to, 1);
    long[] left = free.getOrDefault(to, new long[] {-1, -1});
    boolean room = left[0] >= 0 && left[1] >= 0;
    boolean runs = host.hardware().cpu().runs(workload.demand().cpu());
    take(workload, where.getOrDefault(workload.id(), ""), -1);
    where.put(workload.id(), to);
    return room && runs && apart(workload.id(), to);
  }

  private boolean apart(String workload, String host) {
    for (Rule rule : cluster.rules()) {
      if (rule.workloads().contains(workload)) {
        for (String other : rule.workloads()) {
          if (!other.equals(workload) && host.equals(where.get(other))) {
            return false;
          }
        }
      }
    }
    return true;
  }

  private void take(Workload workload, String host, int sign) {
    long[] room = free.get(host);
    if (room != null) {
      room[0] -= sign * workload.memoryBytes();
      room[1] -= sign * (long) workload.vcpus();
    }
  }
}
