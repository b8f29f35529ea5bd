package io.evenkeel;

import io.evenkeel.cluster.Cluster;
import io.evenkeel.spi.Activity;
import io.evenkeel.spi.Blocker;
import io.evenkeel.spi.CpuNeed;
import io.evenkeel.spi.Demand;
import io.evenkeel.spi.Handling;
import io.evenkeel.spi.Handling.OnCannotMove;
import io.evenkeel.spi.Handling.Restart;
import io.evenkeel.spi.Handling.Strategy;
import io.evenkeel.spi.Hardware;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.HostCpu;
import io.evenkeel.spi.HostProfile;
import io.evenkeel.spi.HostState;
import io.evenkeel.spi.HostStatus;
import io.evenkeel.spi.Inventory;
import io.evenkeel.spi.Job;
import io.evenkeel.spi.Limits;
import io.evenkeel.spi.Power;
import io.evenkeel.spi.Presence;
import io.evenkeel.spi.Reach;
import io.evenkeel.spi.ReachNeed;
import io.evenkeel.spi.Rule;
import io.evenkeel.spi.Workload;
import io.evenkeel.spi.WorkloadKind;
import io.evenkeel.spi.WorkloadProfile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Random clusters for properties: every fact that planning looks at turns up in them. */
public final class Clusters {

  public static final long MIB = 1L << 20;
  public static final long GIB = 1L << 30;

  private final Random random;
  private final boolean plain;

  private Clusters(Random random, boolean plain) {
    this.random = random;
    this.plain = plain;
  }

  /** A cluster in which anything may be odd. */
  public static Inventory odd(long seed, int hosts, int workloads) {
    return new Clusters(new Random(seed), false).make(hosts, workloads);
  }

  /** A cluster of one zone in which every workload may move live and only room and rules matter. */
  public static Inventory plain(long seed, int hosts, int workloads) {
    return new Clusters(new Random(seed), true).make(hosts, workloads);
  }

  /** The same inventory given in another order. */
  public static Inventory shuffled(Inventory inventory, long seed) {
    return new Inventory(
        shuffled(inventory.hosts(), seed),
        shuffled(inventory.workloads(), seed),
        shuffled(inventory.rules(), seed));
  }

  private static <T> List<T> shuffled(List<T> list, long seed) {
    List<T> copy = new ArrayList<>(list);
    Collections.shuffle(copy, new Random(seed));
    return copy;
  }

  /** One line for each host, workload and rule: what a failing example shows. */
  public static String show(Cluster cluster) {
    return Stream.of(
            cluster.hosts().stream().map(Record::toString),
            cluster.allSightings().stream().map(Record::toString),
            cluster.rules().stream().map(Object::toString))
        .flatMap(lines -> lines)
        .collect(Collectors.joining("\n", "\n", "\n"));
  }

  private Inventory make(int hostCount, int workloadCount) {
    List<Host> hosts = new ArrayList<>();
    for (int i = 0; i < hostCount; i++) {
      hosts.add(host("n" + i));
    }
    List<Workload> workloads = new ArrayList<>();
    for (int i = 0; i < workloadCount; i++) {
      Workload workload = workload("w" + i);
      List<Host> fitting = hosts.stream().filter(host -> fits(host, workload, workloads)).toList();
      if (!fitting.isEmpty()) {
        workloads.add(workload.on(pick(fitting).id()).with(workload.handling()));
      }
    }
    List<Workload> placed = new ArrayList<>();
    workloads.forEach(workload -> placed.add(plain ? workload : unsettled(workload)));
    List<Rule> rules = rules(hosts, placed);
    placed.addAll(plain ? List.of() : copies(placed, hosts));
    return new Inventory(hosts, placed, rules);
  }

  private static boolean fits(Host host, Workload workload, List<Workload> others) {
    long memory = workload.memoryBytes();
    long vcpus = workload.vcpus();
    for (Workload other : others) {
      if (other.host().equals(host.id())) {
        memory += other.memoryBytes();
        vcpus += other.vcpus();
      }
    }
    return memory <= host.memoryCapacityBytes()
        && vcpus <= host.vcpuCapacity()
        && host.hardware().cpu().runs(workload.demand().cpu())
        && host.reach().storage().containsAll(workload.demand().reach().storage())
        && host.reach().networks().containsAll(workload.demand().reach().networks());
  }

  private Host host(String id) {
    HostCpu cpu =
        one(5)
            ? new HostCpu("old", List.of("old"), List.of())
            : one(2) ? new HostCpu("new", List.of("new", "old"), List.of("fast")) : HostCpu.ANY;
    HostStatus status = plain || !one(12) ? HostStatus.RUNNING : pick(List.of(HostStatus.values()));
    return new Host(
        id,
        new HostProfile(
            plain || !one(16) ? "default" : "other",
            plain || !one(25) ? "kvm" : "xen",
            one(2) ? Map.of("rack", pick(List.of("r1", "r2", "r3"))) : Map.of()),
        new HostState(status, false, ""),
        new Hardware(pick(List.of(8, 12, 16, 24)) * GIB, pick(List.of(8, 12, 16)), cpu),
        new Limits(one(5) ? 1.25 : 1.0, one(3) ? 1.5 : 1.0, one(4) ? GIB : 0, slots(), slots()),
        new Reach(
            plain || !one(6) ? List.of("pool1", "pool2") : List.of("pool1"),
            plain || !one(8) ? List.of("br0") : List.of(),
            pick(List.of(1_000_000_000L, 10_000_000_000L, 2_500_000_000L))));
  }

  private int slots() {
    return !plain && one(15) ? 0 : 1 + random.nextInt(4);
  }

  private Workload workload(String id) {
    long memory = pick(List.of(1, 2, 2, 3, 4, 6, 8)) * GIB;
    long used = (long) (memory * (0.5 + random.nextDouble() / 2));
    long dirty = one(3) ? random.nextInt(300) * MIB : random.nextInt(10) * MIB;
    Demand demand =
        new Demand(
            memory,
            pick(List.of(1, 1, 2, 2, 4)),
            one(3)
                ? new CpuNeed(pick(List.of("old", "new")), one(4) ? List.of("fast") : List.of())
                : CpuNeed.ANY,
            new ReachNeed(
                one(3) ? List.of(pick(List.of("pool1", "pool2"))) : List.of(),
                one(4) ? List.of("br0") : List.of(),
                plain || !one(10) ? 0 : random.nextInt(20) * GIB),
            new Activity(used, dirty, Math.min(used, dirty * random.nextInt(30))));
    return new Workload(
        id,
        new WorkloadProfile(id, pick(List.of(WorkloadKind.values())), Map.of()),
        Presence.running("nowhere"),
        demand,
        handling());
  }

  private Handling handling() {
    int priority = one(4) ? random.nextInt(5) - 1 : 0;
    if (plain) {
      return new Handling(Strategy.LIVE, OnCannotMove.ASK, Restart.AT_HOME, priority);
    }
    return new Handling(
        one(4) ? pick(List.of(Strategy.values())) : Strategy.LIVE,
        one(5) ? OnCannotMove.STOP : OnCannotMove.ASK,
        pick(List.of(Restart.values())),
        priority);
  }

  private Workload unsettled(Workload workload) {
    List<Blocker> blockers = one(12) ? List.of(new Blocker("HOST_DEVICE", "0000:3b")) : List.of();
    List<Job> jobs =
        one(20) ? List.of(new Job(pick(List.of(Job.Kind.values())), "", "")) : List.of();
    Power power =
        one(8) ? pick(List.of(Power.STOPPED, Power.PAUSED, Power.LEFT_BEHIND)) : Power.RUNNING;
    return workload.with(new Presence(workload.host(), power, "", jobs, blockers));
  }

  /** What other hosts hold of some of them: copies that arrive, or that a migration left behind. */
  private List<Workload> copies(List<Workload> workloads, List<Host> hosts) {
    List<Workload> copies = new ArrayList<>();
    for (Workload workload : workloads) {
      String host = pick(hosts).id();
      if (one(15) && !host.equals(workload.host())) {
        Power power = pick(List.of(Power.INCOMING, Power.STOPPED, Power.LEFT_BEHIND));
        copies.add(workload.with(new Presence(host, power, "", List.of(), List.of())));
      }
    }
    return copies;
  }

  /** Hard rules that the cluster already breaks are left out: nobody could judge a plan by them. */
  private List<Rule> rules(List<Host> hosts, List<Workload> workloads) {
    List<Rule> rules = new ArrayList<>();
    int count = workloads.size() < 2 ? 0 : random.nextInt(workloads.size() / 2 + 1);
    for (int i = 0; i < count; i++) {
      int type = random.nextInt(6);
      List<Workload> members = members(workloads, type == 0);
      Rule rule = rule("r" + i, type, members, hosts);
      if (!rule.hard() || holds(rule, members, hosts)) {
        rules.add(rule);
      }
    }
    return rules;
  }

  /** Two to four of all; of those on one host, sometimes, when they are to be together. */
  private List<Workload> members(List<Workload> workloads, boolean together) {
    String host = pick(workloads).host();
    List<Workload> neighbours =
        workloads.stream().filter(workload -> workload.host().equals(host)).toList();
    List<Workload> from = together && neighbours.size() > 1 && !one(4) ? neighbours : workloads;
    int size = 2 + random.nextInt(Math.min(3, from.size() - 1));
    return shuffled(from, random.nextLong()).subList(0, size);
  }

  private Rule rule(String id, int type, List<Workload> members, List<Host> hosts) {
    List<String> ids = members.stream().map(Workload::id).toList();
    List<String> some = hosts.stream().filter(host -> random.nextBoolean()).map(Host::id).toList();
    boolean hard = !one(3);
    return switch (type) {
      case 0 -> new Rule.Together(id, ids, hard);
      case 1 -> new Rule.On(id, ids, some, hard);
      case 2 -> new Rule.NotOn(id, ids, some, hard);
      case 3, 4 -> new Rule.Apart(id, ids, hard, "label:rack");
      default -> new Rule.Apart(id, ids, hard, Rule.Apart.HOST);
    };
  }

  private static boolean holds(Rule rule, List<Workload> members, List<Host> hosts) {
    List<Host> at =
        members.stream()
            .filter(member -> member.power().takesRoom())
            .map(member -> hosts.stream().filter(h -> h.id().equals(member.host())).toList().get(0))
            .toList();
    if (rule instanceof Rule.Apart apart) {
      return at.stream().map(apart::placeOf).distinct().count() == at.size();
    }
    return !(rule instanceof Rule.Together) || at.stream().distinct().count() <= 1;
  }

  private boolean one(int in) {
    return random.nextInt(in) == 0;
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
