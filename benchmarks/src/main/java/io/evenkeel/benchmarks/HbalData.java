package io.evenkeel.benchmarks;

import io.evenkeel.cluster.Cluster;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.Rule;
import io.evenkeel.spi.Workload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A cluster as a text file for Ganeti's htools, whose columns htools(1) lists. Instances are on
 * shared storage, so each may go anywhere; a keep-apart group is an exclusion tag; what may be used
 * of a host is its memory and one vCPU for each of its processors.
 *
 * <p>Which VMs need the newer generation of CPU can't be said of a VM. Migration tags on hosts say
 * a little more than that: from a host of the newer generation, nobody goes to an older one.
 */
final class HbalData {

  private static final long MIB = 1L << 20;
  private static final String GROUP = "00000000-0000-4000-8000-000000000000";
  private static final String DISK = "99999999";
  private static final String SPECS =
      "|1024,1,1,1,1,1|1,1,0,0,0,1;99999999,9999,99999999,16,8,999|ext|1.0|9999.0";

  private final Cluster cluster;
  private final List<String> vacate;
  private final Map<String, List<String>> tags = new HashMap<>();

  private HbalData(Cluster cluster, List<String> vacate) {
    this.cluster = cluster;
    this.vacate = vacate;
    for (Rule rule : cluster.rules()) {
      for (String workload : rule.workloads()) {
        tags.computeIfAbsent(workload, id -> new ArrayList<>()).add("apart:" + rule.id());
      }
    }
  }

  static String of(Cluster cluster, List<String> vacate) {
    HbalData data = new HbalData(cluster, vacate);
    StringBuilder text = new StringBuilder();
    text.append("default|").append(GROUP).append("|preferred||\n\n");
    cluster.hosts().forEach(host -> text.append(data.node(host)).append('\n'));
    text.append('\n');
    cluster.workloads().forEach(workload -> text.append(data.instance(workload)).append('\n'));
    text.append("\nhtools:iextags:apart\nhtools:migration:cpu\n\n").append(SPECS).append('\n');
    return text.toString();
  }

  private String node(Host host) {
    long used = cluster.on(host.id()).stream().mapToLong(Workload::memoryBytes).sum();
    long capacity = host.memoryCapacityBytes();
    return String.join(
        "|",
        host.id(),
        Long.toString(capacity / MIB),
        "0",
        Long.toString((capacity - used) / MIB),
        DISK,
        DISK,
        Long.toString(host.vcpuCapacity()),
        vacate.contains(host.id()) ? "Y" : "N",
        GROUP,
        "1",
        host.hardware().cpu().models().contains(Kitchen.NEWER) ? "cpu:newer" : "",
        "N",
        "1",
        "0",
        "1.0");
  }

  private String instance(Workload workload) {
    return String.join(
        "|",
        workload.id(),
        Long.toString(workload.memoryBytes() / MIB),
        "1",
        Integer.toString(workload.vcpus()),
        "running",
        "Y",
        workload.host(),
        "",
        "ext",
        String.join(",", tags.getOrDefault(workload.id(), List.of())),
        "1",
        "0");
  }
}
