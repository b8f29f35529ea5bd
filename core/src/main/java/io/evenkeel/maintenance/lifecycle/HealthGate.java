package io.evenkeel.maintenance.lifecycle;

import io.evenkeel.maintenance.operation.OperationState;
import io.evenkeel.maintenance.operation.Purpose;
import io.evenkeel.maintenance.operation.Service;
import io.evenkeel.maintenance.operation.Waiting;
import io.evenkeel.maintenance.task.Stage;
import io.evenkeel.spi.Capability;
import io.evenkeel.spi.HostState;
import io.evenkeel.spi.HostStatus;
import io.evenkeel.spi.Progress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What stands between a host and its service: nothing returns to one that is not well, was not
 * rebooted as it should be, or whose storage cluster needs a rest.
 */
final class HealthGate {

  private final Hooks hooks;
  private final PowerSwitch power;
  private final Reboot reboot;

  HealthGate(Hooks hooks, PowerSwitch power) {
    this.hooks = hooks;
    this.power = power;
    this.reboot = new Reboot(power);
  }

  /** Takes the next step towards service; whether workloads may return now. */
  boolean open(Draft draft) {
    power.watch(draft);
    if (draft.before.terms().purpose() == Purpose.BRING_BACK) {
      return wellEnough(draft);
    }
    boolean cancels = draft.state() == OperationState.CANCELLING;
    if (!hooks.quiet(draft, Stage.BEFORE_ENTERING) || !hooks.quiet(draft, Stage.IN_MAINTENANCE)) {
      return false;
    }
    if (!cancels && !reboot.over(draft)) {
      return false;
    }
    if (!wellEnough(draft) || !hooks.over(draft, Stage.BEFORE_LEAVING)) {
      return false;
    }
    if (service(draft).back()) {
      CpuCheck.hold(draft);
      return true;
    }
    return (cancels || zoneReady(draft)) && uncordoned(draft) && serves(draft);
  }

  private static boolean serves(Draft draft) {
    if (draft.state() != OperationState.CANCELLING) {
      CpuCheck.compare(draft);
      CpuCheck.hold(draft);
    }
    draft.with(draft.standing().service(service(draft).back(draft.now)));
    return true;
  }

  private boolean wellEnough(Draft draft) {
    Optional<Waiting> rebooting = power.notBack(draft);
    String trouble = trouble(draft);
    if (!trouble.isEmpty() && rebooting.isEmpty()) {
      draft.await(
          List.of(wait(draft, "HOST_NOT_BACK", trouble, "Bring it back; workloads return then")));
      return false;
    }
    rebooting.ifPresent(wait -> draft.await(List.of(wait)));
    return rebooting.isEmpty();
  }

  private static String trouble(Draft draft) {
    String host = draft.host();
    if (!draft.seen.platformStatus(host).up()) {
      return "host " + host + " does not answer";
    }
    HostState state = draft.seen.reported().host(host).state();
    return state.storageRepairing() ? "a storage repair is in progress on " + host : "";
  }

  /** Hosts that carry shared storage come back one at a time, with a rest in between. */
  private static boolean zoneReady(Draft draft) {
    ZoneNow zone = draft.seen.zone();
    String name = draft.before.terms().zone();
    if (!zone.policy().oneAtATime()) {
      return true;
    }
    if (!waived(draft, "ZONE_PAUSE")) {
      if (!zone.ahead().isEmpty()) {
        String text =
            "hosts of zone %s come back one at a time, and %s is first"
                .formatted(name, zone.ahead().get(0));
        return hold(draft, "ZONE_PAUSE", text, "Wait, or waive ZONE_PAUSE");
      }
      Instant next =
          zone.lastBack().equals(Instant.MIN)
              ? Instant.MIN
              : zone.lastBack().plus(zone.policy().pause());
      if (draft.now.isBefore(next)) {
        String text =
            "another host of zone %s is back since %s; the next may follow at %s"
                .formatted(name, zone.lastBack(), next);
        return hold(draft, "ZONE_PAUSE", text, "Wait, or waive ZONE_PAUSE");
      }
    }
    return !zone.policy().storageCluster()
        || waived(draft, "STORAGE_NOT_HEALTHY")
        || storageHealthy(draft);
  }

  private static boolean storageHealthy(Draft draft) {
    String zone = draft.before.terms().zone();
    String key = draft.before.id() + "#storage";
    Progress report = draft.seen.report(key);
    if (report.state() == Progress.State.DONE && report.message().isEmpty()) {
      return true;
    }
    if (report.state() != Progress.State.RUNNING) {
      draft.act(new Action.AskStorage(key, zone));
    }
    return switch (report.state()) {
      case DONE -> unhealthy(draft, "the storage of zone %s: %s".formatted(zone, report.message()));
      case FAILED, REFUSED ->
          unhealthy(
              draft,
              "the storage of zone %s could not be asked: %s".formatted(zone, report.message()));
      case UNKNOWN, RUNNING ->
          hold(
              draft,
              "STORAGE_NOT_HEALTHY",
              "the storage of zone %s is being asked whether it is healthy".formatted(zone),
              "Wait");
    };
  }

  private static boolean unhealthy(Draft draft, String text) {
    return hold(
        draft,
        "STORAGE_NOT_HEALTHY",
        text,
        "Wait until it is repaired, or waive STORAGE_NOT_HEALTHY");
  }

  /** Whether the platform's own scheduler may use the host again; if not, it is told to. */
  static boolean uncordoned(Draft draft) {
    boolean held =
        draft.seen.platformStatus(draft.host()) == HostStatus.CORDONED
            && !service(draft).cordonedBefore();
    if (held && draft.seen.capabilities().contains(Capability.CORDON)) {
      draft.act(new Action.SetCordon(draft.host(), false));
      return false;
    }
    return true;
  }

  private static boolean hold(Draft draft, String code, String text, String remedy) {
    draft.await(List.of(wait(draft, code, text, remedy)));
    return false;
  }

  private static Waiting wait(Draft draft, String code, String text, String remedy) {
    return draft.waiting(code, draft.host(), text, remedy);
  }

  private static boolean waived(Draft draft, String code) {
    return service(draft).waived(code, draft.now);
  }

  private static Service service(Draft draft) {
    return draft.standing().service();
  }
}
