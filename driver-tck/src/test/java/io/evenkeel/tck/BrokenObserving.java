package io.evenkeel.tck;

import io.evenkeel.spi.Host;
import io.evenkeel.spi.HostStatus;
import io.evenkeel.spi.Inventory;
import io.evenkeel.spi.Job;
import io.evenkeel.spi.Power;
import io.evenkeel.spi.Presence;
import io.evenkeel.spi.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Drivers that break a rule of D1. */
final class BrokenObserving {

  private BrokenObserving() {}

  @Breaks("D1.1")
  static final class ReadsTheFirstPageOnly extends AlteredDriver {
    @Override
    public Inventory observe() {
      Inventory seen = super.observe();
      Map<String, Workload> firstOfEachHost = new TreeMap<>();
      seen.workloads().forEach(w -> firstOfEachHost.putIfAbsent(w.host(), w));
      return with(seen, List.copyOf(firstOfEachHost.values()));
    }
  }

  @Breaks("D1.2")
  static final class TakesAnUnreachableHostForEmpty extends AlteredDriver {
    @Override
    public Inventory observe() {
      Inventory seen = super.observe();
      List<Host> hosts =
          seen.hosts().stream()
              .map(h -> h.status().answered() ? h : h.with(HostStatus.RUNNING))
              .toList();
      return new Inventory(hosts, seen.workloads(), seen.rules());
    }
  }

  @Breaks("D1.2")
  static final class DropsAnUnreachableHost extends AlteredDriver {
    @Override
    public Inventory observe() {
      Inventory seen = super.observe();
      List<Host> hosts = seen.hosts().stream().filter(h -> h.status().answered()).toList();
      return new Inventory(hosts, seen.workloads(), seen.rules());
    }
  }

  @Breaks("D1.3")
  static final class HidesTheIncomingCopy extends AlteredDriver {
    @Override
    public Inventory observe() {
      Inventory seen = super.observe();
      return with(
          seen, seen.workloads().stream().filter(w -> w.power() != Power.INCOMING).toList());
    }
  }

  @Breaks("D1.3")
  static final class ForgetsWhereAMoveGoes extends AlteredDriver {
    @Override
    public Inventory observe() {
      Inventory seen = super.observe();
      return with(seen, seen.workloads().stream().map(this::withoutTarget).toList());
    }

    private Workload withoutTarget(Workload workload) {
      Presence there = workload.presence();
      List<Job> jobs =
          there.jobs().stream().map(job -> new Job(job.kind(), job.order(), "")).toList();
      return workload.with(
          new Presence(there.host(), there.power(), there.runId(), jobs, there.blockers()));
    }
  }

  @Breaks("D1.4")
  static final class RemembersWhatIsGone extends AlteredDriver {
    private final Map<String, Workload> known = new TreeMap<>();

    @Override
    public Inventory observe() {
      Inventory seen = super.observe();
      List<Workload> workloads = new ArrayList<>(seen.workloads());
      seen.workloads().forEach(w -> known.put(w.id(), w));
      if (seen.hosts().stream().allMatch(h -> h.status().answered())) {
        known.values().stream()
            .filter(w -> seen.workloads().stream().noneMatch(s -> s.id().equals(w.id())))
            .forEach(workloads::add);
      }
      return with(seen, workloads);
    }
  }
}
