package io.evenkeel.maintenance;

import io.evenkeel.maintenance.operation.Asker;
import io.evenkeel.maintenance.operation.EventType;
import io.evenkeel.maintenance.operation.Fence;
import io.evenkeel.maintenance.operation.Operation;
import io.evenkeel.spi.HostStatus;
import java.util.Optional;

/** Takes the word of somebody who knows that a silent host is off. */
final class FenceDesk {

  private final Outside outside;
  private final Conduct conduct;
  private final Lookout lookout;

  FenceDesk(Outside outside, Conduct conduct, Lookout lookout) {
    this.outside = outside;
    this.conduct = conduct;
    this.lookout = lookout;
  }

  void confirmOff(String host, Asker asker) {
    conduct.permit(asker, Authorizer.Action.POWER, host);
    Look look = lookout.look();
    HostStatus status = look.reported().host(host).status();
    if (status.up()) {
      throw new IllegalStateException(
          "host %s answers, so it is not off; power it off, or cut it off, and confirm then"
              .formatted(host));
    }
    if (status == HostStatus.UNREACHABLE) {
      outside.store().fence(new Fence(host, asker.actor(), asker.reason(), look.at()));
      look.open().forEach(operation -> tell(operation.id(), host, asker));
    }
  }

  /** Every operation may have waited for it. */
  private void tell(String id, String host, Asker asker) {
    Optional<Operation> open = outside.store().find(id).filter(found -> !found.over());
    while (open.isPresent()) {
      Amendment amendment = new Amendment(open.get(), asker, outside.clock().instant());
      amendment.say(
          EventType.ASKED, "host %s is off, on the word of %s".formatted(host, asker.actor()));
      if (outside.store().replace(amendment.operation(), amendment.entries())) {
        outside.bulletin().publish(amendment.entries());
        return;
      }
      // A tick wrote meanwhile: tell what is there now.
      open = outside.store().find(id).filter(found -> !found.over());
    }
  }
}
