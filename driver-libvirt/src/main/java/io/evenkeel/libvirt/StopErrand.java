package io.evenkeel.libvirt;

import io.evenkeel.libvirt.Lookout.Sighting;
import io.evenkeel.spi.Order;
import io.evenkeel.spi.Power;
import io.evenkeel.spi.Progress;
import io.evenkeel.spi.Transfer;
import java.util.Optional;

/** Stops a domain, in one of the ways of {@link Order.Stop.Mode}. */
final class StopErrand implements Errand {

  private final Order.Stop order;
  private final HostLink host;
  private final MoveRules rules;

  StopErrand(Order.Stop order, HostLink host, MoveRules rules) {
    this.order = order;
    this.host = host;
    this.rules = rules;
  }

  @Override
  public Optional<Progress> prepare() {
    try {
      return host.look("preparing to stop " + order.workload(), this::prepare);
    } catch (LibvirtError e) {
      throw e.whenAsking();
    }
  }

  private Optional<Progress> prepare(Connection connection) {
    try (Domain domain = rules.find(connection, host, order.workload())) {
      Sighting seen = rules.sight(domain, host);
      if (seen.power() == Power.STOPPED) {
        return Optional.of(Progress.done(Transfer.NONE));
      }
      rules.idle(seen, host);
      rules.live(seen, host);
      if (!order.runId().isEmpty() && !order.runId().equals(seen.runOn(host.id()))) {
        throw Errand.refused(
            "%s has been restarted: %s may be stopped, not %s"
                .formatted(seen.title(), order.runId(), seen.runOn(host.id())));
      }
      if (!domain.persistent()) {
        throw Errand.refused(
            "%s is transient: stopped, it would be gone; define it with virsh first"
                .formatted(seen.title()));
      }
      return Optional.empty();
    }
  }

  @Override
  public Progress carryOut() {
    try {
      host.alone("stopping " + order.workload(), order.workload(), this::stop);
      return look(Progress.running(Transfer.NONE));
    } catch (LibvirtError e) {
      return Errand.ended(e);
    }
  }

  private void stop(Domain domain) {
    switch (order.mode()) {
      case GRACEFUL -> domain.shutdown();
      case FORCED -> domain.destroy();
      case SUSPEND -> domain.save();
    }
  }

  /** A guest that was asked to shut down takes its time, or never does. */
  @Override
  public Progress look(Progress last) {
    boolean off =
        host.look(
            "looking whether " + order.workload() + " is off",
            connection -> {
              try (Domain domain = rules.find(connection, host, order.workload())) {
                return !domain.active();
              }
            });
    return off ? Progress.done(Transfer.NONE) : last;
  }

  @Override
  public boolean cancel() {
    return false;
  }
}
