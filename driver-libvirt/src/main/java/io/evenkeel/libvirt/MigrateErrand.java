package io.evenkeel.libvirt;

import io.evenkeel.libvirt.Lookout.Sighting;
import io.evenkeel.spi.DriverException;
import io.evenkeel.spi.Order;
import io.evenkeel.spi.Progress;
import io.evenkeel.spi.Transfer;
import java.util.Optional;

/** Moves a running domain, peer to peer: the daemons go on with it when this process dies. */
final class MigrateErrand implements Errand {

  private static final int LIVE = 1;
  private static final int PEER2PEER = 1 << 1;
  private static final int PERSIST_DEST = 1 << 3;
  private static final int UNDEFINE_SOURCE = 1 << 4;
  private static final int UNSAFE = 1 << 9;
  private static final int ABORT_ON_ERROR = 1 << 12;

  private final Order.Migrate order;
  private final HostLink from;
  private final HostLink to;
  private final MoveRules rules;
  private final LibvirtNative library;
  private volatile int flags;
  private volatile boolean cancelled;

  MigrateErrand(
      Order.Migrate order, HostLink from, HostLink to, MoveRules rules, LibvirtNative library) {
    this.order = order;
    this.from = from;
    this.to = to;
    this.rules = rules;
    this.library = library;
  }

  @Override
  public Optional<Progress> prepare() {
    if (order.tuning().withStorage()) {
      throw new DriverException(
          DriverException.Kind.UNSUPPORTED,
          "disks of %s can't be moved along by this driver".formatted(order.workload()));
    }
    try {
      String what = "preparing the move of " + order.workload();
      Optional<Sighting> ready = from.look(what, this::ready);
      if (ready.isEmpty()) {
        return Optional.of(Progress.unknown());
      }
      rules.absentFrom(to, order.workload());
      rules.fits(ready.get(), to);
      return from.change(what, this::mark);
    } catch (LibvirtError e) {
      throw e.whenAsking();
    }
  }

  /** Nothing if a process before this one began it, and it still goes on. */
  private Optional<Sighting> ready(Connection connection) {
    try (Domain domain = rules.find(connection, from, order.workload())) {
      Sighting seen = rules.sight(domain, from);
      if (seen.orderLeaving(from.id()).filter(order.id()::equals).isPresent()) {
        return Optional.empty();
      }
      rules.idle(seen, from);
      rules.live(seen, from);
      return Optional.of(seen);
    }
  }

  private Optional<Progress> mark(Connection connection) {
    try (Domain domain = rules.find(connection, from, order.workload())) {
      boolean persistent = domain.persistent();
      boolean autostart = persistent && domain.autostart();
      OrderMark.Route route = new OrderMark.Route(from.id(), to.id());
      OrderMark mark =
          new OrderMark(
              order.marker().operation(), order.marker().home(), order.id(), route, autostart);
      domain.setMark(mark.toXml(), true, persistent);
      flags = flags(persistent, rules.overruled(from, rules.sight(domain, from)));
      return Optional.empty();
    }
  }

  private static int flags(boolean persistent, boolean overrule) {
    // a definition left behind would start a second copy with its host
    int definition = persistent ? PERSIST_DEST | UNDEFINE_SOURCE : 0;
    return LIVE | PEER2PEER | ABORT_ON_ERROR | definition | (overrule ? UNSAFE : 0);
  }

  @Override
  public Progress carryOut() {
    try {
      from.alone("moving " + order.workload() + " to " + to.id(), order.workload(), this::migrate);
      return Progress.done(Arrival.finish(to, order.workload()));
    } catch (LibvirtError e) {
      return ended(e);
    }
  }

  private void migrate(Domain domain) {
    if (cancelled) {
      throw new LibvirtError(Meaning.CANCELLED, "cancelled before it began");
    }
    if (!order.tuning().maxDowntime().isZero()) {
      domain.setMaxDowntime(order.tuning().maxDowntime());
    }
    try (TypedParameters parameters = new TypedParameters(library)) {
      long mebibytesPerSecond = order.tuning().maxBitsPerSecond() / 8 / (1 << 20);
      if (order.tuning().maxBitsPerSecond() > 0) {
        parameters.add("bandwidth", Math.max(1, mebibytesPerSecond)); // 0 would be no limit
      }
      to.host().address().migration().ifPresent(a -> parameters.add("migrate_uri", "tcp:" + a));
      domain.migrate(to.host().address().peerUri(), parameters, flags);
    }
  }

  /** Whatever libvirt says, only a look tells where the domain is. */
  private Progress ended(LibvirtError error) {
    Progress progress = Errand.ended(error);
    try {
      boolean stays =
          from.change("looking for " + order.workload(), connection -> stays(connection, error));
      return stays ? progress : Progress.failed(Transfer.NONE, progress.message());
    } catch (LibvirtError e) {
      return Progress.failed(Transfer.NONE, progress.message());
    }
  }

  /** Whether the domain still runs on its source, where then our mark no longer names the order. */
  private boolean stays(Connection connection, LibvirtError error) {
    try (Domain domain = connection.find(order.workload()).orElse(null)) {
      Sighting seen = domain == null ? null : Lookout.sight(domain).orElse(null);
      if (domain == null || seen == null || !seen.power().live() || seen.job().active()) {
        return false;
      }
      if (error.meaning() != Meaning.LINK_LOST) { // else it may yet begin
        OrderMark mark = seen.xml().mark().orElse(null);
        String rest =
            mark == null ? null : mark.afterEndAt(from.id()).map(OrderMark::toXml).orElse(null);
        domain.setMark(rest, true, domain.persistent());
      }
      return true;
    }
  }

  @Override
  public Progress look(Progress last) {
    JobStats job = from.look("asking how " + order.workload() + " moves", this::job);
    if (job.migrating() && cancelled) {
      cancel();
    }
    return job.migrating() ? Progress.running(job.transfer()) : last;
  }

  private JobStats job(Connection connection) {
    try (Domain domain = connection.find(order.workload()).orElse(null)) {
      return domain == null || !domain.active() ? JobStats.NONE : domain.job();
    }
  }

  @Override
  public boolean cancel() {
    cancelled = true; // in case libvirt has not been asked yet
    try {
      return from.change("cancelling the move of " + order.workload(), this::abort);
    } catch (LibvirtError e) {
      throw e.whenChanging();
    }
  }

  private boolean abort(Connection connection) {
    try (Domain domain = connection.find(order.workload()).orElse(null)) {
      if (domain == null
          || Lookout.sight(domain)
              .flatMap(seen -> seen.orderLeaving(from.id()))
              .filter(order.id()::equals)
              .isEmpty()) {
        return false; // nothing moves, or somebody else moves it
      }
      domain.abortJob();
      return true;
    } catch (LibvirtError e) {
      if (e.meaning() == Meaning.REFUSED) { // it ended just now
        return false;
      }
      throw e;
    }
  }
}
