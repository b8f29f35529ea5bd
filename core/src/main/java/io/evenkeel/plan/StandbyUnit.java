package io.evenkeel.plan;

import io.evenkeel.spi.Workload;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Workloads that start on one host together, in id order, and the hosts where others of their
 * groups are.
 */
record StandbyUnit(List<Workload> members, Set<String> others) {

  /** By priority, then the largest first, then by id. */
  static final Comparator<StandbyUnit> FIRST_TO_START =
      Comparator.comparingInt((StandbyUnit unit) -> -unit.priority())
          .thenComparingLong(unit -> -unit.memory())
          .thenComparingLong(unit -> -unit.vcpus())
          .thenComparing(unit -> unit.members.get(0).id());

  StandbyUnit {
    members = List.copyOf(members);
  }

  long memory() {
    return members.stream().mapToLong(Workload::memoryBytes).sum();
  }

  long vcpus() {
    return members.stream().mapToLong(Workload::vcpus).sum();
  }

  private int priority() {
    return members.stream().mapToInt(one -> one.handling().priority()).max().orElseThrow();
  }
}
