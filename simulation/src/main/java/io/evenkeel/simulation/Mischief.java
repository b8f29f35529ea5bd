package io.evenkeel.simulation;

import io.evenkeel.fake.FakeCluster;
import io.evenkeel.maintenance.EnterRequest;
import io.evenkeel.maintenance.LeaveRequest;
import io.evenkeel.maintenance.Maintenance;
import io.evenkeel.maintenance.operation.Asker;
import io.evenkeel.spi.DriverException;
import io.evenkeel.spi.Workload;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** What people ask for, and what people and machines do to the cluster. */
final class Mischief {

  private static final Asker ADA = new Asker("ada", "test");

  private final World world;
  private final SplittableRandom random;
  private final List<String> hosts;
  private final List<String> workloads;
  private int done;

  Mischief(World world, SplittableRandom random) {
    this.world = world;
    this.random = random;
    this.hosts = world.cluster().inventory().hosts().stream().map(host -> host.id()).toList();
    this.workloads =
        world.cluster().inventory().workloads().stream().map(Workload::id).distinct().toList();
  }

  List<String> hosts() {
    return hosts;
  }

  /** How often something happened to the cluster. */
  int done() {
    return done;
  }

  /** In most steps nobody asks for anything. */
  void request() {
    String host = random.nextInt(3) > 0 ? "h0" : any(hosts);
    EnterRequest enter = EnterRequest.by("ada", "test");
    switch (random.nextInt(20)) {
      case 0, 1, 2 -> ask(m -> m.enter(host, enter));
      case 3 -> ask(m -> m.enter(host, enter.stopWhatCannotMove().forceOffWhatIgnoresShutdown()));
      case 4 -> ask(m -> m.leave(host, LeaveRequest.by("ada")));
      case 5 -> ask(m -> m.cancel(host, LeaveRequest.by("ada")));
      case 6 -> rarely(m -> m.reboot(host, ADA));
      case 7 -> rarely(m -> m.powerOff(host, ADA));
      case 8 -> ask(m -> m.powerOn(host, ADA));
      case 9 -> rarely(m -> m.bringBack(host, ADA));
      default -> {
        // A quiet step.
      }
    }
  }

  private void rarely(Consumer<Maintenance> request) {
    if (random.nextInt(3) == 0) {
      ask(request);
    }
  }

  /** A refusal is an answer; anything else that is thrown is not. */
  void ask(Consumer<Maintenance> request) {
    world
        .anyController()
        .lives(
            maintenance -> {
              try {
                request.accept(maintenance);
              } catch (IllegalArgumentException | IllegalStateException | DriverException no) {
                if (no.getMessage() == null) {
                  throw no;
                }
              }
            });
  }

  void happen() {
    done++;
    FakeCluster cluster = world.cluster();
    String host = any(hosts);
    switch (random.nextInt(9)) {
      case 0 -> cluster.powerOff(any(workloads));
      case 1 -> cluster.cutOffHost(host, Duration.ofSeconds(random.nextInt(5, 200)));
      case 2 -> cluster.slowLink(host, 0.1, Duration.ofSeconds(60));
      case 3 -> cluster.failHost(host);
      case 4, 5 -> cluster.returnHost(host);
      case 6 -> cluster.advance(Duration.ofSeconds(random.nextInt(120)));
      case 7 -> moveByHand(any(workloads), host);
      default -> cluster.pause(any(workloads));
    }
  }

  private void moveByHand(String workload, String host) {
    try {
      world.cluster().moveByHand(workload, host);
    } catch (DriverException refused) {
      // The hypervisor says no, as it would to anybody.
      done--;
    }
  }

  private String any(List<String> ids) {
    return ids.get(random.nextInt(ids.size()));
  }
}
