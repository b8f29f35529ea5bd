package io.evenkeel.tck;

import io.evenkeel.spi.Capability;
import io.evenkeel.spi.CpuNeed;
import io.evenkeel.spi.Demand;
import io.evenkeel.spi.DriverException;
import io.evenkeel.spi.DriverException.Kind;
import io.evenkeel.spi.HostCpu;
import io.evenkeel.spi.Inventory;
import io.evenkeel.spi.Workload;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Drivers that break a rule of D9. */
final class BrokenZoneCpu {

  private BrokenZoneCpu() {}

  @Breaks("D9.1")
  static final class LowersOnce extends AlteredDriver {
    private final Set<String> lowered = new TreeSet<>();

    @Override
    public void lowerCpu(String zone, HostCpu cpu) {
      if (!lowered.add(zone)) {
        throw new DriverException(Kind.REFUSED, "zone " + zone + " has that CPU already");
      }
      super.lowerCpu(zone, cpu);
    }
  }

  /** Does not declare that it lowers anything. */
  private abstract static class Modest extends AlteredDriver {
    @Override
    public Set<Capability> capabilities() {
      Set<Capability> declared = EnumSet.copyOf(super.capabilities());
      declared.remove(Capability.ZONE_CPU);
      return declared;
    }

    @Override
    public void lowerCpu(String zone, HostCpu cpu) {
      throw new DriverException(Kind.UNSUPPORTED, "can't lower the CPU of " + zone);
    }
  }

  @Breaks("D9.1")
  static final class TakesWhatItCanNotDo extends Modest {
    @Override
    public void lowerCpu(String zone, HostCpu cpu) {
      if (zone.equals("default")) {
        return;
      }
      super.lowerCpu(zone, cpu);
    }
  }

  @Breaks("D9.1")
  static final class RefusesAndLowersAllTheSame extends Modest {
    private HostCpu lowered = HostCpu.ANY;

    @Override
    public void lowerCpu(String zone, HostCpu cpu) {
      lowered = cpu;
      super.lowerCpu(zone, cpu);
    }

    @Override
    public Inventory observe() {
      return asking(super.observe(), lowered);
    }
  }

  @Breaks("D9.2")
  static final class LowersWhatRuns extends AlteredDriver {
    private HostCpu lowered = HostCpu.ANY;

    @Override
    public void lowerCpu(String zone, HostCpu cpu) {
      super.lowerCpu(zone, cpu);
      lowered = cpu;
    }

    @Override
    public Inventory observe() {
      return asking(super.observe(), lowered);
    }
  }

  @Breaks("D9.3")
  static final class LowersNothing extends AlteredDriver {
    @Override
    public void lowerCpu(String zone, HostCpu cpu) {
      super.lowerCpu(zone, HostCpu.ANY);
    }
  }

  @Breaks("D9.4")
  static final class LowersWhatIsNotThere extends AlteredDriver {
    @Override
    public void lowerCpu(String zone, HostCpu cpu) {
      if (observe().hosts().stream().anyMatch(host -> host.zone().equals(zone))) {
        super.lowerCpu(zone, cpu);
      }
    }
  }

  /** The same, as if all of it asked for no more than that. */
  private static Inventory asking(Inventory seen, HostCpu cpu) {
    return AlteredDriver.with(
        seen, seen.workloads().stream().map(workload -> asking(workload, cpu)).toList());
  }

  private static Workload asking(Workload workload, HostCpu cpu) {
    Demand demand = workload.demand();
    if (cpu.runs(demand.cpu())) {
      return workload;
    }
    CpuNeed need = new CpuNeed(cpu.model(), List.of());
    return workload.with(demand.with(need));
  }
}
