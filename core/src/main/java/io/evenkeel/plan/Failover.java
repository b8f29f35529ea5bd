package io.evenkeel.plan;

import io.evenkeel.spi.Host;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whom no room would be found for if one host failed, with all others where a layout has them. What
 * ran on it starts again on hosts that serve: by priority, of one priority the largest first, and
 * whom a hard rule keeps together on one host. Found places are a proof; not having found any is
 * not, unless {@link #certain} says so.
 *
 * <p>Places are looked for on the emptiest host first, then on the fullest first, then by going
 * back over a few choices.
 */
final class Failover {

  /** By priority, then the largest first; ties by id. */
  private static final Comparator<Party> FIRST_TO_START =
      Comparator.comparingInt(Failover::priority)
          .thenComparingLong(party -> party.memory)
          .thenComparingLong(party -> party.vcpus)
          .reversed()
          .thenComparing(Party::id);

  private final Layout layout;
  private final Targets targets;
  private final Set<String> zones;
  private final Map<String, String> arriving = new LinkedHashMap<>();
  private final List<Resident> everybody = new ArrayList<>();
  private final Map<Resident, Party> alone = new LinkedHashMap<>();
  private final List<List<Resident>> on = new ArrayList<>();
  private final List<Integer> emptiest = new ArrayList<>();
  private final List<Integer> fullest = new ArrayList<>();

  /**
   * Prepares.
   *
   * @param zones where failures count
   */
  Failover(Layout layout, Targets targets, List<Underway> underway, Set<String> zones) {
    this.layout = layout;
    this.targets = targets;
    this.zones = zones;
    underway.forEach(move -> arriving.put(move.workload(), move.to()));
    for (Host host : layout.site.hosts) {
      on.add(new ArrayList<>());
      if (zones.contains(host.zone())) {
        layout.site.cluster.on(host.id()).stream()
            .filter(workload -> workload.power().live())
            .forEach(one -> everybody.add(layout.site.resident(one.id()).orElseThrow()));
      }
    }
  }

  /** Takes the layout as it is now for the failures that are asked for from now on. */
  void look() {
    on.forEach(List::clear);
    for (Resident resident : everybody) {
      int host = host(resident);
      if (host != Resident.UNDECIDED) {
        on.get(host).add(resident);
      }
    }
    emptiest.clear();
    for (int host = 0; host < layout.site.hosts.size(); host++) {
      if (zones.contains(layout.site.hosts.get(host).zone()) && !targets.vacated(host)) {
        emptiest.add(host);
      }
    }
    emptiest.sort(
        Comparator.comparingLong((Integer host) -> -layout.memory[host]).thenComparing(h -> h));
    fullest.clear();
    fullest.addAll(emptiest);
    fullest.sort(
        Comparator.comparingLong((Integer host) -> layout.memory[host]).thenComparing(h -> h));
  }

  /** Where a resident is, or will be once what is under way has ended. */
  private int host(Resident resident) {
    String to = arriving.get(resident.id());
    return to == null ? resident.at : layout.site.findNumber(to).orElse(resident.at);
  }

  /** The hosts that start others again, the one with the most free memory first. */
  List<Integer> emptiest() {
    return List.copyOf(emptiest);
  }

  /** The hosts whose failure counts: up, in a zone that is asked about, and not to be emptied. */
  List<Integer> hosts() {
    return emptiest.stream().filter(host -> layout.site.hosts.get(host).status().up()).toList();
  }

  /** Those for whom no place was found if a host failed. The layout is left as it was. */
  List<Resident> stranded(int failed) {
    List<Party> units = units(failed);
    int[][] before = lift(units);
    List<Party> left = new Restart(layout, failed, emptiest).firstFit(units);
    if (!left.isEmpty()) {
      List<Party> other = new Restart(layout, failed, fullest).firstFit(units);
      left = other.size() < left.size() ? other : left;
    }
    if (!left.isEmpty() && !hopeless(units, failed)) {
      left = new Restart(layout, failed, emptiest).all(units) ? List.of() : left;
    }
    putBack(units, before);
    return left.stream().flatMap(party -> party.members.stream()).toList();
  }

  /** Whether adding up shows that there is no room for all who are on a host. */
  boolean certain(int failed) {
    List<Party> units = units(failed);
    int[][] before = lift(units);
    boolean hopeless = hopeless(units, failed);
    putBack(units, before);
    return hopeless;
  }

  private boolean hopeless(List<Party> units, int failed) {
    BitSet open = new BitSet();
    long memory = 0;
    long vcpus = 0;
    for (Party unit : units) {
      if (unit.targets.stream().noneMatch(host -> host != failed && layout.takes(unit, host))) {
        return true;
      }
      open.or(unit.targets);
      memory += unit.memory;
      vcpus += unit.vcpus;
    }
    open.clear(failed);
    return memory > open.stream().mapToLong(host -> Math.max(0, layout.memory[host])).sum()
        || vcpus > open.stream().mapToLong(host -> Math.max(0, layout.vcpus[host])).sum();
  }

  private int[][] lift(List<Party> units) {
    int[][] before = new int[units.size()][];
    for (int i = 0; i < before.length; i++) {
      before[i] = layout.whereabouts(units.get(i));
      layout.put(units.get(i), Resident.UNDECIDED);
    }
    return before;
  }

  private void putBack(List<Party> units, int[][] before) {
    for (int i = 0; i < before.length; i++) {
      layout.putBack(units.get(i), before[i]);
    }
  }

  private List<Party> units(int failed) {
    List<Party> units = new ArrayList<>();
    Set<Resident> seen = new LinkedHashSet<>();
    for (Resident resident : on.get(failed)) {
      if (!seen.contains(resident)) {
        Party unit = unit(resident, failed);
        seen.addAll(unit.members);
        units.add(unit);
      }
    }
    units.sort(FIRST_TO_START);
    return units;
  }

  private Party unit(Resident first, int failed) {
    if (layout.rules.together(first, true).isEmpty()) {
      return alone.computeIfAbsent(
          first, one -> new Party(List.of(one), 1, targets.restart(one, layout.rules)));
    }
    Set<Resident> circle = new LinkedHashSet<>(List.of(first));
    List<Resident> open = new ArrayList<>(circle);
    BitSet hosts = new BitSet();
    hosts.set(0, layout.site.hosts.size());
    for (int i = 0; i < open.size(); i++) {
      hosts.and(targets.restart(open.get(i), layout.rules));
      for (Constraint.Together rule : layout.rules.together(open.get(i), true)) {
        for (Resident member : rule.members()) {
          if (on.get(failed).contains(member)) {
            if (circle.add(member)) {
              open.add(member);
            }
          } else if (host(member) != Resident.UNDECIDED) {
            keepOnly(hosts, host(member));
          }
        }
      }
    }
    return new Party(circle.stream().sorted(Comparator.comparing(Resident::id)).toList(), 1, hosts);
  }

  private static void keepOnly(BitSet hosts, int one) {
    boolean there = hosts.get(one);
    hosts.clear();
    hosts.set(one, there);
  }

  private static int priority(Party party) {
    return party.members.stream()
        .mapToInt(member -> member.workload.handling().priority())
        .max()
        .orElseThrow();
  }
}
