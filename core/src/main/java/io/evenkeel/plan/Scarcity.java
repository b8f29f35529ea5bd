package io.evenkeel.plan;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** How hard it is to find memory and vCPUs: what is asked for against what is free. */
final class Scarcity {

  private final double perByte;
  private final double perVcpu;

  Scarcity(Layout layout, List<Party> parties) {
    double memory = 1;
    double vcpus = 1;
    for (int host = 0; host < layout.site.hosts.size(); host++) {
      if (open(parties, host)) {
        memory += Math.max(0, layout.site.memory[host]);
        vcpus += Math.max(0, layout.site.vcpus[host]);
      }
    }
    double wantedMemory = 1;
    double wantedVcpus = 1;
    for (Party party : parties) {
      wantedMemory += (double) party.memory;
      wantedVcpus += (double) party.vcpus;
    }
    this.perByte = wantedMemory / memory / memory;
    this.perVcpu = wantedVcpus / vcpus / vcpus;
  }

  private static boolean open(List<Party> parties, int host) {
    return parties.stream().anyMatch(party -> party.targets.get(host));
  }

  /** What an amount of both is worth: the scarcer a thing, the more. */
  double worth(long memory, long vcpus) {
    return (double) memory * perByte + (double) vcpus * perVcpu;
  }

  double worth(Party party) {
    return worth(party.memory, party.vcpus);
  }

  /** Who asks for most goes first. */
  Comparator<Party> hardestFirst() {
    return descending(this::worth);
  }

  /** The orders that are worth a try. */
  List<Comparator<Party>> orders() {
    return List.of(
        hardestFirst(),
        Comparator.comparingInt((Party party) -> party.targets.cardinality())
            .thenComparing(hardestFirst()),
        descending(party -> party.memory),
        descending(party -> party.vcpus));
  }

  private static Comparator<Party> descending(ToDoubleFunction<Party> size) {
    return Comparator.comparingDouble(size).reversed().thenComparing(Party::id);
  }
}
