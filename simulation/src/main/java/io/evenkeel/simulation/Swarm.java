package io.evenkeel.simulation;

import io.evenkeel.cluster.Policy;
import io.evenkeel.cluster.ZonePolicy;
import io.evenkeel.fake.Fault;
import io.evenkeel.fake.Faults;
import io.evenkeel.maintenance.task.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * What a round is like, drawn from its seed: most rounds lack most kinds of trouble, so that each
 * kind also meets rounds in which nothing else goes wrong.
 *
 * @param controllers how many control panels work on one store, 1 to 3
 * @param steps how long people and machines misbehave
 * @param faults how often a call meets each fault
 * @param mischief how often something happens to the cluster, per step
 * @param deaths how often a control panel dies, per step
 * @param policy how hosts are taken out and brought back
 * @param hooks stages at which a hook runs; each fails at random while there is trouble
 */
record Swarm(
    int controllers,
    int steps,
    Map<Fault, Double> faults,
    double mischief,
    double deaths,
    Policy policy,
    List<Stage> hooks) {

  static Swarm draw(SplittableRandom random) {
    Map<Fault, Double> faults = new EnumMap<>(Fault.class);
    for (Fault fault : Fault.values()) {
      if (random.nextInt(4) == 0) {
        faults.put(fault, random.nextDouble(0.3));
      }
    }
    List<Stage> hooks = new ArrayList<>();
    for (Stage stage : Stage.values()) {
      if (random.nextInt(8) == 0) {
        hooks.add(stage);
      }
    }
    return new Swarm(
        random.nextInt(4) == 0 ? random.nextInt(2, 4) : 1,
        random.nextInt(10, 80),
        faults,
        random.nextInt(3) == 0 ? 0 : random.nextDouble(0.15),
        random.nextInt(3) == 0 ? random.nextDouble(0.1) : 0,
        policy(random),
        hooks);
  }

  private static Policy policy(SplittableRandom random) {
    ZonePolicy zone = ZonePolicy.DEFAULT.hostsOut(random.nextInt(4) == 0 ? 2 : 1);
    if (random.nextInt(8) == 0) {
      zone = ZonePolicy.forStorageCluster().hostsOut(zone.hostsOut()).pause(Duration.ofMinutes(1));
    }
    if (random.nextInt(6) == 0) {
      zone = zone.rebootingOnLeave();
    }
    if (random.nextInt(6) == 0) {
      zone = zone.leavingWorkloadsThere();
    }
    return Policy.DEFAULT.otherZones(zone);
  }

  void applyTo(Faults cluster) {
    faults.forEach(cluster::rate);
  }
}
