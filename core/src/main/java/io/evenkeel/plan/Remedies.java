package io.evenkeel.plan;

import io.evenkeel.cluster.Cluster;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.Workload;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
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
  private final PlanRequest request;
  private final PlanRequest trial;
  private final Shortfall shortfall;

  /** With whoever stays whatever room there is already stopped: no other change helps those. */
  private final Cluster cluster;

  /** Who stays for want of a place. */
  private final List<Workload> homeless;

  private final List<String> fixed;

  private Remedies(Planner planner, Cluster cluster, PlanRequest request, Plan plan) {
    this.planner = planner;
    Wishes wishes = request.wishes();
    this.request = request;
    this.trial = request.wishes(wishes.trying(wishes.effort().part(TRIAL_EFFORT).started()));
    this.shortfall = new Shortfall(cluster, request, plan);
    List<String> ids = shortfall.homeless();
    this.homeless = ids.stream().flatMap(id -> cluster.findWorkload(id).stream()).toList();
    this.fixed =
        plan.remaining().stream()
            .map(Remaining::workload)
            .filter(workload -> !ids.contains(workload))
            .toList();
    this.cluster = fixed.isEmpty() ? cluster : new Changed(cluster).by(new Remedy.Stop(fixed));
  }

  /**
   * The smallest change of each kind that was found, in this order: give up a rule, put a host back
   * in service, more memory, more vCPUs, one more host, stop workloads. Whoever can't leave
   * whatever room there is must be stopped besides. Empty for a complete plan, if somebody is held
   * back by what only time can mend (a job that runs, a host that is down), or if nothing of this
   * helps. Each trial has a tenth of the steps of the request, all together have its time once;
   * what is told was then confirmed with all of them.
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
    if (!find.shortfall.passing().isEmpty()) {
      return List.of();
    }
    if (!find.fixed.isEmpty() && find.confirmed(new Remedy.Stop(find.fixed))) {
      return List.of(new Remedy.Stop(find.fixed));
    }
    return Stream.<Supplier<Optional<Remedy>>>of(
            find::relax, find::inService, find::memory, find::vcpus, find::anotherHost, find::stop)
        .flatMap(kind -> kind.get().stream())
        .filter(find::confirmed)
        .map(find::withStops)
        .toList();
  }

  private Remedy withStops(Remedy remedy) {
    if (fixed.isEmpty()) {
      return remedy;
    }
    return remedy instanceof Remedy.Stop stop
        ? new Remedy.Stop(Stream.concat(fixed.stream(), stop.workloads().stream()).toList())
        : new Remedy.Several(List.of(new Remedy.Stop(fixed), remedy));
  }

  private Optional<Remedy> relax() {
    List<String> ids = homeless.stream().map(Workload::id).toList();
    return first(
        cluster.rules().stream()
            .filter(rule -> rule.hard() && rule.workloads().stream().anyMatch(ids::contains))
            .map(rule -> new Remedy.Relax(rule.id())));
  }

  private Optional<Remedy> inService() {
    return first(shortfall.closed().stream().map(Remedy.InService::new));
  }

  private Optional<Remedy> memory() {
    long most = homeless.stream().mapToLong(Workload::memoryBytes).sum();
    return least(
        shortfall.hosts(Obstacle.NO_MEMORY, Host::memoryCapacityBytes, Workload::memoryBytes),
        left -> Mebibytes.up(most - left),
        Mebibytes.up(most),
        Remedy.Memory::new);
  }

  private Optional<Remedy> vcpus() {
    long most = homeless.stream().mapToLong(Workload::vcpus).sum();
    return least(
        shortfall.hosts(Obstacle.NO_VCPUS, Host::vcpuCapacity, Workload::vcpus),
        left -> most - left,
        most,
        Remedy.Vcpus::new);
  }

  /** A host like the one they leave can take them all; where more leave, one may not be enough. */
  private Optional<Remedy> anotherHost() {
    return first(homeless.stream().map(Workload::host).distinct().map(Remedy.AnotherHost::new));
  }

  private Optional<Remedy> first(Stream<? extends Remedy> candidates) {
    return candidates.limit(TRIALS).filter(this::solves).map(one -> (Remedy) one).findFirst();
  }

  /** One if one is enough, else as few of them as none can be left out of. */
  private Optional<Remedy> stop() {
    List<String> smallestFirst =
        homeless.stream()
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
    return solves(new Remedy.Stop(workloads));
  }

  /**
   * Of a few hosts the one to which the least must be added.
   *
   * @param guess what a host would need beyond what it has left, to take all that stay
   * @param most what is enough on any host that may take them
   */
  private Optional<Remedy> least(
      List<Map.Entry<String, Long>> hosts, LongUnaryOperator guess, long most, Amount amount) {
    long limit = most;
    Optional<Remedy> best = Optional.empty();
    for (Map.Entry<String, Long> host : hosts.stream().limit(TRIALS).toList()) {
      if (limit == 0) {
        break;
      }
      LongFunction<Remedy> more = amount.on(host.getKey());
      LongPredicate enough = each -> solves(more.apply(each));
      long first = Math.min(limit, Math.max(1, guess.applyAsLong(host.getValue())));
      long high = enough.test(first) ? first : first < limit && enough.test(limit) ? limit : 0;
      if (high > 0) {
        long least = Bisection.smallest(high, enough);
        while (least > 1 && confirmed(more.apply(least / 2))) {
          least = Bisection.smallest(least / 2, each -> confirmed(more.apply(each)));
        }
        best = Optional.of(more.apply(least));
        limit = least - 1;
      }
    }
    return best;
  }

  private boolean solves(Remedy remedy) {
    return planner.plan(new Changed(cluster).by(remedy), trial).complete();
  }

  /** With the whole effort: whoever plans with it has the same. */
  private boolean confirmed(Remedy remedy) {
    return planner.plan(new Changed(cluster).by(remedy), request).complete();
  }

  /** So much more of something on a host. */
  private interface Amount {
    Remedy of(String host, long amount);

    default LongFunction<Remedy> on(String host) {
      return amount -> of(host, amount);
    }
  }
}
