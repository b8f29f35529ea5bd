package io.evenkeel.plan;

import io.evenkeel.spi.CpuNeed;
import io.evenkeel.spi.Demand;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.HostStatus;
import io.evenkeel.spi.Workload;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Which hosts could receive a workload if they had room: what no other move can change. The answer
 * for a host comes in the order of {@link Obstacle}.
 */
final class Targets {

  private final Site site;
  private final PlanRequest request;
  private final BitSet vacated = new BitSet();
  private final BitSet excluded = new BitSet();
  private final Map<Needs, BitSet> cache = new LinkedHashMap<>();
  private final Map<Needs, BitSet> restarts = new LinkedHashMap<>();

  Targets(Site site, PlanRequest request) {
    this.site = site;
    this.request = request;
    request.vacate().forEach(host -> vacated.set(site.number(host)));
    request.returning().values().forEach(site::number); // a home that is not there is refused
    List<String> only = request.options().onlyTargets();
    if (!only.isEmpty()) {
      excluded.set(0, site.hosts.size());
      only.forEach(host -> excluded.clear(site.number(host)));
    }
    request.options().excludedTargets().forEach(host -> excluded.set(site.number(host)));
  }

  /** The hosts a resident could go to, room and the other workloads left aside. */
  BitSet of(Resident resident, Rules rules) {
    BitSet open = (BitSet) cache.computeIfAbsent(needs(resident), this::openTo).clone();
    open.clear(resident.home);
    avoided(resident).forEach(host -> site.findNumber(host).ifPresent(open::clear));
    keepLawful(open, resident, rules);
    home(resident).ifPresent(home -> keepOnly(open, home));
    return open;
  }

  /**
   * The hosts a resident could be started on anew if its own had failed, room and the other
   * workloads left aside. What a request says of moves does not bind whoever starts it again; and
   * what exists on its host alone is lost with that. Not to be changed.
   */
  BitSet restart(Resident resident, Rules rules) {
    if (Departure.lostWithItsHost(resident.workload)) {
      return new BitSet();
    }
    BitSet open = restarts.computeIfAbsent(needs(resident), this::serving);
    if (rules.speakOf(resident) || !wishes().rules().isEmpty()) {
      open = (BitSet) open.clone();
      keepLawful(open, resident, rules);
    }
    return open;
  }

  private BitSet serving(Needs needs) {
    BitSet serving = new BitSet(site.hosts.size());
    for (int host = 0; host < site.hosts.size(); host++) {
      serving.set(host, closed(needs, host) == null && unfit(needs, site.hosts.get(host)) == null);
    }
    return serving;
  }

  private void keepLawful(BitSet open, Resident resident, Rules rules) {
    for (Constraint constraint : rules.hard(resident)) {
      if (constraint instanceof Constraint.Confined confined) {
        open.and(confined.hosts());
      }
    }
    if (!wishes().rules().isEmpty()) {
      open.stream()
          .filter(host -> wishes().against(resident.workload, site.hosts.get(host)).isPresent())
          .forEach(open::clear);
    }
  }

  /** What keeps a resident from a host for good; null if nothing does. */
  @Nullable Obstacle obstacle(Resident resident, int host) {
    Obstacle lasting = obstacle(needs(resident), host);
    boolean avoid = avoided(resident).contains(site.hosts.get(host).id());
    if (lasting == null && avoid) {
      return Obstacle.AVOIDED;
    }
    boolean unwanted = wishes().against(resident.workload, site.hosts.get(host)).isPresent();
    return lasting == null && unwanted ? Obstacle.OWN_RULE : lasting;
  }

  Wishes wishes() {
    return request.wishes();
  }

  /** Whether a host is to be emptied. */
  boolean vacated(int host) {
    return vacated.get(host);
  }

  /** The one host a resident shall return to, if it is one that returns. */
  OptionalInt home(Resident resident) {
    String home = request.returning().get(resident.id());
    return home == null ? OptionalInt.empty() : OptionalInt.of(site.number(home));
  }

  private List<String> avoided(Resident resident) {
    List<String> hosts = request.avoid().get(resident.id());
    return hosts == null ? List.of() : hosts;
  }

  private BitSet openTo(Needs needs) {
    BitSet open = new BitSet(site.hosts.size());
    for (int host = 0; host < site.hosts.size(); host++) {
      if (obstacle(needs, host) == null) {
        open.set(host);
      }
    }
    return open;
  }

  private @Nullable Obstacle obstacle(Needs needs, int number) {
    Obstacle closed = closed(needs, number);
    if (closed != null) {
      return closed;
    }
    if (excluded.get(number)) {
      return Obstacle.EXCLUDED;
    }
    Host host = site.hosts.get(number);
    return host.limits().maxMigrationsIn() == 0 ? Obstacle.NO_SLOTS : unfit(needs, host);
  }

  private @Nullable Obstacle closed(Needs needs, int number) {
    Host host = site.hosts.get(number);
    if (!host.zone().equals(needs.zone)) {
      return Obstacle.OTHER_ZONE;
    }
    if (!host.profile().kind().equals(needs.kind)) {
      return Obstacle.OTHER_KIND;
    }
    return vacated.get(number) ? Obstacle.VACATED : closed(host.status());
  }

  private static @Nullable Obstacle unfit(Needs needs, Host host) {
    if (!host.hardware().cpu().runs(needs.cpu)) {
      CpuNeed modelOnly = new CpuNeed(needs.cpu.model(), List.of());
      return host.hardware().cpu().runs(modelOnly) ? Obstacle.CPU_FEATURES : Obstacle.CPU_MODEL;
    }
    if (!host.reach().storage().containsAll(needs.storage)) {
      return Obstacle.NO_STORAGE;
    }
    if (!host.reach().networks().containsAll(needs.networks)) {
      return Obstacle.NO_NETWORK;
    }
    long pages = needs.memory.memory().hugePageBytes();
    if (pages != 0 && host.pageCapacityBytes(pages) == 0) {
      return Obstacle.NO_HUGE_PAGES;
    }
    return host.hasCellFor(needs.memory) ? null : Obstacle.NUMA_CELL;
  }

  private static @Nullable Obstacle closed(HostStatus status) {
    return switch (status) {
      case RUNNING -> null;
      case CORDONED -> Obstacle.HOST_CORDONED;
      case ENTERING -> Obstacle.HOST_ENTERING;
      case MAINTENANCE -> Obstacle.HOST_IN_MAINTENANCE;
      case LEAVING -> Obstacle.HOST_LEAVING;
      case DOWN -> Obstacle.HOST_DOWN;
      case UNREACHABLE -> Obstacle.HOST_UNREACHABLE;
    };
  }

  private Needs needs(Resident resident) {
    Workload workload = resident.workload;
    Host home = site.hosts.get(resident.home);
    return new Needs(
        home.zone(),
        home.profile().kind(),
        workload.demand().cpu(),
        workload.demand().reach().storage(),
        workload.demand().reach().networks(),
        memory(workload.demand()));
  }

  /** Only one that must be in one cell needs to be told from others by its size. */
  private static Demand memory(Demand demand) {
    return demand.memory().oneCell()
        ? Demand.of(demand.memoryBytes(), demand.vcpus()).with(demand.memory())
        : Demand.of(0, 0).with(demand.memory());
  }

  private static void keepOnly(BitSet hosts, int one) {
    boolean there = hosts.get(one);
    hosts.clear();
    hosts.set(one, there);
  }

  /** What decides which hosts are open: many workloads share it. */
  private record Needs(
      String zone,
      String kind,
      CpuNeed cpu,
      List<String> storage,
      List<String> networks,
      Demand memory) {}
}
