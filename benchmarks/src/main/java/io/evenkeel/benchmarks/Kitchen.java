package io.evenkeel.benchmarks;

import io.evenkeel.spi.Activity;
import io.evenkeel.spi.CpuNeed;
import io.evenkeel.spi.Demand;
import io.evenkeel.spi.Hardware;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.HostCpu;
import io.evenkeel.spi.HostProfile;
import io.evenkeel.spi.HostState;
import io.evenkeel.spi.Inventory;
import io.evenkeel.spi.Limits;
import io.evenkeel.spi.Reach;
import io.evenkeel.spi.ReachNeed;
import io.evenkeel.spi.Rule;
import io.evenkeel.spi.Workload;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;

/**
 * Makes a cluster from a recipe: hosts of 256 GiB and 96 vCPUs, a quarter of them of an older
 * generation; VMs drawn until the load is reached, each on the emptier of two random hosts that
 * fit; 30 % of them need the newer generation, 20 % are in groups of 2 to 5 that keep apart.
 */
final class Kitchen {

  /** The generation of CPU that some VMs need and not every host has. */
  static final String NEWER = "newer";

  private static final long GIB = 1L << 30;
  private static final long MIB = 1L << 20;
  private static final int VCPUS = 96;
  private static final int MOST_FAILURES = 400;

  private final Recipe recipe;
  private final Random random;
  private final long[] memory;
  private final int[] vcpus;
  private final List<Workload> workloads = new ArrayList<>();
  private final List<Rule> rules = new ArrayList<>();
  private final List<Workload> group = new ArrayList<>();
  private final BitSet taken = new BitSet();
  private final int[] fitting;
  private int groupSize;

  Kitchen(Recipe recipe) {
    this.recipe = recipe;
    this.random = new Random(recipe.seed() * 31 + recipe.hosts() * 7L + recipe.percent());
    this.memory = new long[recipe.hosts()];
    this.vcpus = new int[recipe.hosts()];
    this.fitting = new int[recipe.hosts()];
  }

  static String host(int number) {
    return "h%04d".formatted(number);
  }

  Inventory inventory() {
    double load = recipe.percent() / 100.0 * recipe.hosts();
    double usedMemory = 0;
    double usedVcpus = 0;
    int failures = 0;
    while (Math.max(usedMemory / 256 / GIB, usedVcpus / VCPUS) < load && failures < MOST_FAILURES) {
      Mix.Size size = recipe.mix().draw(random);
      if (serve(size)) {
        usedMemory += size.bytes();
        usedVcpus += size.vcpus();
      } else {
        failures++;
      }
    }
    if (group.size() > 1) {
      closeGroup();
    }
    List<Host> hosts = new ArrayList<>();
    for (int i = 0; i < recipe.hosts(); i++) {
      hosts.add(make(i));
    }
    return new Inventory(hosts, workloads, rules);
  }

  private boolean serve(Mix.Size size) {
    boolean newer = random.nextDouble() < 0.3;
    boolean grouped = random.nextDouble() < 0.2;
    int fits = 0;
    for (int i = 0; i < recipe.hosts(); i++) {
      if (memory[i] + size.bytes() <= 256 * GIB
          && vcpus[i] + size.vcpus() <= VCPUS
          && !(newer && older(i))
          && !(grouped && taken.get(i))) {
        fitting[fits++] = i;
      }
    }
    if (fits == 0) {
      return false;
    }
    int one = fitting[random.nextInt(fits)];
    int two = fitting[random.nextInt(fits)];
    int chosen = memory[one] <= memory[two] ? one : two;
    memory[chosen] += size.bytes();
    vcpus[chosen] += size.vcpus();
    Workload workload = vm(size, newer, host(chosen));
    workloads.add(workload);
    if (grouped) {
      taken.set(chosen);
      join(workload);
    }
    return true;
  }

  private Workload vm(Mix.Size size, boolean newer, String host) {
    long used = (long) (size.bytes() * (0.5 + 0.5 * random.nextDouble())) / MIB * MIB;
    long dirty = dirtyMib() * MIB;
    Demand demand =
        new Demand(
            size.bytes(),
            size.vcpus(),
            newer ? new CpuNeed(NEWER, List.of()) : CpuNeed.ANY,
            ReachNeed.NONE,
            new Activity(used, dirty, Math.min(used, dirty * 10)));
    return Workload.of("v%05d".formatted(workloads.size()), host, 0, 0).with(demand);
  }

  private long dirtyMib() {
    double kind = random.nextDouble();
    if (kind < 0.6) {
      return random.nextInt(6);
    }
    return kind < 0.9 ? 10 + random.nextInt(41) : 50 + random.nextInt(151);
  }

  private void join(Workload workload) {
    if (group.isEmpty()) {
      groupSize = 2 + random.nextInt(4);
    }
    group.add(workload);
    if (group.size() == groupSize) {
      closeGroup();
    }
  }

  private void closeGroup() {
    List<String> ids = group.stream().map(Workload::id).toList();
    rules.add(new Rule.Apart("apart-" + rules.size(), ids, true, Rule.Apart.HOST));
    group.clear();
    taken.clear();
  }

  private static boolean older(int host) {
    return host % 4 == 3;
  }

  private Host make(int number) {
    HostCpu cpu =
        older(number)
            ? new HostCpu("older", List.of("older"), List.of())
            : new HostCpu(NEWER, List.of(NEWER, "older"), List.of());
    return new Host(
        host(number),
        HostProfile.DEFAULT,
        HostState.RUNNING,
        new Hardware(256 * GIB, VCPUS, cpu),
        new Limits(1, 1, 0, recipe.slots(), recipe.slots()),
        Reach.DEFAULT);
  }
}
