package io.evenkeel.libvirt;

import io.evenkeel.libvirt.Lookout.Sighting;
import io.evenkeel.spi.Order;
import io.evenkeel.spi.Power;
import io.evenkeel.spi.Progress;
import io.evenkeel.spi.Transfer;
import java.util.Optional;

/** Starts a domain that is off. That it runs nowhere else is for the caller to know. */
final class StartErrand implements Errand {

  private final Order.Start order;
  private final HostLink host;
  private final MoveRules rules;

  StartErrand(Order.Start order, HostLink host, MoveRules rules) {
    this.order = order;
    this.host = host;
    this.rules = rules;
  }

  @Override
  public Optional<Progress> prepare() {
    try {
      return host.look("preparing to start " + order.workload(), this::prepare);
    } catch (LibvirtError e) {
      throw e.whenAsking();
    }
  }

  private Optional<Progress> prepare(Connection connection) {
    try (Domain domain = rules.find(connection, host, order.workload())) {
      Sighting seen = rules.sight(domain, host);
      if (seen.power() == Power.RUNNING) {
        return Optional.of(Progress.done(Transfer.NONE));
      }
      rules.stopped(seen, host);
      return Optional.empty();
    }
  }

  @Override
  public Progress carryOut() {
    try {
      host.alone("starting " + order.workload(), order.workload(), Domain::start);
      return Progress.done(Transfer.NONE);
    } catch (LibvirtError e) {
      return Errand.ended(e);
    }
  }

  @Override
  public Progress look(Progress last) {
    return last;
  }

  @Override
  public boolean cancel() {
    return false;
  }
}
