package io.evenkeel.plan;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ListMultimap;
import io.evenkeel.cluster.Cluster;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.Rule;
import io.evenkeel.spi.Workload;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Where workloads of a failed host may start: what its host must have, and the hard rules. */
final class StandbyRules {

  private static final Set<String> DISKS = new TreeSet<>(List.of("LOCAL_DISK", "LOCAL_MEDIA"));

  private final Cluster cluster;
  private final PlanRequest request;
  private final List<String> out;
  private final Map<String, String> arriving;
  private final ListMultimap<String, Rule> hard = ArrayListMultimap.create();
  private final Map<String, Set<String>> copies = new LinkedHashMap<>();
  private final Map<String, String> at = new LinkedHashMap<>();

  StandbyRules(
      Cluster cluster, PlanRequest request, List<String> out, Map<String, String> arriving) {
    this.arriving = arriving;
    this.cluster = cluster;
    this.request = request;
    this.out = out;
    cluster.rules().stream()
        .filter(Rule::hard)
        .forEach(rule -> rule.workloads().forEach(workload -> hard.put(workload, rule)));
  }

  void holds(String workload, Set<String> hosts) {
    if (!hosts.isEmpty()) {
      copies.put(workload, hosts);
    }
  }

  void put(Workload workload, String host) {
    at.put(workload.id(), host);
  }

  void remove(Workload workload) {
    at.remove(workload.id());
  }

  String at(Workload workload) {
    return at.getOrDefault(workload.id(), workload.host());
  }

  /**
   * Whether a host takes what a failed one ran: those to be emptied do only if they are not out.
   */
  boolean serves(Host host) {
    return !out.contains(host.id())
        && (host.status().takesWorkloads()
            || (request.vacate().contains(host.id()) && host.status().up()));
  }

  /** Those of a host, in groups that start together, in the order in which they start. */
  List<StandbyUnit> units(List<Workload> failed) {
    Map<String, Workload> open = new LinkedHashMap<>();
    failed.forEach(workload -> open.put(workload.id(), workload));
    List<StandbyUnit> units = new ArrayList<>();
    for (Workload workload : failed) {
      if (open.containsKey(workload.id())) {
        List<Workload> members = new ArrayList<>();
        Set<String> others = new TreeSet<>();
        gather(workload, open, members, others);
        members.sort(Comparator.comparing(Workload::id));
        units.add(StandbyUnit.of(members, others));
      }
    }
    units.sort(StandbyUnit.FIRST_TO_START);
    return units;
  }

  private void gather(
      Workload workload, Map<String, Workload> open, List<Workload> members, Set<String> others) {
    open.remove(workload.id());
    members.add(workload);
    for (Rule rule : hard.get(workload.id())) {
      if (rule instanceof Rule.Together) {
        for (String id : rule.workloads()) {
          Workload next = open.get(id);
          if (next != null) {
            gather(next, open, members, others);
          } else if (members.stream().noneMatch(member -> member.id().equals(id))) {
            others.add(id);
          }
        }
      }
    }
  }

  boolean allow(StandbyUnit unit, Host host) {
    for (Workload one : unit.members()) {
      if (!fits(one, host) || !lawful(one, unit, host)) {
        return false;
      }
    }
    return unit.others().stream()
        .map(id -> arriving.getOrDefault(id, at.getOrDefault(id, host.id())))
        .allMatch(host.id()::equals);
  }

  private boolean fits(Workload workload, Host host) {
    Host home = cluster.host(workload.host());
    return host.zone().equals(home.zone())
        && host.profile().kind().equals(home.profile().kind())
        && host.hardware().cpu().runs(workload.demand().cpu())
        && host.hasCellFor(workload.demand())
        && hasPages(host, workload.demand().memory().hugePageBytes())
        && host.reach().storage().containsAll(workload.demand().reach().storage())
        && host.reach().networks().containsAll(workload.demand().reach().networks())
        && workload.demand().reach().localDiskBytes() == 0
        && workload.blockers().stream().noneMatch(blocker -> DISKS.contains(blocker.code()))
        && request.wishes().against(workload, host).isEmpty();
  }

  private static boolean hasPages(Host host, long bytes) {
    return bytes == 0 || host.pageCapacityBytes(bytes) > 0;
  }

  private boolean lawful(Workload workload, StandbyUnit unit, Host host) {
    for (Rule rule : hard.get(workload.id())) {
      boolean broken =
          (rule instanceof Rule.On on && !on.hosts().contains(host.id()))
              || (rule instanceof Rule.NotOn not && not.hosts().contains(host.id()))
              || (rule instanceof Rule.Apart apart && crowded(apart, workload, unit, host));
      if (broken) {
        return false;
      }
    }
    return true;
  }

  private boolean crowded(Rule.Apart rule, Workload workload, StandbyUnit unit, Host host) {
    String place = rule.placeOf(host);
    for (String id : rule.workloads()) {
      if (!id.equals(workload.id())
          && (unit.members().stream().anyMatch(one -> one.id().equals(id))
              || places(id).stream()
                  .anyMatch(other -> rule.placeOf(cluster.host(other)).equals(place)))) {
        return true;
      }
    }
    return false;
  }

  private Set<String> places(String workload) {
    Set<String> places = new TreeSet<>(copies.getOrDefault(workload, new TreeSet<>()));
    String host = at.get(workload);
    if (host != null) {
      places.add(host);
    }
    return places;
  }
}
