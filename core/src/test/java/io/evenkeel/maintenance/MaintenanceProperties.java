package io.evenkeel.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.fake.FakeCluster;
import io.evenkeel.fake.FakeOptions;
import io.evenkeel.fake.Fault;
import io.evenkeel.maintenance.operation.Item;
import io.evenkeel.maintenance.operation.ItemState;
import io.evenkeel.maintenance.operation.Operation;
import io.evenkeel.maintenance.operation.OperationState;
import io.evenkeel.maintenance.operation.Step;
import io.evenkeel.spi.Activity;
import io.evenkeel.spi.Blocker;
import io.evenkeel.spi.CpuNeed;
import io.evenkeel.spi.Demand;
import io.evenkeel.spi.DriverException;
import io.evenkeel.spi.Handling;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.Inventory;
import io.evenkeel.spi.Power;
import io.evenkeel.spi.Presence;
import io.evenkeel.spi.ReachNeed;
import io.evenkeel.spi.Rule;
import io.evenkeel.spi.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Whole operations on random clusters with random faults, crashes and meddling people. The fake
 * checks after every step that no workload is lost, doubled, or stopped by nobody, and that no host
 * is overfilled; what is checked here is how operations end.
 */
class MaintenanceProperties {

  private static final long MIB = 1 << 20;

  @Property(tries = 400)
  void every_operation_ends_or_waits_with_a_reason_and_nobody_is_lost(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    FakeCluster cluster =
        FakeCluster.of(randomCluster(random), FakeOptions.DEFAULT.seed(random.nextLong()));
    Panel panel = Panel.over(cluster);
    Map<String, Power> before = powers(cluster);
    Operation entered = panel.enter("h0");
    if (entered.state() == OperationState.REFUSED) {
      assertThat(entered.standing().findings()).isNotEmpty();
      return;
    }
    faults(random, cluster);
    disturb(random, panel);
    calm(panel);
    endsOrWaits(panel, seed);

    panel.leave("h0");
    disturb(random, panel);
    calm(panel);
    endsOrWaits(panel, seed);
    everybodyIsAccountedFor(panel, before, seed);
  }

  @Property(tries = 200)
  void a_crash_at_any_moment_changes_nothing_about_the_end(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Inventory inventory = randomCluster(random);
    Panel calm = Panel.over(FakeCluster.of(inventory));
    Panel crashing = Panel.over(FakeCluster.of(inventory));

    if (calm.enter("h0").state() == OperationState.REFUSED) {
      return;
    }
    crashing.enter("h0");
    for (int i = random.nextInt(40); i >= 0; i--) {
      crashing.tick(1);
      if (random.nextInt(4) == 0) {
        crashing.restart();
      }
    }
    calm.settle();
    crashing.settle();

    assertThat(crashing.last("h0").state()).as("seed %d", seed).isEqualTo(calm.last("h0").state());
    assertThat(crashing.cluster().workloadsOn("h0"))
        .as("seed %d", seed)
        .isEqualTo(calm.cluster().workloadsOn("h0"));
    calm.leave("h0");
    crashing.leave("h0");
    calm.settle();
    crashing.restart();
    crashing.settle();
    assertThat(places(crashing.cluster())).as("seed %d", seed).isEqualTo(places(calm.cluster()));
  }

  /** Twice, since an order that was given before may still kill its target half-way. */
  private static void calm(Panel panel) {
    panel.cluster().heal();
    panel.settle();
    panel.cluster().heal();
    panel.settle();
  }

  /** Time passes, tick by tick, while people and machines misbehave. */
  private static void disturb(SplittableRandom random, Panel panel) {
    FakeCluster cluster = panel.cluster();
    for (int i = random.nextInt(120); i >= 0; i--) {
      panel.tick(1);
      List<String> ids = List.copyOf(powers(cluster).keySet());
      String workload = ids.get(random.nextInt(ids.size()));
      String host = "h" + random.nextInt(3);
      switch (random.nextInt(60)) {
        case 0 -> panel.restart();
        case 1 -> cluster.powerOff(workload);
        case 2 -> cluster.cutOffHost(host, Duration.ofSeconds(random.nextInt(5, 200)));
        case 3 -> cluster.slowLink(host, 0.1, Duration.ofSeconds(60));
        case 4 -> repeat(panel);
        case 5 -> cluster.failHost(host);
        case 6 -> cluster.returnHost(host);
        case 7 -> cluster.advance(Duration.ofSeconds(random.nextInt(120)));
        default -> {
          // A quiet second.
        }
      }
    }
  }

  private static void repeat(Panel panel) {
    if (!panel.lastAccepted("h0").over()) {
      try {
        panel.enter("h0");
      } catch (DriverException unseen) {
        assertThat(unseen.kind().nothingChanged()).isTrue();
      }
    }
  }

  private static void faults(SplittableRandom random, FakeCluster cluster) {
    for (Fault fault : Fault.values()) {
      if (random.nextInt(3) == 0) {
        cluster.faults().rate(fault, random.nextDouble(0.3));
      }
    }
  }

  private static void endsOrWaits(Panel panel, long seed) {
    Operation operation = panel.lastAccepted("h0");
    switch (operation.state()) {
      case IN_MAINTENANCE ->
          assertThat(panel.cluster().workloadsOn("h0")).as("seed %d", seed).isEmpty();
      case WAITING_FOR_OPERATOR, LEAVE_INCOMPLETE ->
          assertThat(operation.standing().waiting())
              .as("seed %d: %s", seed, operation)
              .isNotEmpty()
              .allSatisfy(wait -> assertThat(wait.remedy()).isNotBlank());
      case CLOSED ->
          assertThat(operation.items())
              .as("seed %d", seed)
              .allSatisfy(item -> assertThat(item.state().settled()).isTrue());
      default -> throw new AssertionError("seed %d ends as %s".formatted(seed, operation));
    }
    assertThat(operation.items())
        .as("seed %d: open orders at the end of %s", seed, operation)
        .allSatisfy(
            item ->
                assertThat(item.open() && item.state() != ItemState.BLOCKED)
                    .as(item.toString())
                    .isFalse());
  }

  private static void everybodyIsAccountedFor(Panel panel, Map<String, Power> before, long seed) {
    Operation operation = panel.lastAccepted("h0");
    Map<String, Power> after = powers(panel.cluster());
    for (Item item : operation.items()) {
      if (offBySomebodyElse(panel.cluster(), item.workload())) {
        continue;
      }
      Power now = after.get(item.workload());
      boolean ran = before.get(item.workload()).live();
      if (item.state() == ItemState.HOME) {
        assertThat(now.live()).as("seed %d: %s", seed, item).isTrue();
        assertThat(panel.cluster().hostOf(item.workload())).isEqualTo(item.home());
      }
      if (!ran) {
        assertThat(now).as("seed %d: %s was off", seed, item).isEqualTo(Power.STOPPED);
      }
      if (item.state() == ItemState.STOPPED_BY_US) {
        assertThat(item.attempt().step()).as("seed %d: %s", seed, item).isEqualTo(Step.NONE);
        assertThat(item.waiting().present()).isTrue();
      }
    }
  }

  /** Whether it went off last by its user, or because its host died: nobody owes it a start. */
  private static boolean offBySomebodyElse(FakeCluster cluster, String workload) {
    return cluster.log().stream()
        .filter(line -> line.contains(" " + workload + " is off on "))
        .filter(line -> !line.endsWith(" is off on " + cluster.hostOf(workload)))
        .reduce((first, second) -> second)
        .filter(line -> !line.contains("stopped by order"))
        .isPresent();
  }

  private static Map<String, Power> powers(FakeCluster cluster) {
    Map<String, Power> powers = new LinkedHashMap<>();
    for (Workload seen : cluster.inventory().workloads()) {
      powers.merge(seen.id(), seen.power(), (a, b) -> a.live() ? a : b);
    }
    return powers;
  }

  private static Map<String, String> places(FakeCluster cluster) {
    Map<String, String> places = new LinkedHashMap<>();
    powers(cluster).forEach((id, power) -> places.put(id, power + " on " + cluster.hostOf(id)));
    return places;
  }

  private static Inventory randomCluster(SplittableRandom random) {
    List<Host> hosts = new ArrayList<>();
    int count = random.nextInt(3, 6);
    for (int i = 0; i < count; i++) {
      hosts.add(Host.of("h" + i, 16_384 * MIB, 16));
    }
    List<Workload> workloads = new ArrayList<>();
    int size = random.nextInt(3, 6 + 2 * count);
    for (int i = 0; i < size; i++) {
      String host = i < 3 ? "h0" : "h" + random.nextInt(count);
      workloads.add(randomWorkload(random, "w" + i, host));
    }
    List<Rule> rules = new ArrayList<>();
    if (random.nextBoolean()) {
      rules.add(new Rule.Apart("r1", List.of("w0", "w4"), random.nextBoolean(), Rule.Apart.HOST));
    }
    if (random.nextInt(4) == 0) {
      rules.add(new Rule.Together("r2", List.of("w1", "w2"), random.nextBoolean()));
    }
    return new Inventory(hosts, workloads, rules);
  }

  private static Workload randomWorkload(SplittableRandom random, String id, String host) {
    long memory = (random.nextInt(1, 5) * 512L) * MIB;
    Handling.Strategy[] strategies = Handling.Strategy.values();
    Handling.Strategy strategy =
        random.nextInt(3) > 0
            ? Handling.Strategy.LIVE
            : strategies[random.nextInt(strategies.length)];
    Handling handling =
        new Handling(
            strategy,
            random.nextBoolean() ? Handling.OnCannotMove.STOP : Handling.OnCannotMove.ASK,
            Handling.Restart.values()[random.nextInt(3)],
            random.nextInt(3));
    List<Blocker> blockers =
        random.nextInt(6) == 0 ? List.of(new Blocker("HOST_DEVICE", "0000:3b:00.0")) : List.of();
    Power power = random.nextInt(6) == 0 ? Power.STOPPED : Power.RUNNING;
    Activity activity =
        new Activity(memory / 2, random.nextInt(200) * MIB, random.nextInt(1, 300) * MIB);
    return Workload.of(id, host, memory, random.nextInt(1, 4))
        .with(new Presence(host, power, "", List.of(), blockers))
        .with(new Demand(memory, random.nextInt(1, 4), CpuNeed.ANY, ReachNeed.NONE, activity))
        .with(handling);
  }
}
