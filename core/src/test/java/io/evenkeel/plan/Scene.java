package io.evenkeel.plan;

import io.evenkeel.Clusters;
import io.evenkeel.cluster.Cluster;
import io.evenkeel.spi.Activity;
import io.evenkeel.spi.Blocker;
import io.evenkeel.spi.CpuNeed;
import io.evenkeel.spi.Demand;
import io.evenkeel.spi.Handling;
import io.evenkeel.spi.Handling.OnCannotMove;
import io.evenkeel.spi.Handling.Restart;
import io.evenkeel.spi.Handling.Strategy;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.HostProfile;
import io.evenkeel.spi.Inventory;
import io.evenkeel.spi.Job;
import io.evenkeel.spi.Limits;
import io.evenkeel.spi.Power;
import io.evenkeel.spi.Presence;
import io.evenkeel.spi.ReachNeed;
import io.evenkeel.spi.Rule;
import io.evenkeel.spi.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A small cluster for an example: hosts of 16 vCPUs, workloads of one, sizes in GiB. */
final class Scene {

  private final List<Host> hosts = new ArrayList<>();
  private final List<Workload> workloads = new ArrayList<>();
  private final List<Rule> rules = new ArrayList<>();

  /** Running hosts of so many GiB. */
  Scene hosts(int gib, String... ids) {
    for (String id : ids) {
      hosts.add(Host.of(id, gib * Clusters.GIB, 16));
    }
    return this;
  }

  Scene host(Host host) {
    hosts.add(host);
    return this;
  }

  Scene vm(String id, String host, int gib) {
    return workload(vmOf(id, host, gib));
  }

  Scene workload(Workload workload) {
    workloads.add(workload);
    return this;
  }

  Scene rule(Rule rule) {
    rules.add(rule);
    return this;
  }

  Cluster cluster() {
    return Cluster.of(new Inventory(hosts, workloads, rules));
  }

  /** Plans, and has the plan checked. */
  Plan plan(PlanRequest request) {
    return checked(cluster(), request);
  }

  Plan vacate(String... vacate) {
    return plan(PlanRequest.vacate(List.of(vacate)));
  }

  static Plan checked(Cluster cluster, PlanRequest request) {
    Plan plan = Planner.standard().plan(cluster, request);
    List<String> violations = PlanChecker.check(cluster, request, plan);
    if (!violations.isEmpty()) {
      throw new AssertionError(violations + Clusters.show(cluster) + plan);
    }
    return plan;
  }

  static Workload vmOf(String id, String host, int gib) {
    return Workload.of(id, host, gib * Clusters.GIB, 1);
  }

  static Handling handling(Strategy strategy) {
    return new Handling(strategy, OnCannotMove.ASK, Restart.AT_HOME, 0);
  }

  static Handling priority(int priority) {
    return new Handling(Strategy.LIVE, OnCannotMove.ASK, Restart.AT_HOME, priority);
  }

  static Handling stoppable(Restart restart) {
    return new Handling(Strategy.LIVE, OnCannotMove.STOP, restart, 0);
  }

  static Presence power(String host, Power power) {
    return new Presence(host, power, "", List.of(), List.of());
  }

  static Presence busy(String host, Job.Kind kind) {
    return new Presence(host, Power.RUNNING, "", List.of(new Job(kind, "", "")), List.of());
  }

  static Presence blocked(String host, String code) {
    return new Presence(host, Power.RUNNING, "", List.of(), List.of(new Blocker(code, "it")));
  }

  static Demand vcpus(int gib, int vcpus) {
    return Demand.of(gib * Clusters.GIB, vcpus);
  }

  static Demand needing(int gib, CpuNeed cpu, ReachNeed reach) {
    long bytes = gib * Clusters.GIB;
    return new Demand(bytes, 1, cpu, reach, Activity.idle(bytes));
  }

  static Host labelled(String id, int gib, String key, String value) {
    return Host.of(id, gib * Clusters.GIB, 16)
        .with(new HostProfile("default", "kvm", Map.of(key, value)));
  }

  static Limits slots(int in, int out) {
    return new Limits(1.0, 1.0, 0, in, out);
  }

  static Rule apart(String id, String... workloads) {
    return new Rule.Apart(id, List.of(workloads), true, Rule.Apart.HOST);
  }

  static Rule together(String id, String... workloads) {
    return new Rule.Together(id, List.of(workloads), true);
  }

  /** {@code workload from->to} of each move, in order. */
  static List<String> routes(Plan plan) {
    return plan.moves().stream()
        .map(move -> "%s %s->%s".formatted(move.workload(), move.from(), move.to()))
        .toList();
  }

  /** {@code host: CODE} of each reason why a workload remains. */
  static List<String> reasons(Plan plan, String workload) {
    return plan.remaining().stream()
        .filter(remaining -> remaining.workload().equals(workload))
        .flatMap(remaining -> remaining.reasons().stream())
        .map(reason -> reason.host() + ": " + reason.code())
        .toList();
  }
}
