package io.evenkeel.fake;

import io.evenkeel.fake.SimulatedHost.Condition;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.HostCpu;
import io.evenkeel.spi.HostState;
import io.evenkeel.spi.Power;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** What happens to whole hosts. */
final class HostEvents {

  static final long BOOT = 60 * Agenda.SECOND;

  private final World world;
  private final Placement placement;
  private final PowerOrders power;
  private final Migrations migrations;

  HostEvents(World world, Placement placement, PowerOrders power, Migrations migrations) {
    this.world = world;
    this.placement = placement;
    this.power = power;
    this.migrations = migrations;
  }

  void cordon(String id, boolean cordoned) {
    SimulatedHost host = world.host(id);
    Refusal.mustAnswer(host);
    if (host.cordoned != cordoned) {
      host.cordoned = cordoned;
      host.changed();
      world.changed("host %s is %s".formatted(id, cordoned ? "cordoned" : "uncordoned"));
    }
  }

  String reboot(SimulatedHost host) {
    Refusal.mustAnswer(host);
    goDown(host, Condition.DEAD, "reboots");
    wakeAfterBoot(host);
    return "host %s reboots".formatted(host.id());
  }

  String powerOff(SimulatedHost host) {
    if (host.condition == Condition.OFF) {
      return "host %s is off already".formatted(host.id());
    }
    goDown(host, Condition.OFF, "is powered off");
    return "host %s is powered off".formatted(host.id());
  }

  String powerOn(SimulatedHost host) {
    if (host.condition.runs()) {
      return "host %s is on already".formatted(host.id());
    }
    if (host.wake == null) {
      world.changed("host %s is powered on".formatted(host.id()));
      wakeAfterBoot(host);
    }
    return "host %s is powered on".formatted(host.id());
  }

  /** Unless it hangs: then it is neither off nor does it answer, until it is returned. */
  private void wakeAfterBoot(SimulatedHost host) {
    if (!host.hangsOnReboot()) {
      wakeAt(host, world.now() + BOOT);
    } else if (host.condition != Condition.DEAD) {
      host.condition = Condition.DEAD;
      host.changed();
    }
  }

  void fail(SimulatedHost host) {
    goDown(host, Condition.DEAD, "fails");
  }

  void cutOff(SimulatedHost host, long nanos) {
    if (host.condition.runs()) {
      host.condition = Condition.CUT_OFF;
      host.changed();
      world.changed("host %s does not answer any more".formatted(host.id()));
      wakeAt(host, nanos > Agenda.NEVER - world.now() ? Agenda.NEVER : world.now() + nanos);
    }
  }

  void wakeAt(SimulatedHost host, long due) {
    Agenda.Entry.cancel(host.wake);
    host.wake = world.agenda.at(due, host.id(), () -> comeBack(host));
  }

  /** At once, whatever was wrong with it. */
  void comeBack(SimulatedHost host) {
    Agenda.Entry.cancel(host.wake);
    host.wake = null;
    if (host.up()) {
      return;
    }
    if (!host.condition.runs()) {
      host.boot++;
    }
    host.condition = Condition.UP;
    host.changed();
    world.changed("host %s is back, boot %d".formatted(host.id(), host.boot));
  }

  private void goDown(SimulatedHost host, Condition condition, String what) {
    Agenda.Entry.cancel(host.wake);
    host.wake = null;
    host.condition = condition;
    host.changed();
    world.changed("host %s %s".formatted(host.id(), what));
    String cause = "host %s %s".formatted(host.id(), what);
    for (Copy copy : new ArrayList<>(host.copies.values())) {
      loses(copy, cause);
    }
  }

  private void loses(Copy copy, String cause) {
    SimulatedWorkload workload = copy.workload;
    if (copy.power == Power.INCOMING && workload.move != null) {
      migrations.abort(workload.move, cause);
      return;
    }
    for (Task task : new ArrayList<>(workload.tasks)) {
      if (task.order.hosts().contains(copy.host.id()) && task != moveOf(workload)) {
        power.fail(task, cause);
      }
    }
    if (copy.power.live()) {
      power.off(copy, cause);
    }
  }

  private static @Nullable Task moveOf(SimulatedWorkload workload) {
    return workload.move == null ? null : workload.move.task;
  }

  void changeCpu(SimulatedHost host, HostCpu cpu) {
    become(
        host,
        host.facts.with(host.facts.hardware().with(cpu)),
        "host %s has another CPU: %s"
            .formatted(host.id(), cpu.model().isEmpty() ? "any" : cpu.model()));
  }

  void repairStorage(SimulatedHost host, boolean repairing) {
    HostState before = host.facts.state();
    become(
        host,
        host.facts.with(
            new HostState(before.status(), repairing, before.bootId(), before.busyCpus())),
        "a storage repair %s on host %s".formatted(repairing ? "begins" : "ends", host.id()));
  }

  private void become(SimulatedHost host, Host facts, String event) {
    if (!facts.equals(host.facts)) {
      host.facts = facts;
      host.changed();
      world.changed(event);
    }
  }

  void slow(SimulatedHost host, double health, long nanos) {
    health(host, health);
    world.changed("the link of host %s is at %s %%".formatted(host.id(), Math.round(health * 100)));
    mendAt(host, nanos > Agenda.NEVER - world.now() ? Agenda.NEVER : world.now() + nanos);
  }

  void mendAt(SimulatedHost host, long due) {
    Agenda.Entry.cancel(host.mend);
    host.mend = world.agenda.at(due, "link " + host.id(), () -> mend(host));
  }

  void mend(SimulatedHost host) {
    Agenda.Entry.cancel(host.mend);
    host.mend = null;
    if (host.out.health != 1) {
      health(host, 1);
      world.changed("the link of host %s is whole again".formatted(host.id()));
    }
  }

  void health(SimulatedHost host, double health) {
    host.out.health = health;
    host.in.health = health;
    migrations.bandwidth.share(host.out, host.in);
  }

  /** Frees the room that copies of a forgotten workload take. */
  void forget(SimulatedWorkload workload) {
    for (Copy copy : new ArrayList<>(workload.copies.values())) {
      placement.remove(copy);
    }
  }
}
