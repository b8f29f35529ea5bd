package io.evenkeel.fake;

import io.evenkeel.spi.CpuNeed;
import io.evenkeel.spi.Demand;
import io.evenkeel.spi.DriverException;
import io.evenkeel.spi.DriverException.Kind;
import io.evenkeel.spi.HostCpu;
import io.evenkeel.spi.Workload;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What processors the zones have for what is started in them. */
final class Zones {

  private final World world;

  /** Those of the zones where it was lowered. */
  private final Map<String, HostCpu> cpus = new TreeMap<>();

  Zones(World world) {
    this.world = world;
  }

  Map<String, HostCpu> cpus() {
    return cpus;
  }

  void lower(String zone, HostCpu cpu) {
    if (world.hosts.values().stream().noneMatch(host -> host.facts.zone().equals(zone))) {
      throw new DriverException(Kind.NOT_FOUND, "there is no zone " + zone);
    }
    if (!cpu.equals(cpus.put(zone, cpu))) {
      world.changed("what starts in zone %s asks for no more than %s".formatted(zone, words(cpu)));
    }
  }

  private static String words(HostCpu cpu) {
    return cpu.model().isEmpty() ? "any CPU" : "CPU " + cpu.model();
  }

  /** A workload starts afresh, and asks for what its zone has. */
  void starts(SimulatedWorkload workload, SimulatedHost host) {
    Workload lowered = lowered(workload.facts, host);
    if (!lowered.equals(workload.facts)) {
      workload.facts = lowered;
      workload.changed();
      world.changed(
          "%s asks for CPU %s from now on"
              .formatted(workload.id(), lowered.demand().cpu().model()));
    }
  }

  /** The workload as it would be if it started there. */
  Workload lowered(Workload workload, SimulatedHost host) {
    Demand demand = workload.demand();
    HostCpu cpu = cpus.getOrDefault(host.facts.zone(), HostCpu.ANY);
    if (cpu.runs(demand.cpu())) {
      return workload;
    }
    CpuNeed need = new CpuNeed(cpu.model(), List.of());
    return workload.with(demand.with(need));
  }
}
