package io.evenkeel.maintenance;

import io.evenkeel.maintenance.Authorizer.Action;
import io.evenkeel.maintenance.lifecycle.Emptiness;
import io.evenkeel.maintenance.operation.EventType;
import io.evenkeel.maintenance.operation.Operation;
import io.evenkeel.maintenance.operation.OperationState;
import java.util.List;
import java.util.function.Consumer;

/** Reboots and switches hosts, with a fresh proof that they are empty. */
final class PowerDesk {

  private final Outside outside;
  private final Conduct conduct;
  private final Lookout lookout;

  PowerDesk(Outside outside, Conduct conduct, Lookout lookout) {
    this.outside = outside;
    this.conduct = conduct;
    this.lookout = lookout;
  }

  Operation reboot(String host, Asker asker) {
    return switchEmpty(host, asker, "reboot", outside.power()::reboot);
  }

  Operation powerOff(String host, Asker asker) {
    return switchEmpty(host, asker, "power off", outside.power()::powerOff);
  }

  Operation powerOn(String host, Asker asker) {
    conduct.permit(asker, Action.POWER, host);
    Look look = lookout.look();
    Operation operation = inMaintenance(look, host, "power on");
    return write(
        operation,
        asker,
        look,
        "power on",
        operation.standing().bootBefore(),
        host,
        outside.power()::powerOn);
  }

  private Operation switchEmpty(String host, Asker asker, String verb, Consumer<String> act) {
    conduct.permit(asker, Action.POWER, host);
    Look look = lookout.look();
    Operation operation = inMaintenance(look, host, verb);
    List<String> objections = Emptiness.objectionsToPower(host, look.reported(), look.underway(""));
    if (!objections.isEmpty()) {
      throw new IllegalStateException(
          "host %s is not proven empty, so it is not asked to %s: %s"
              .formatted(host, verb, String.join("; ", objections)));
    }
    String boot = look.reported().host(host).state().bootId();
    return write(operation, asker, look, verb, boot, host, act);
  }

  private static Operation inMaintenance(Look look, String host, String verb) {
    look.cluster().host(host);
    return look.openOn(host)
        .filter(operation -> operation.state() == OperationState.IN_MAINTENANCE)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "host %s is not in Maintenance Mode, so it is not asked to %s; enter first"
                        .formatted(host, verb)));
  }

  private Operation write(
      Operation operation,
      Asker asker,
      Look look,
      String verb,
      String boot,
      String host,
      Consumer<String> act) {
    Amendment amendment = new Amendment(operation, asker, look.at());
    amendment.say(EventType.POWER, "asked to " + verb).with(operation.standing().bootBefore(boot));
    Operation next = amendment.operation();
    if (!outside.store().replace(next, amendment.entries())) {
      throw new IllegalStateException(
          "the operation on host %s has just changed; ask again".formatted(host));
    }
    outside.bulletin().publish(amendment.entries());
    act.accept(host);
    return next;
  }
}
