package io.evenkeel.plan;

import com.google.common.base.Suppliers;
import io.evenkeel.cluster.Cluster;
import io.evenkeel.plan.Remaining.Reason;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.HostStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * What one more failure would cost, with everybody where a layout has him, and whether that is more
 * than it would have cost before: the guarantee of {@link PlanOptions#roomForOneMore}.
 */
final class Guard {

  /** The code of a reason. */
  static final String NO_FAILOVER_ROOM = "NO_FAILOVER_ROOM";

  /** Against so many hosts it is said what would happen: each takes a look at every failure. */
  private static final int EXPLAINED = 24;

  private final boolean asked;
  private final Layout layout;
  private final Supplier<Failover> now;
  private final Supplier<Failover> before;
  private final Map<Integer, List<Resident>> already = new LinkedHashMap<>();
  private final Set<Integer> exposedHosts = new TreeSet<>();
  private int broke = Resident.UNDECIDED;

  Guard(Layout layout, Targets targets, PlanRequest request) {
    this.asked = request.options().roomForOneMore() && !request.vacate().isEmpty();
    this.layout = layout;
    Set<String> zones = new TreeSet<>();
    List<String> hosts = request.vacate();
    layout.site.hosts.stream()
        .filter(host -> hosts.isEmpty() || hosts.contains(host.id()))
        .forEach(host -> zones.add(host.zone()));
    this.now = Suppliers.memoize(() -> new Failover(layout, targets, request.underway(), zones));
    this.before = Suppliers.memoize(() -> before(layout.site.cluster, request, zones));
  }

  /** With the hosts to be emptied in service, and everybody where the cluster has him. */
  private static Failover before(Cluster cluster, PlanRequest request, Set<String> zones) {
    Map<String, HostStatus> serving = new TreeMap<>();
    for (String id : request.vacate()) {
      Host host = cluster.host(id);
      if (host.status().up()) {
        serving.put(id, HostStatus.RUNNING);
      }
    }
    PlanRequest stay =
        PlanRequest.vacate(List.of()).underway(request.underway()).wishes(request.wishes());
    Planning planning = Planning.of(cluster.withStatus(serving), stay);
    Failover failover = new Failover(planning.layout(), planning.targets(), List.of(), zones);
    failover.look();
    return failover;
  }

  /** Whether somebody asked for the guarantee. */
  boolean asked() {
    return asked;
  }

  /** Whether the layout keeps the guarantee, or nobody asked for it. */
  boolean holds() {
    return broken().isEmpty();
  }

  /** The first failure that the layout is worse prepared for than before, if one was asked for. */
  Optional<Loss> broken() {
    if (!asked) {
      return Optional.empty();
    }
    now.get().look();
    Optional<Loss> last = broke == Resident.UNDECIDED ? Optional.empty() : loss(broke);
    if (last.isPresent()) {
      return last;
    }
    for (int host : now.get().hosts()) {
      Optional<Loss> loss = host == broke ? Optional.empty() : loss(host);
      if (loss.isPresent()) {
        broke = host; // most likely the next layout breaks there, too
        return loss;
      }
    }
    return Optional.empty();
  }

  /** Bytes of those for whom no room was found any more, over all failures; 0 if not asked. */
  double exposed() {
    double bytes = 0;
    exposedHosts.clear();
    for (Loss loss : asked ? losses() : List.<Loss>of()) {
      if (!loss.fresh.isEmpty()) {
        exposedHosts.add(loss.host);
        bytes += bytes(loss);
      }
    }
    return bytes;
  }

  /**
   * The same for some hosts and those where somebody was exposed when all were last looked at: no
   * more than {@link #exposed()}.
   */
  double exposed(List<Integer> hosts) {
    now.get().look();
    Set<Integer> looked = new TreeSet<>(exposedHosts);
    looked.addAll(hosts);
    looked.retainAll(now.get().hosts());
    return looked.stream().flatMap(host -> any(host).stream()).mapToDouble(Guard::bytes).sum();
  }

  private static double bytes(Loss loss) {
    return loss.fresh.stream().mapToDouble(one -> 1.0 + one.workload.memoryBytes()).sum();
  }

  /** The hosts of the zones that are looked at and not to be emptied, the emptiest first. */
  List<Integer> emptiest() {
    now.get().look();
    return now.get().emptiest();
  }

  /** Every failure that would cost somebody, in host order, asked or not. */
  List<Loss> losses() {
    now.get().look();
    List<Loss> losses = new ArrayList<>();
    now.get().hosts().stream().sorted().forEach(host -> any(host).ifPresent(losses::add));
    return losses;
  }

  /** Whether adding up shows that not all who are on a host find room elsewhere. */
  boolean certain(int host) {
    return now.get().certain(host);
  }

  /**
   * What else keeps a party from the hosts that could take it: adds to the reasons against others.
   */
  List<Reason> explain(Party party, List<Reason> others) {
    List<Reason> reasons = new ArrayList<>();
    if (asked) {
      int[] before = layout.whereabouts(party);
      party.targets.stream()
          .filter(host -> layout.takes(party, host))
          .limit(EXPLAINED)
          .forEach(
              host -> {
                layout.put(party, host);
                broken().ifPresent(loss -> reasons.add(reason(host, loss)));
                layout.putBack(party, before);
              });
    }
    others.stream()
        .filter(reason -> reasons.isEmpty() || !reason.code().equals("NO_OTHER_HOST"))
        .forEach(reasons::add);
    return reasons;
  }

  private Reason reason(int host, Loss loss) {
    return new Reason(layout.site.hosts.get(host).id(), NO_FAILOVER_ROOM, loss.words(layout.site));
  }

  private Optional<Loss> loss(int host) {
    return any(host).filter(loss -> !loss.fresh.isEmpty());
  }

  private Optional<Loss> any(int host) {
    List<Resident> stranded = now.get().stranded(host);
    return stranded.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Loss(host, stranded, stranded.stream().filter(one -> !already(one)).toList()));
  }

  private boolean already(Resident resident) {
    return already.computeIfAbsent(resident.home, host -> before.get().stranded(host)).stream()
        .anyMatch(other -> other.id().equals(resident.id()));
  }

  /**
   * Those for whom no room was found if a host failed, and who of them would have had it before.
   */
  record Loss(int host, List<Resident> stranded, List<Resident> fresh) {

    /** {@code vm7, vm9 would find no room if n3 failed}. */
    String words(Site site) {
      return "%s would find no room if %s failed"
          .formatted(Shortage.shown(ids(fresh), "workloads"), site.hosts.get(host).id());
    }
  }

  static List<String> ids(List<Resident> residents) {
    return residents.stream().map(Resident::id).sorted().toList();
  }
}
