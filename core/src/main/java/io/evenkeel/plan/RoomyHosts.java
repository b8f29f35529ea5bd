package io.evenkeel.plan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * The hosts among which room is made: the emptiest that those who leave may go to. More of them
 * cost time and find little.
 */
final class RoomyHosts {

  private static final int LEAST = 24;
  private static final int MOST = 400;

  /** So many times what is asked for must be free on them together. */
  private static final double ENOUGH = 3;

  private final Layout layout;
  private final Scarcity scarcity;

  RoomyHosts(Layout layout, Scarcity scarcity) {
    this.layout = layout;
    this.scarcity = scarcity;
  }

  /** In the order of their numbers. For every set of targets there are enough of them. */
  int[] of(List<Party> leaving) {
    BitSet chosen = new BitSet();
    List<BitSet> seen = new ArrayList<>();
    for (Party party : leaving) {
      if (!seen.contains(party.targets)) {
        seen.add(party.targets);
        double wanted = 0;
        for (Party other : leaving) {
          wanted += other.targets.equals(party.targets) ? scarcity.worth(other) : 0;
        }
        choose(party.targets, wanted * ENOUGH, chosen);
      }
    }
    return chosen.stream().toArray();
  }

  private void choose(BitSet targets, double wanted, BitSet chosen) {
    List<Integer> emptiest =
        targets.stream()
            .boxed()
            .sorted(
                Comparator.comparingDouble((Integer host) -> -free(host))
                    .thenComparing(host -> host))
            .toList();
    double free = 0;
    int count = 0;
    for (int host : emptiest) {
      if ((count >= LEAST && free >= wanted) || chosen.cardinality() >= MOST) {
        return;
      }
      free += Math.max(0, free(host));
      count++;
      chosen.set(host);
    }
  }

  private double free(int host) {
    return scarcity.worth(layout.memory[host], layout.vcpus[host]);
  }
}
