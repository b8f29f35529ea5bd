package io.evenkeel.plan;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * One that starts again once its host has failed, or several that a rule keeps together.
 *
 * @param party they, and the hosts that may start them
 * @param priority the highest among them
 * @param bound whether it matters where they are: since a rule could keep them or others from a
 *     host because of it, or since they are on another host than the one that failed
 */
record Starter(Party party, int priority, boolean bound) {

  /** By priority, then the largest first; ties by id. */
  static final Comparator<Starter> FIRST_TO_START =
      Comparator.comparingInt((Starter one) -> -one.priority)
          .thenComparingLong(one -> -one.party.memory)
          .thenComparingLong(one -> -one.party.vcpus)
          .thenComparing(one -> one.party.id());

  static Starter of(List<Resident> members, BitSet hosts, boolean bound) {
    int priority = Integer.MIN_VALUE;
    for (Resident member : members) {
      priority = Math.max(priority, member.workload.handling().priority());
    }
    return new Starter(new Party(members, members.size(), hosts), priority, bound);
  }

  List<Resident> members() {
    return party.members;
  }
}
