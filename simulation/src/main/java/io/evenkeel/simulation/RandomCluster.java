package io.evenkeel.simulation;

import io.evenkeel.spi.Activity;
import io.evenkeel.spi.Blocker;
import io.evenkeel.spi.CpuNeed;
import io.evenkeel.spi.Demand;
import io.evenkeel.spi.Handling;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.HostProfile;
import io.evenkeel.spi.Inventory;
import io.evenkeel.spi.Power;
import io.evenkeel.spi.Presence;
import io.evenkeel.spi.ReachNeed;
import io.evenkeel.spi.Rule;
import io.evenkeel.spi.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A small cluster in which everything may happen: the smaller, the more often things meet. */
final class RandomCluster {

  private static final long MIB = 1L << 20;
  private static final Map<String, String> NO_BOOT_ID = Map.of("no-boot-id", "true");

  private final SplittableRandom random;

  RandomCluster(SplittableRandom random) {
    this.random = random;
  }

  Inventory inventory() {
    List<Host> hosts = new ArrayList<>();
    int count = random.nextInt(2, 5);
    Map<String, String> labels = random.nextInt(4) == 0 ? NO_BOOT_ID : Map.of();
    for (int i = 0; i < count; i++) {
      hosts.add(Host.of("h" + i, 16_384 * MIB, 16).with(new HostProfile("default", "kvm", labels)));
    }
    List<Workload> workloads = new ArrayList<>();
    int size = random.nextInt(1, 3 + 2 * count);
    for (int i = 0; i < size; i++) {
      workloads.add(workload("w" + i, i < 2 ? "h0" : "h" + random.nextInt(count)));
    }
    return new Inventory(hosts, workloads, rules(size));
  }

  private List<Rule> rules(int workloads) {
    List<Rule> rules = new ArrayList<>();
    if (workloads > 2 && random.nextInt(3) == 0) {
      rules.add(new Rule.Apart("r1", List.of("w0", "w2"), random.nextBoolean(), Rule.Apart.HOST));
    }
    if (workloads > 3 && random.nextInt(5) == 0) {
      rules.add(new Rule.Together("r2", List.of("w1", "w3"), random.nextBoolean()));
    }
    return rules;
  }

  private Workload workload(String id, String host) {
    long memory = random.nextInt(1, 5) * 512L * MIB;
    List<Blocker> blockers =
        random.nextInt(8) == 0 ? List.of(new Blocker("HOST_DEVICE", "0000:3b:00.0")) : List.of();
    Power power = random.nextInt(8) == 0 ? Power.STOPPED : Power.RUNNING;
    Activity activity =
        new Activity(memory / 2, random.nextInt(200) * MIB, random.nextInt(1, 300) * MIB);
    return Workload.of(id, host, memory, random.nextInt(1, 4))
        .with(new Presence(host, power, "", List.of(), blockers))
        .with(new Demand(memory, random.nextInt(1, 4), CpuNeed.ANY, ReachNeed.NONE, activity))
        .with(handling());
  }

  private Handling handling() {
    return new Handling(
        random.nextInt(3) > 0 ? Handling.Strategy.LIVE : any(Handling.Strategy.values()),
        random.nextBoolean() ? Handling.OnCannotMove.STOP : Handling.OnCannotMove.ASK,
        any(Handling.Restart.values()),
        random.nextInt(3));
  }

  private <E extends Enum<E>> E any(E[] constants) {
    return List.of(constants).get(random.nextInt(constants.length));
  }
}
