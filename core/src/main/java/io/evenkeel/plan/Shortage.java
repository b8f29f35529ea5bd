package io.evenkeel.plan;

import io.evenkeel.plan.Impossibility.Kind;
import java.util.BitSet;
import java.util.List;

/** Puts a shortage into words. */
final class Shortage {

  static final int SHOWN = 6;

  private final List<String> workloads;
  private final List<String> hosts;

  Shortage(Site site, List<Resident> workloads, BitSet hosts) {
    this.workloads = workloads.stream().map(Resident::id).sorted().toList();
    this.hosts = hosts.stream().mapToObj(host -> site.hosts.get(host).id()).sorted().toList();
  }

  Impossibility of(Kind kind, long needed, long there, String unit) {
    String words =
        hosts.isEmpty()
            ? "no host could take %s, even if it were empty"
                .formatted(shown(workloads, "workloads"))
            : "%s can be on %s only: %d %s are needed, %d are there, %d are missing"
                .formatted(
                    shown(workloads, "workloads"),
                    shown(hosts, "hosts"),
                    needed,
                    unit,
                    there,
                    needed - there);
    return new Impossibility(kind, needed, there, unit, workloads, hosts, words);
  }

  static String shown(List<String> ids, String what) {
    return ids.size() <= SHOWN
        ? String.join(", ", ids)
        : "%d %s (%s, ...)".formatted(ids.size(), what, String.join(", ", ids.subList(0, SHOWN)));
  }
}
