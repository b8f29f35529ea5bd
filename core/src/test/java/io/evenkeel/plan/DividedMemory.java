package io.evenkeel.plan;

import io.evenkeel.Clusters;
import io.evenkeel.spi.Hardware;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.HostMemory;
import io.evenkeel.spi.HugePages;
import io.evenkeel.spi.Inventory;
import io.evenkeel.spi.MemoryNeed;
import io.evenkeel.spi.NumaCell;
import io.evenkeel.spi.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Divides the memory of a cluster in pages and cells; who is where has what he asks for. */
final class DividedMemory {

  static final long PAGE = 2 * Clusters.MIB;
  static final MemoryNeed HUGE = new MemoryNeed(PAGE, false);

  private DividedMemory() {}

  static HostMemory pool(long gib) {
    return new HostMemory(List.of(new HugePages(PAGE, gib * Clusters.GIB)), List.of());
  }

  static Inventory of(Inventory plain, long seed) {
    Random random = new Random(seed);
    Map<String, MemoryNeed> needs = new TreeMap<>();
    List<Workload> workloads = new ArrayList<>();
    for (Workload workload : plain.workloads()) {
      MemoryNeed need =
          needs.computeIfAbsent(
              workload.id(),
              id -> new MemoryNeed(random.nextBoolean() ? PAGE : 0, random.nextInt(4) == 0));
      workloads.add(workload.with(workload.demand().with(need)));
    }
    List<Host> hosts = new ArrayList<>();
    for (Host host : plain.hosts()) {
      hosts.add(host.with(hardware(host, workloads, random)));
    }
    return new Inventory(hosts, workloads, plain.rules());
  }

  private static Hardware hardware(Host host, List<Workload> workloads, Random random) {
    long used =
        workloads.stream()
            .filter(one -> one.host().equals(host.id()) && one.demand().memory().equals(HUGE))
            .mapToLong(Workload::memoryBytes)
            .sum();
    long pool = used + random.nextInt(7) * Clusters.GIB;
    Hardware hardware = host.hardware();
    NumaCell cell = new NumaCell(hardware.memoryBytes() / 2, hardware.vcpus() / 2);
    return hardware.with(
        new HostMemory(
            pool == 0 ? List.of() : List.of(new HugePages(PAGE, pool)),
            random.nextBoolean() ? List.of(cell, cell) : List.of()));
  }
}
