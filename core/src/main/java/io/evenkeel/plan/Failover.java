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

  private final Layout layout;
  private final Targets targets;
  private final Set<String> zones;
  private final Map<String, String> arriving = new LinkedHashMap<>();

  /** Everybody by himself, in the order in which they start. */
  private final List<Starter> everybody = new ArrayList<>();

  private final List<List<Starter>> on = new ArrayList<>();
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
      boolean here = zones.contains(host.zone());
      if (here || !arriving.isEmpty()) {
        layout.site.cluster.on(host.id()).stream()
            .filter(workload -> workload.power().live())
            .filter(workload -> here || arriving.containsKey(workload.id()))
            .map(workload -> layout.site.resident(workload.id()).orElseThrow())
            .forEach(resident -> everybody.add(alone(resident)));
      }
    }
    everybody.sort(Starter.FIRST_TO_START);
  }

  private Starter alone(Resident resident) {
    boolean bound = layout.rules.binds(resident) || arriving.containsKey(resident.id());
    return Starter.of(List.of(resident), targets.restart(resident, layout.rules), bound);
  }

  /** Takes the layout as it is now for the failures that are asked for from now on. */
  void look() {
    on.forEach(List::clear);
    for (Starter one : everybody) {
      int host = host(one.members().get(0));
      if (host != Resident.UNDECIDED) {
        on.get(host).add(one);
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
    String to = arriving.isEmpty() ? null : arriving.get(resident.id());
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
    List<Starter> starters = starters(failed);
    Restart restart = new Restart(layout, failed, starters);
    List<Starter> left = restart.firstFit(emptiest);
    if (!left.isEmpty()) {
      List<Starter> other = restart.firstFit(fullest);
      left = residents(other).size() < residents(left).size() ? other : left;
    }
    if (!left.isEmpty() && !restart.hopeless() && restart.anyWay(emptiest)) {
      left = List.of();
    }
    restart.putBack();
    return residents(left);
  }

  private static List<Resident> residents(List<Starter> starters) {
    return starters.stream().flatMap(one -> one.members().stream()).toList();
  }

  /** Whether adding up shows that there is no room for all who are on a host. */
  boolean certain(int failed) {
    Restart restart = new Restart(layout, failed, starters(failed));
    boolean hopeless = restart.hopeless();
    restart.putBack();
    return hopeless;
  }

  /** Those of a host, whom a rule keeps together as one, in the order in which they start. */
  private List<Starter> starters(int failed) {
    List<Starter> there = on.get(failed);
    if (there.stream().noneMatch(one -> together(one.members().get(0)))) {
      return there;
    }
    List<Resident> residents = there.stream().map(one -> one.members().get(0)).toList();
    List<Starter> starters = new ArrayList<>();
    Set<Resident> seen = new LinkedHashSet<>();
    for (Resident resident : residents) {
      if (!seen.contains(resident)) {
        Starter starter = circle(resident, residents);
        seen.addAll(starter.members());
        starters.add(starter);
      }
    }
    starters.sort(Starter.FIRST_TO_START);
    return starters;
  }

  private boolean together(Resident resident) {
    return layout.rules.binds(resident) && !layout.rules.together(resident, true).isEmpty();
  }

  private Starter circle(Resident first, List<Resident> there) {
    Set<Resident> circle = new LinkedHashSet<>(List.of(first));
    List<Resident> open = new ArrayList<>(circle);
    BitSet hosts = new BitSet();
    hosts.set(0, layout.site.hosts.size());
    for (int i = 0; i < open.size(); i++) {
      hosts.and(targets.restart(open.get(i), layout.rules));
      for (Constraint.Together rule : layout.rules.together(open.get(i), true)) {
        for (Resident member : rule.members()) {
          if (!there.contains(member)) {
            keepOnly(hosts, host(member));
          } else if (circle.add(member)) {
            open.add(member);
          }
        }
      }
    }
    return Starter.of(
        circle.stream().sorted(Comparator.comparing(Resident::id)).toList(), hosts, true);
  }

  private static void keepOnly(BitSet hosts, int one) {
    if (one != Resident.UNDECIDED) {
      boolean there = hosts.get(one);
      hosts.clear();
      hosts.set(one, there);
    }
  }
}
