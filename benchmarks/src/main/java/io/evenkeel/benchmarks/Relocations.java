package io.evenkeel.benchmarks;

import io.evenkeel.cluster.Cluster;
import io.evenkeel.spi.Activity;
import io.evenkeel.spi.CpuNeed;
import io.evenkeel.spi.Demand;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.Inventory;
import io.evenkeel.spi.Reach;
import io.evenkeel.spi.ReachNeed;
import io.evenkeel.spi.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Relocations drawn as in the random experiment of Kherbache, Madelaine and Hermenier, "Scheduling
 * Live-Migrations for Fast, Adaptable and Energy-Efficient Relocation Operations", UCC 2015: four
 * hosts of 12 GiB or less, two of them behind 500 Mbit/s and two behind 1 Gbit/s; ten VMs, half of
 * 2 and half of 3 GiB, that rewrite 2 MB a second and 96 MB again and again. Every VM goes to a
 * random other host, none of which may end full; each relocation starts where the one before has
 * ended.
 */
final class Relocations {

  private static final int HOSTS = 4;
  private static final int VMS = 10;
  private static final long GIB = 1L << 30;
  private static final long MB = 1_000_000;

  private final int hostGib;
  private final Random random;
  private int[] at = IntStream.range(0, VMS).map(vm -> vm % HOSTS).toArray();

  /**
   * @param hostGib memory of a host; 12 in the paper, less is harder; at least 8
   * @param seed of the chance in it
   */
  Relocations(int hostGib, long seed) {
    this.hostGib = hostGib;
    this.random = new Random(seed);
  }

  /** The next in the row. Not every one can be done with one move for each workload. */
  Relocation next() {
    int[] to = targets();
    Map<String, String> targets = new TreeMap<>();
    IntStream.range(0, VMS).forEach(vm -> targets.put("v" + vm, "h" + to[vm]));
    Cluster cluster = Cluster.of(new Inventory(hosts(), workloads(), List.of()));
    at = to;
    return new Relocation(cluster, targets);
  }

  private int[] targets() {
    while (true) {
      int[] to = random.ints(VMS, 0, HOSTS).toArray();
      int[] gib = new int[HOSTS];
      boolean allMove = true;
      for (int vm = 0; vm < VMS; vm++) {
        gib[to[vm]] += gib(vm);
        allMove &= to[vm] != at[vm];
      }
      if (allMove && IntStream.of(gib).allMatch(used -> used < hostGib)) {
        return to;
      }
    }
  }

  private List<Host> hosts() {
    List<Host> hosts = new ArrayList<>();
    for (int i = 0; i < HOSTS; i++) {
      Host host = Host.of("h" + i, hostGib * GIB, 8);
      Reach link = new Reach(List.of(), List.of(), i < HOSTS / 2 ? 500 * MB : 1000 * MB);
      hosts.add(
          new Host(host.id(), host.profile(), host.state(), host.hardware(), host.limits(), link));
    }
    return hosts;
  }

  private List<Workload> workloads() {
    List<Workload> workloads = new ArrayList<>();
    for (int vm = 0; vm < VMS; vm++) {
      Activity activity = new Activity(gib(vm) * 1000L * MB, 2 * MB, 96 * MB);
      Demand demand = new Demand(gib(vm) * GIB, 1, CpuNeed.ANY, ReachNeed.NONE, activity);
      workloads.add(Workload.of("v" + vm, "h" + at[vm], 0, 0).with(demand));
    }
    return workloads;
  }

  private static int gib(int vm) {
    return vm < VMS / 2 ? 2 : 3;
  }
}
