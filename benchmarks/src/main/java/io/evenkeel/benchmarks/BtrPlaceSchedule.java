package io.evenkeel.benchmarks;

import io.evenkeel.plan.MigrationModel;
import io.evenkeel.plan.Move;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.btrplace.model.Attributes;
import org.btrplace.model.Instance;
import org.btrplace.model.constraint.Fence;
import org.btrplace.model.constraint.migration.MinMTTRMig;
import org.btrplace.model.view.network.Network;
import org.btrplace.model.view.network.Switch;
import org.btrplace.plan.ReconfigurationPlan;
import org.btrplace.plan.event.Action;
import org.btrplace.plan.event.MigrateVM;
import org.btrplace.scheduler.SchedulerException;
import org.btrplace.scheduler.choco.ChocoScheduler;
import org.btrplace.scheduler.choco.DefaultChocoScheduler;

/**
 * BtrPlace's migration scheduler: for targets that are given, and with every move at the whole rate
 * of its path. It knows no slots. Its own estimate of a move, {@code 9 * memUsed / bandwidth} for
 * an idle VM, is fed with numbers that make it the time of {@link MigrationModel} in whole
 * hundredths of a second, rounded up: so all contestants are measured by the same clock.
 */
final class BtrPlaceSchedule {

  private static final long UNIT_MILLIS = 10;
  private static final long MEGABIT = 1_000_000;
  private static final int ITS_BITS = 9;

  private final Relocation relocation;
  private final BtrPlaceModel translated;
  private int longest;

  private BtrPlaceSchedule(Relocation relocation) {
    this.relocation = relocation;
    this.translated = new BtrPlaceModel(relocation.cluster(), List.of());
    Network network = new Network();
    Switch middle = network.newSwitch();
    for (Host host : relocation.cluster().hosts()) {
      network.connect(
          ITS_BITS * megabits(host.reach().migrationBitsPerSecond()),
          middle,
          translated.node(host.id()));
    }
    translated.model.attach(network);
    for (Workload workload : relocation.cluster().workloads()) {
      String target = relocation.targets().getOrDefault(workload.id(), workload.host());
      translated.constraints.add(new Fence(translated.vm(workload.id()), translated.node(target)));
      describe(workload, target);
    }
  }

  /** The first schedule that it finds within so many seconds. */
  static Schedule first(Relocation relocation, int seconds) {
    return new BtrPlaceSchedule(relocation).schedule(seconds, false);
  }

  /** The best schedule that it finds within so many seconds. */
  static Schedule best(Relocation relocation, int seconds) {
    return new BtrPlaceSchedule(relocation).schedule(seconds, true);
  }

  private Schedule schedule(int seconds, boolean optimise) {
    ChocoScheduler scheduler = new DefaultChocoScheduler();
    scheduler.doRepair(false);
    scheduler.doOptimize(optimise);
    scheduler.setTimeLimit(seconds);
    scheduler.setMaxEnd(longest);
    long begun = System.nanoTime();
    List<TimedHop> hops = new ArrayList<>();
    try {
      ReconfigurationPlan plan =
          scheduler.solve(new Instance(translated.model, translated.constraints, new MinMTTRMig()));
      if (plan != null) {
        for (Action action : plan) {
          if (action instanceof MigrateVM move) {
            hops.add(timed(move));
          }
        }
      }
    } catch (SchedulerException e) {
      hops.clear();
    }
    return new Schedule(hops, (System.nanoTime() - begun) / 1e6);
  }

  private void describe(Workload workload, String target) {
    long rate = path(workload, target);
    long millis = duration(workload, rate).plusNanos(999_999).toMillis();
    int units = (int) ((millis + UNIT_MILLIS - 1) / UNIT_MILLIS);
    longest += units;
    Attributes attributes = translated.model.getAttributes();
    attributes.put(translated.vm(workload.id()), "memUsed", units * megabits(rate));
    attributes.put(translated.vm(workload.id()), "hotDirtySize", 0.0);
    attributes.put(translated.vm(workload.id()), "hotDirtyDuration", 1e9);
    attributes.put(translated.vm(workload.id()), "coldDirtyRate", 0.0);
  }

  private TimedHop timed(MigrateVM move) {
    Hop hop = translated.hop(move);
    Workload workload = relocation.cluster().findWorkload(hop.workload()).orElseThrow();
    long rate = path(workload, hop.to());
    return new TimedHop(
        hop.workload(),
        hop.to(),
        Duration.ofMillis(move.getStart() * UNIT_MILLIS),
        Duration.ofMillis(move.getStart() * UNIT_MILLIS).plus(duration(workload, rate)),
        rate);
  }

  private long path(Workload workload, String target) {
    return Math.min(
        relocation.cluster().host(workload.host()).reach().migrationBitsPerSecond(),
        relocation.cluster().host(target).reach().migrationBitsPerSecond());
  }

  private static Duration duration(Workload workload, long rate) {
    return MigrationModel.duration(workload.demand(), Move.How.LIVE, rate);
  }

  private static int megabits(long bitsPerSecond) {
    return (int) (bitsPerSecond / MEGABIT);
  }
}
