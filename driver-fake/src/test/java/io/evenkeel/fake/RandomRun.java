package io.evenkeel.fake;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.spi.DriverException;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.Inventory;
import io.evenkeel.spi.Limits;
import io.evenkeel.spi.Order;
import io.evenkeel.spi.Order.Stop.Mode;
import io.evenkeel.spi.Power;
import io.evenkeel.spi.Tuning;
import io.evenkeel.spi.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Somebody who gives orders and breaks things at random, but never asks for what is forbidden. */
final class RandomRun {

  private static final int HOSTS = 4;
  private static final int WORKLOADS = 8;

  final FakeCluster cluster;
  private final Random random;
  private final List<Order> given = new ArrayList<>();
  private int orders;

  RandomRun(FakeCluster cluster, long seed) {
    this.cluster = cluster;
    random = new Random(seed);
  }

  static FakeCluster cluster(long seed) {
    Random random = new Random(seed);
    List<Host> hosts = new ArrayList<>();
    for (int h = 0; h < HOSTS; h++) {
      hosts.add(Host.of("h" + h, 64L << 30, 64).with(new Limits(1, 1.5, 1 << 20, 3, 2)));
    }
    List<Workload> workloads = new ArrayList<>();
    for (int w = 0; w < WORKLOADS; w++) {
      workloads.add(
          Workload.of("w" + w, "h" + random.nextInt(HOSTS), (1L + random.nextInt(8)) << 30, 2));
    }
    return FakeCluster.of(
        new Inventory(hosts, workloads, List.of()), FakeOptions.DEFAULT.seed(seed));
  }

  void steps(int count) {
    for (int i = 0; i < count; i++) {
      step();
      cluster.advance(Duration.ofMillis(random.nextInt(random.nextInt(5) == 0 ? 30_000 : 2_000)));
      mustBeConsistent(cluster.world);
    }
  }

  private void step() {
    try {
      if (random.nextInt(3) == 0) {
        happen();
      } else {
        Order order = order();
        given.add(order);
        cluster.driver().start(order);
      }
      cluster.driver().observe();
      if (!given.isEmpty()) {
        cluster.driver().progress(given.get(random.nextInt(given.size())));
      }
    } catch (DriverException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }

  private String host() {
    return "h" + random.nextInt(HOSTS);
  }

  private String workload() {
    return "w" + random.nextInt(WORKLOADS);
  }

  /** Whoever starts something starts it where it is off; nobody else keeps two copies away. */
  private Order order() {
    String id = "o" + orders++;
    String workload = workload();
    String from = random.nextInt(8) == 0 ? host() : cluster.hostOf(workload);
    return switch (random.nextInt(6)) {
      case 0 -> Give.stop(id, workload, from, Mode.values()[random.nextInt(3)]);
      case 1 ->
          cluster.powerOf(workload) == Power.STOPPED
              ? new Order.Start(id, workload, cluster.hostOf(workload))
              : Give.stop(id, workload, from);
      case 2 -> new Order.Relocate(id, workload, from, host());
      default ->
          Give.move(
              id,
              workload,
              from,
              host(),
              new Tuning(false, random.nextBoolean() ? 0 : 800_000_000, Duration.ZERO));
    };
  }

  private void happen() {
    switch (random.nextInt(14)) {
      case 0 -> cluster.powerOff(workload());
      case 1, 2 -> cluster.powerOn(workload());
      case 3 -> cluster.pause(workload());
      case 4 -> cluster.resume(workload());
      case 5 -> cluster.moveByHand(workload(), host());
      case 6 -> cluster.failHost(host());
      case 7, 8 -> cluster.returnHost(host());
      case 9 -> cluster.cutOffHost(host(), Duration.ofSeconds(random.nextInt(100)));
      case 10 -> cluster.slowLink(host(), 0.1, Duration.ofSeconds(random.nextInt(100)));
      case 11 -> cluster.power().reboot(host());
      case 12 -> cluster.driver().cordon(host(), random.nextBoolean());
      default -> {
        if (!given.isEmpty()) {
          cluster.driver().cancel(given.get(random.nextInt(given.size())));
        }
      }
    }
  }

  /** What is counted as it goes is what a count from scratch gives. */
  static void mustBeConsistent(World world) {
    assertThat(world.invariants.violations()).isEmpty();
    for (SimulatedHost host : world.hosts.values()) {
      Room room = Room.NONE;
      for (Copy copy : host.copies.values()) {
        assertThat(copy.workload.on(host.id())).isSameAs(copy);
        room = copy.takesRoom() ? room.plus(copy.workload.facts.demand()) : room;
      }
      assertThat(host.room).as(host.id()).isEqualTo(room);
      assertThat(host.overfull()).isFalse();
      assertThat(host.movesOut).isBetween(host.out.moves.size(), 2);
      assertThat(host.movesIn).isBetween(host.in.moves.size(), 3);
    }
    for (SimulatedWorkload workload : world.workloads.values()) {
      assertThat(workload.liveCopies())
          .as(workload.id())
          .isEqualTo(workload.uptime.cause.isEmpty() ? 1 : 0);
      long incoming =
          workload.copies.values().stream().filter(c -> c.power == Power.INCOMING).count();
      assertThat(incoming).isEqualTo(workload.move == null ? 0 : 1);
      assertThat(workload.tasks).allMatch(Task::running);
    }
  }
}
