package io.evenkeel.plan;

import io.evenkeel.cluster.Cluster;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.Rule;
import io.evenkeel.spi.Workload;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Finds small changes that would make an incomplete plan complete, each proven by planning again
 * with it. Every trial is a planning: ask when somebody wants to know.
 */
public final class Remedies {

  /** So many of each kind are tried. */
  private static final int TRIALS = 4;

  private static final double TRIAL_EFFORT = 0.1;

  private final Cluster cluster;
  private final PlanRequest request;
  private final Plan plan;
  private final Planner planner = Planner.standard();

  private Remedies(Cluster cluster, PlanRequest request, Plan plan) {
    this.cluster = cluster;
    this.plan = plan;
    Wishes wishes = request.wishes();
    this.request = request.wishes(wishes.trying(wishes.effort().part(TRIAL_EFFORT)));
  }

  /**
   * The smallest change of each kind that was found, in this order: give up a rule, more memory,
   * more vCPUs, stop a workload. Empty for a complete plan, or if no single change helps.
   *
   * @param cluster what the plan was made for
   * @param request what the plan was made for
   * @param plan an incomplete plan for both
   */
  public static List<Remedy> of(Cluster cluster, PlanRequest request, Plan plan) {
    if (plan.complete()) {
      return List.of();
    }
    Remedies remedies = new Remedies(cluster, request, plan);
    List<Remedy> found = new ArrayList<>();
    remedies.relax().ifPresent(found::add);
    remedies.memory().ifPresent(found::add);
    remedies.vcpus().ifPresent(found::add);
    remedies.stop().ifPresent(found::add);
    return List.copyOf(found);
  }

  private Optional<Remedy> relax() {
    List<String> remaining = plan.remaining().stream().map(Remaining::workload).toList();
    return cluster.rules().stream()
        .filter(rule -> rule.hard() && rule.workloads().stream().anyMatch(remaining::contains))
        .limit(TRIALS)
        .map(Rule::id)
        .filter(rule -> solves(new Changed(cluster).without(rule)))
        .findFirst()
        .map(Remedy.Relax::new);
  }

  private Optional<Remedy> memory() {
    long most = remaining().stream().mapToLong(Workload::memoryBytes).sum();
    return least(Mebibytes.up(most), (host, more) -> new Changed(cluster).memory(host, more))
        .map(found -> new Remedy.Memory(found.host, found.amount));
  }

  private Optional<Remedy> vcpus() {
    long most = remaining().stream().mapToLong(Workload::vcpus).sum();
    return least(most, (host, more) -> new Changed(cluster).vcpus(host, more))
        .map(found -> new Remedy.Vcpus(found.host, found.amount));
  }

  private Optional<Remedy> stop() {
    return remaining().stream()
        .sorted(Comparator.comparingLong(Workload::memoryBytes).thenComparing(Workload::id))
        .map(Workload::id)
        .filter(id -> solves(new Changed(cluster).stopped(id)))
        .findFirst()
        .map(Remedy.Stop::new);
  }

  private List<Workload> remaining() {
    return plan.remaining().stream()
        .limit(TRIALS)
        .flatMap(one -> cluster.findWorkload(one.workload()).stream())
        .toList();
  }

  /** Of a few hosts the one to which the least must be added; halves what is enough each time. */
  private Optional<Found> least(long most, Change change) {
    Optional<Found> best = Optional.empty();
    List<Host> hosts =
        cluster.hosts().stream()
            .filter(host -> host.status().takesWorkloads())
            .filter(host -> !request.vacate().contains(host.id()))
            .filter(
                host -> plan.remaining().get(0).reasons().stream().anyMatch(of -> room(of, host)))
            .limit(TRIALS)
            .toList();
    for (Host host : hosts) {
      long limit = best.map(found -> found.amount - 1).orElse(most);
      if (limit > 0 && solves(change.with(host.id(), limit))) {
        long enough =
            LongStream.iterate(limit / 2, half -> half > 0, half -> half / 2)
                .takeWhile(amount -> solves(change.with(host.id(), amount)))
                .reduce(limit, (before, after) -> after);
        best = Optional.of(new Found(host.id(), between(host.id(), enough, change)));
      }
    }
    return best;
  }

  /** The least amount between a half that is not enough and the whole that is. */
  private long between(String host, long enough, Change change) {
    long low = enough / 2;
    long high = enough;
    while (high - low > 1) {
      long middle = (low + high) / 2;
      if (solves(change.with(host, middle))) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }

  private static boolean room(Remaining.Reason reason, Host host) {
    return reason.host().equals(host.id()) && reason.code().startsWith("NO_");
  }

  private boolean solves(Cluster changed) {
    return planner.plan(changed, request).complete();
  }

  private record Found(String host, long amount) {}

  private interface Change {
    Cluster with(String host, long amount);
  }
}
