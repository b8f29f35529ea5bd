package io.evenkeel.plan;

import io.evenkeel.spi.Workload;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Workloads that start on one host together, in id order; what they need; and who else of their
 * groups there is.
 */
record StandbyUnit(
    List<Workload> members, Set<String> others, int priority, long memory, long vcpus) {

  /** By priority, then the largest first, then by id. */
  static final Comparator<StandbyUnit> FIRST_TO_START =
      Comparator.comparingInt((StandbyUnit unit) -> -unit.priority)
          .thenComparingLong(unit -> -unit.memory)
          .thenComparingLong(unit -> -unit.vcpus)
          .thenComparing(unit -> unit.members.get(0).id());

  static StandbyUnit of(List<Workload> members, Set<String> others) {
    int priority = Integer.MIN_VALUE;
    long memory = 0;
    long vcpus = 0;
    for (Workload member : members) {
      priority = Math.max(priority, member.handling().priority());
      memory += member.memoryBytes();
      vcpus += member.vcpus();
    }
    return new StandbyUnit(List.copyOf(members), others, priority, memory, vcpus);
  }
}
