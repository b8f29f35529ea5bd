package io.evenkeel.spi;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is there: one observation of a platform.
 *
 * @param hosts every host, in id order
 * @param workloads every sighting of a workload, in id order, then in host order
 * @param rules the rules the platform itself declares, in id order
 */
public record Inventory(List<Host> hosts, List<Workload> workloads, List<Rule> rules) {

  /**
   * Copies, sorts and checks.
   *
   * @throws IllegalArgumentException if a host, a rule or a sighting is there twice, or a workload
   *     is on a host that is not there
   */
  public Inventory {
    hosts = hosts.stream().sorted(Comparator.comparing(Host::id)).toList();
    workloads =
        workloads.stream()
            .sorted(Comparator.comparing(Workload::id).thenComparing(Workload::host))
            .toList();
    rules = rules.stream().sorted(Comparator.comparing(Rule::id)).toList();
    Set<String> known = unique("host", hosts.stream().map(Host::id).toList());
    unique("rule", rules.stream().map(Rule::id).toList());
    unique("workload", workloads.stream().map(w -> w.id() + " on " + w.host()).toList());
    for (Workload workload : workloads) {
      if (!known.contains(workload.host())) {
        throw new IllegalArgumentException(
            "workload %s is on host %s, which is not in the inventory"
                .formatted(workload.id(), workload.host()));
      }
    }
  }

  private static Set<String> unique(String what, List<String> ids) {
    Set<String> seen = new TreeSet<>();
    for (String id : ids) {
      if (!seen.add(id)) {
        throw new IllegalArgumentException(what + " " + id + " is there twice");
      }
    }
    return seen;
  }
}
