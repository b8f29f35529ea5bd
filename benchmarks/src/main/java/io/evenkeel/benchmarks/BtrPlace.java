package io.evenkeel.benchmarks;

import io.evenkeel.cluster.Cluster;
import java.util.ArrayList;
import java.util.List;
import org.btrplace.plan.ReconfigurationPlan;
import org.btrplace.plan.event.Action;
import org.btrplace.plan.event.MigrateVM;
import org.btrplace.scheduler.SchedulerException;
import org.btrplace.scheduler.choco.ChocoScheduler;
import org.btrplace.scheduler.choco.DefaultChocoScheduler;

/** BtrPlace: {@code repair} moves what is on the hosts to empty, {@code rebuild} may move all. */
final class BtrPlace implements Contestant {

  private final boolean repair;
  private final int seconds;

  BtrPlace(boolean repair, int seconds) {
    this.repair = repair;
    this.seconds = seconds;
  }

  @Override
  public String name() {
    return repair ? "BtrPlace repair" : "BtrPlace rebuild";
  }

  @Override
  public Result empty(Cluster cluster, List<String> vacate) {
    BtrPlaceModel translated = new BtrPlaceModel(cluster, vacate);
    long begun = System.nanoTime();
    List<Hop> hops = hops(translated);
    double millis = (System.nanoTime() - begun) / 1e6;
    return Evaluator.judge(cluster, vacate, hops, millis);
  }

  /** The moves in the order of their start; none if it found no plan. */
  List<Hop> hops(BtrPlaceModel translated) {
    ChocoScheduler scheduler = new DefaultChocoScheduler();
    scheduler.doRepair(repair);
    scheduler.doOptimize(false);
    scheduler.setTimeLimit(seconds);
    List<Hop> hops = new ArrayList<>();
    try {
      ReconfigurationPlan plan = scheduler.solve(translated.model, translated.constraints);
      if (plan != null) {
        for (Action action : plan) {
          if (action instanceof MigrateVM move) {
            hops.add(translated.hop(move));
          }
        }
      }
    } catch (SchedulerException e) {
      return List.of();
    }
    return hops;
  }
}
