package io.evenkeel.libvirt;

import io.evenkeel.libvirt.Lookout.Sighting;
import io.evenkeel.spi.DriverException;
import io.evenkeel.spi.Order;
import io.evenkeel.spi.Progress;
import io.evenkeel.spi.Transfer;
import io.evenkeel.spi.Tuning;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Moves a running domain, peer to peer: the daemons go on with it when this process dies. */
final class MigrateErrand implements Errand {

  private final Order.Migrate order;
  private final HostLink from;
  private final HostLink to;
  private final MoveRules rules;
  private final LibvirtNative library;
  private volatile MigrateCall call = new MigrateCall(false, false, false, List.of());
  private volatile Duration postCopyAfter = Duration.ZERO;
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
    try {
      String what = "preparing the move of " + order.workload();
      Optional<Sighting> ready = from.look(what, this::ready);
      if (ready.isEmpty()) {
        return Optional.of(Progress.unknown());
      }
      rules.absentFrom(to, order.workload());
      rules.fits(ready.get(), to);
      rules.compresses(from);
      rules.compresses(to);
      boolean along = order.tuning().withStorage();
      List<String> disks = along ? rules.copied(ready.get(), from, to) : List.of();
      return from.change(what, connection -> mark(connection, disks));
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

  private Optional<Progress> mark(Connection connection, List<String> disks) {
    try (Domain domain = rules.find(connection, from, order.workload())) {
      boolean persistent = domain.persistent();
      boolean autostart = persistent && domain.autostart();
      OrderMark.Route route = new OrderMark.Route(from.id(), to.id());
      OrderMark mark =
          new OrderMark(
              order.marker().operation(), order.marker().home(), order.id(), route, autostart);
      domain.setMark(mark.toXml(), true, persistent);
      Sighting seen = rules.sight(domain, from);
      postCopyAfter = rules.of(seen).postCopyAfter();
      boolean postCopy = !postCopyAfter.isZero();
      call = new MigrateCall(persistent, rules.overruled(from, seen), postCopy, disks);
      return Optional.empty();
    }
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
    domain.setMaxDowntime(MigrateCall.downtime(order.tuning()));
    try (TypedParameters parameters = new TypedParameters(library)) {
      call.describe(parameters, rules.migration(), order.tuning());
      to.host().address().migration().ifPresent(a -> parameters.add("migrate_uri", "tcp:" + a));
      domain.migrate(to.host().address().peerUri(), parameters, call.flags(rules.migration()));
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
    } else if (job.migrating() && call.postCopy() && job.elapsed().compareTo(postCopyAfter) >= 0) {
      from.change("switching " + order.workload() + " to post-copy", this::startPostCopy);
    }
    return job.migrating() ? Progress.running(job.transfer()) : last;
  }

  /** Changes speed and downtime of the move. Returns whether it runs. */
  boolean retune(Tuning tuning) {
    try {
      return from.change(
          "changing the move of " + order.workload(),
          connection ->
              whileMoving(
                  connection,
                  domain -> {
                    sending(domain);
                    domain.setMaxSpeed(MigrateCall.mebibytesPerSecond(tuning));
                    domain.setMaxDowntime(MigrateCall.downtime(tuning));
                  }));
    } catch (LibvirtError e) {
      throw e.whenChanging();
    }
  }

  /** What is set before would be overruled by what the move was ordered with. */
  private void sending(Domain domain) {
    if (domain.job().transfer().equals(Transfer.NONE)) {
      throw new DriverException(
          DriverException.Kind.TRANSIENT,
          "the move of %s is still being prepared".formatted(order.workload()));
    }
  }

  private boolean startPostCopy(Connection connection) {
    return whileMoving(
        connection,
        domain -> {
          if (!domain.state().paused()) { // else it is switched already
            domain.startPostCopy();
          }
        });
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
    return whileMoving(
        connection,
        domain -> {
          if (domain.state().postCopy()) {
            cancelled = false;
            throw Errand.refused(
                "%s runs on %s already and fetches what it lacks from %s: only its arrival ends that"
                    .formatted(order.workload(), to.id(), from.id()));
          }
          domain.abortJob();
        });
  }

  /** Returns whether this order moves the domain, to which then something was done. */
  private boolean whileMoving(Connection connection, Consumer<Domain> deed) {
    try (Domain domain = connection.find(order.workload()).orElse(null)) {
      if (domain == null
          || Lookout.sight(domain)
              .flatMap(seen -> seen.orderLeaving(from.id()))
              .filter(order.id()::equals)
              .isEmpty()) {
        return false; // nothing moves, or somebody else moves it
      }
      deed.accept(domain);
      return true;
    } catch (LibvirtError e) {
      if (e.meaning() == Meaning.REFUSED) { // it ended just now
        return false;
      }
      throw e;
    }
  }
}
