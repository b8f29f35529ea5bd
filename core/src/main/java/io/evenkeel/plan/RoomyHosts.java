package io.evenkeel.plan;

import io.evenkeel.spi.Workload;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * The hosts among which room is made: the emptiest that those who leave may go to, and the emptiest
 * to which those who are there may give way. More of them cost time and find little.
 */
final class RoomyHosts {

  private static final int LEAST = 24;
  private static final int MOST = 400;

  /** For those who give way a few will do: each set of targets is looked at apart. */
  private static final int LEAST_FOR_OTHERS = 8;

  private static final int MOST_SETS = 16;

  /** So many times what is asked for must be free on them together. */
  private static final double ENOUGH = 3;

  private final Layout layout;
  private final Parties parties;
  private final Scarcity scarcity;

  RoomyHosts(Layout layout, Parties parties, Scarcity scarcity) {
    this.layout = layout;
    this.parties = parties;
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
        choose(party.targets, LEAST, wanted * ENOUGH, chosen);
      }
    }
    for (BitSet targets : ofThoseWhoGiveWay(chosen, seen)) {
      choose(targets, LEAST_FOR_OTHERS, 0, chosen);
    }
    return chosen.stream().toArray();
  }

  /** Where those may go that are on the chosen hosts, as far as that is somewhere else. */
  private List<BitSet> ofThoseWhoGiveWay(BitSet chosen, List<BitSet> seen) {
    List<BitSet> others = new ArrayList<>();
    for (int host = chosen.nextSetBit(0); host >= 0; host = chosen.nextSetBit(host + 1)) {
      for (Workload workload : layout.site.cluster.on(layout.site.hosts.get(host).id())) {
        layout
            .site
            .resident(workload.id())
            .flatMap(parties::toMakeRoom)
            .map(party -> party.targets)
            .filter(targets -> !seen.contains(targets) && !others.contains(targets))
            .ifPresent(others::add);
        if (others.size() == MOST_SETS) {
          return others;
        }
      }
    }
    return others;
  }

  private void choose(BitSet targets, int least, double wanted, BitSet chosen) {
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
      if ((count >= least && free >= wanted) || chosen.cardinality() >= MOST) {
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
