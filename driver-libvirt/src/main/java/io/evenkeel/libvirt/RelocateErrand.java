package io.evenkeel.libvirt;

import io.evenkeel.libvirt.Lookout.Sighting;
import io.evenkeel.spi.Order;
import io.evenkeel.spi.Progress;
import java.util.Optional;

/** Moves the definition of a domain that is off. */
final class RelocateErrand implements Errand {

  private static final int OFFLINE = 1 << 10;
  private static final int PEER2PEER = 1 << 1;
  private static final int PERSIST_DEST = 1 << 3;
  private static final int UNDEFINE_SOURCE = 1 << 4;
  private static final OrderMark NO_MARK = new OrderMark("", "", "", OrderMark.Route.NONE, false);

  private final Order.Relocate order;
  private final HostLink from;
  private final HostLink to;
  private final MoveRules rules;
  private final LibvirtNative library;

  RelocateErrand(
      Order.Relocate order, HostLink from, HostLink to, MoveRules rules, LibvirtNative library) {
    this.order = order;
    this.from = from;
    this.to = to;
    this.rules = rules;
    this.library = library;
  }

  @Override
  public Optional<Progress> prepare() {
    try {
      rules.absentFrom(to, order.workload());
      return from.change("preparing the move of " + order.workload(), this::prepare);
    } catch (LibvirtError e) {
      throw e.whenAsking();
    }
  }

  private Optional<Progress> prepare(Connection connection) {
    try (Domain domain = rules.find(connection, from, order.workload())) {
      Sighting seen = rules.sight(domain, from);
      rules.stopped(seen, from);
      if (domain.managedSave()) {
        throw Errand.refused(
            "%s has its memory saved on %s, which would be lost; start it there first"
                .formatted(seen.title(), from.id()));
      }
      rules.reachable(seen, from);
      OrderMark kept = seen.xml().mark().orElse(NO_MARK);
      OrderMark.Route route = new OrderMark.Route(from.id(), to.id());
      OrderMark mark =
          new OrderMark(kept.operation(), kept.home(), order.id(), route, domain.autostart());
      domain.setMark(mark.toXml(), false, true);
      return Optional.empty();
    }
  }

  @Override
  public Progress carryOut() {
    try {
      from.alone(
          "moving the definition of " + order.workload() + " to " + to.id(),
          order.workload(),
          this::migrate);
      return Progress.done(Arrival.finish(to, order.workload()));
    } catch (LibvirtError e) {
      return Errand.ended(e);
    }
  }

  private void migrate(Domain domain) {
    try (TypedParameters none = new TypedParameters(library)) {
      int flags = OFFLINE | PEER2PEER | PERSIST_DEST | UNDEFINE_SOURCE;
      domain.migrate(to.host().address().peerUri(), none, flags);
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
