package io.evenkeel.plan;

import com.google.common.collect.ImmutableMap;
import io.evenkeel.cluster.Cluster;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.HostStatus;
import io.evenkeel.spi.Rule;
import io.evenkeel.spi.Workload;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.function.LongUnaryOperator;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Finds small changes that would make an incomplete plan complete, each proven by planning again
 * with it. Every trial is a planning: ask when somebody wants to know.
 */
public final class Remedies {

  /** So many hosts, rules and workloads are tried for each kind of change. */
  private static final int TRIALS = 4;

  /** Up to so many that stay, each is tried to be left out of those to stop. */
  private static final int MOST_STOPPED = 16;

  private static final double TRIAL_EFFORT = 0.1;

  private final Planner planner;
  private final Cluster cluster;
  private final PlanRequest request;
  private final List<Workload> remaining;
  private final Shortfall shortfall;

  private Remedies(Planner planner, Cluster cluster, PlanRequest request, Plan plan) {
    this.planner = planner;
    this.cluster = cluster;
    Wishes wishes = request.wishes();
    this.request = request.wishes(wishes.trying(wishes.effort().part(TRIAL_EFFORT).started()));
    this.remaining =
        plan.remaining().stream()
            .flatMap(one -> cluster.findWorkload(one.workload()).stream())
            .toList();
    this.shortfall = new Shortfall(cluster, request, plan);
  }

  /**
   * The smallest change of each kind that was found, in this order: give up a rule, put a host back
   * in service, more memory, more vCPUs, one more host, stop workloads. Empty for a complete plan,
   * or if none of these helps by itself. All trials together get a tenth of the effort of the
   * request each, and its time once.
   *
   * @param planner makes the trials
   * @param cluster what the plan was made for
   * @param request what the plan was made for
   * @param plan an incomplete plan for both
   */
  public static List<Remedy> of(Planner planner, Cluster cluster, PlanRequest request, Plan plan) {
    if (plan.complete()) {
      return List.of();
    }
    Remedies find = new Remedies(planner, cluster, planner.understood(request), plan);
    return Stream.<Supplier<Optional<Remedy>>>of(
            find::relax, find::inService, find::memory, find::vcpus, find::anotherHost, find::stop)
        .flatMap(kind -> kind.get().stream())
        .toList();
  }

  private Optional<Remedy> relax() {
    List<String> ids = remaining.stream().map(Workload::id).toList();
    return cluster.rules().stream()
        .filter(rule -> rule.hard() && rule.workloads().stream().anyMatch(ids::contains))
        .limit(TRIALS)
        .map(Rule::id)
        .filter(rule -> solves(new Changed(cluster).without(rule)))
        .findFirst()
        .map(Remedy.Relax::new);
  }

  private Optional<Remedy> inService() {
    return shortfall.closed().stream()
        .limit(TRIALS)
        .filter(host -> solves(cluster.withStatus(ImmutableMap.of(host, HostStatus.RUNNING))))
        .findFirst()
        .map(Remedy.InService::new);
  }

  private Optional<Remedy> memory() {
    long most = remaining.stream().mapToLong(Workload::memoryBytes).sum();
    return least(
            shortfall.hosts(Obstacle.NO_MEMORY, Host::memoryCapacityBytes, Workload::memoryBytes),
            left -> Mebibytes.up(most - left),
            Mebibytes.up(most),
            (host, more) -> new Changed(cluster).memory(host, more))
        .map(found -> new Remedy.Memory(found.host, found.amount));
  }

  private Optional<Remedy> vcpus() {
    long most = remaining.stream().mapToLong(Workload::vcpus).sum();
    return least(
            shortfall.hosts(Obstacle.NO_VCPUS, Host::vcpuCapacity, Workload::vcpus),
            left -> most - left,
            most,
            (host, more) -> new Changed(cluster).vcpus(host, more))
        .map(found -> new Remedy.Vcpus(found.host, found.amount));
  }

  /** A host like the one they leave can take them all; where more leave, one may not be enough. */
  private Optional<Remedy> anotherHost() {
    return shortfall.lacksRoom()
        ? remaining.stream()
            .map(Workload::host)
            .distinct()
            .limit(TRIALS)
            .filter(host -> solves(new Changed(cluster).anotherLike(cluster.host(host))))
            .findFirst()
            .map(Remedy.AnotherHost::new)
        : Optional.empty();
  }

  /** One if one is enough, else as few of them as none can be left out of. */
  private Optional<Remedy> stop() {
    List<String> smallestFirst =
        remaining.stream()
            .sorted(Comparator.comparingLong(Workload::memoryBytes).thenComparing(Workload::id))
            .map(Workload::id)
            .toList();
    Optional<List<String>> one =
        smallestFirst.stream().limit(MOST_STOPPED).map(List::of).filter(this::stopping).findFirst();
    return one.or(() -> fewest(smallestFirst)).map(Remedy.Stop::new);
  }

  private Optional<List<String>> fewest(List<String> smallestFirst) {
    if (!stopping(smallestFirst)) {
      return Optional.empty();
    }
    List<String> needed = new ArrayList<>(smallestFirst);
    for (int i = smallestFirst.size() - 1; i >= 0 && smallestFirst.size() <= MOST_STOPPED; i--) {
      String candidate = smallestFirst.get(i);
      List<String> without = needed.stream().filter(id -> !id.equals(candidate)).toList();
      if (stopping(without)) {
        needed.remove(candidate);
      }
    }
    return Optional.of(needed);
  }

  private boolean stopping(List<String> workloads) {
    return solves(new Changed(cluster).stopped(workloads));
  }

  /**
   * Of a few hosts the one to which the least must be added.
   *
   * @param guess what a host would need beyond what it has left, to take all that stay
   * @param most what is enough on any host that may take them
   */
  private Optional<Found> least(
      List<Map.Entry<String, Long>> hosts, LongUnaryOperator guess, long most, Change change) {
    Optional<Found> best = Optional.empty();
    for (Map.Entry<String, Long> host : hosts.stream().limit(TRIALS).toList()) {
      LongPredicate enough = amount -> solves(change.with(host.getKey(), amount));
      long limit = best.map(found -> found.amount - 1).orElse(most);
      long first = Math.min(limit, Math.max(1, guess.applyAsLong(host.getValue())));
      long high = enough.test(first) ? first : first < limit && enough.test(limit) ? limit : 0;
      if (high > 0) {
        best = Optional.of(new Found(host.getKey(), smallest(high, enough)));
      }
    }
    return best;
  }

  /** The smallest amount that is enough below one that is; mostly the first guess was it. */
  private static long smallest(long high, LongPredicate enough) {
    long low = high - 1;
    if (low == 0 || !enough.test(low)) {
      return high;
    }
    long reach = low;
    while (reach / 2 > 0 && enough.test(reach / 2)) {
      reach /= 2;
    }
    long not = reach / 2;
    while (reach - not > 1) {
      long middle = (not + reach) / 2;
      if (enough.test(middle)) {
        reach = middle;
      } else {
        not = middle;
      }
    }
    return reach;
  }

  private boolean solves(Cluster changed) {
    return planner.plan(changed, request).complete();
  }

  private record Found(String host, long amount) {}

  private interface Change {
    Cluster with(String host, long amount);
  }
}
