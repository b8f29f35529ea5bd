package io.evenkeel.libvirt;

import static java.util.Objects.requireNonNull;

import io.evenkeel.libvirt.Lookout.Extras;
import io.evenkeel.libvirt.Lookout.View;
import io.evenkeel.power.command.CommandPower;
import io.evenkeel.spi.Capability;
import io.evenkeel.spi.DriverException;
import io.evenkeel.spi.HostPower;
import io.evenkeel.spi.HypervisorDriver;
import io.evenkeel.spi.Inventory;
import io.evenkeel.spi.Order;
import io.evenkeel.spi.Progress;
import io.evenkeel.spi.Transfer;
import io.evenkeel.spi.Tuning;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drives hosts with libvirt and QEMU. A workload's id is the UUID of its domain.
 *
 * <p>Moves are peer to peer: the hosts go on with them when this process dies. Every call to a host
 * has a deadline, so that a host that hangs hurts nobody else; its threads are abandoned, and after
 * a few of them it is asked no more until one comes back.
 *
 * <p>All methods may be called from several threads at once.
 */
public final class LibvirtDriver implements HypervisorDriver {

  private static final Logger LOG = LoggerFactory.getLogger(LibvirtDriver.class);

  private static final Duration FIRST_FIGURES = Duration.ofSeconds(2);

  private static final Set<Capability> CAPABILITIES =
      Collections.unmodifiableSet(
          EnumSet.of(
              Capability.LIVE_MIGRATION,
              Capability.LIVE_MIGRATION_WITH_STORAGE,
              Capability.RELOCATE,
              Capability.STOP_AND_START,
              Capability.SUSPEND,
              Capability.CANCEL,
              Capability.TRANSFER_PROGRESS,
              Capability.HYPERVISOR_DRIVEN_MOVES,
              Capability.MARKERS));

  private final LibvirtNative library;
  private final Executor executor;
  private final Map<String, HostLink> links = new LinkedHashMap<>();
  private final Map<String, Gauge> gauges = new LinkedHashMap<>();
  private final BootIds bootIds;
  private final AtomicBoolean measured = new AtomicBoolean();
  private final Watch watch;
  private final Describer describer;
  private final MoveRules rules;
  private final Ledger ledger = new Ledger();
  private final EventLoop eventLoop;
  private final Optional<HostPower> power;

  LibvirtDriver(Settings settings, LibvirtNative library, Executor executor) {
    this.library = library;
    this.executor = executor;
    this.watch = new Watch(links.values(), executor);
    this.describer = new Describer(settings);
    this.rules = new MoveRules(settings);
    this.eventLoop = EventLoop.start(library, executor);
    this.power = settings.power().map(CommandPower::new);
    this.bootIds = BootIds.of(settings);
    settings.hosts().forEach(host -> add(host, settings.timing()));
  }

  private void add(HostSettings host, Timing timing) {
    HostLink link = new HostLink(host, timing, library, eventLoop.news(), executor);
    links.put(host.id(), link);
    gauges.put(host.id(), new Gauge(link, timing.measure(), System::nanoTime));
  }

  /**
   * Opens a driver for the hosts that a configuration file names (its members are described in
   * {@code docs/libvirt.md}). No host is connected to yet, so that one that is down keeps nobody.
   *
   * @param configuration a YAML file
   * @param executor runs the blocking calls; one thread is kept for the driver's whole life, one
   *     for each running move, and two for each host while it is listed or measured. Platform
   *     threads: a native call keeps a virtual thread's carrier.
   * @throws IllegalArgumentException if the file is not there or is wrong, in one clear line
   * @throws DriverException {@code UNSUPPORTED} if libvirt's client library is not installed
   */
  public static LibvirtDriver open(Path configuration, Executor executor) {
    Settings settings = SettingsReader.read(configuration);
    return new LibvirtDriver(settings, NativeLibrary.get(), executor);
  }

  @Override
  public Set<Capability> capabilities() {
    return CAPABILITIES;
  }

  @Override
  public Inventory observe() {
    Map<String, View> views = watch.look();
    finishArrivals(views);
    measure(views);
    views.replaceAll(
        (host, view) ->
            view.with(new Extras(gauge(host).figures(), bootIds.of(host, view.connection()))));
    return describer.describe(views);
  }

  /** Only the first look waits a little, so that it has some figures. */
  private void measure(Map<String, View> views) {
    List<CompletableFuture<Void>> running = new ArrayList<>();
    views.forEach(
        (host, view) -> {
          gauge(host).begin(executor).ifPresent(running::add);
          bootIds.ask(host, view.connection(), executor).ifPresent(running::add);
        });
    if (measured.compareAndSet(false, true)) {
      CompletableFuture.allOf(running.toArray(CompletableFuture[]::new))
          .completeOnTimeout(null, FIRST_FIGURES.toMillis(), TimeUnit.MILLISECONDS)
          .join();
    }
  }

  private Gauge gauge(String host) {
    return requireNonNull(gauges.get(host));
  }

  /** A process that died before a move ended could not finish it: somebody must. */
  private void finishArrivals(Map<String, View> views) {
    views.forEach(
        (host, view) ->
            view.sightings().stream()
                .filter(s -> Arrival.unfinished(s, host))
                .filter(s -> s.xml().mark().filter(m -> ledger.running(m.order())).isEmpty())
                .forEach(s -> run(() -> Arrival.finish(link(host), s.uuid()))));
  }

  @Override
  public void start(Order order) {
    Errand errand = errand(order);
    Optional<Ledger.Entry> begun = ledger.begin(order, errand);
    if (begun.isEmpty()) {
      return;
    }
    Ledger.Entry entry = begun.get();
    try {
      Optional<Progress> ended = errand.prepare();
      if (ended.isPresent()) {
        entry.update(ended.get());
      } else {
        run(() -> entry.update(carriedOut(errand)));
      }
    } catch (RuntimeException e) {
      ledger.forget(order);
      throw e;
    }
  }

  private static Progress carriedOut(Errand errand) {
    try {
      return errand.carryOut();
    } catch (RuntimeException e) {
      LOG.error("an order ended in a way nobody expected", e);
      return Progress.failed(Transfer.NONE, e.toString());
    }
  }

  private Errand errand(Order order) {
    if (order instanceof Order.Migrate move) {
      return new MigrateErrand(move, link(move.from()), link(move.to()), rules, library);
    }
    if (order instanceof Order.Relocate move) {
      return new RelocateErrand(move, link(move.from()), link(move.to()), rules, library);
    }
    if (order instanceof Order.Stop stop) {
      return new StopErrand(stop, link(stop.host()), rules);
    }
    Order.Start start = (Order.Start) order;
    return new StartErrand(start, link(start.host()), rules);
  }

  /** What is known at once; the host is asked for news meanwhile, and the next call shows them. */
  @Override
  public Progress progress(Order order) {
    Optional<Ledger.Entry> found = ledger.find(order.id());
    if (found.isEmpty()) {
      return Progress.unknown();
    }
    Ledger.Entry entry = found.get();
    if (entry.beginLooking()) {
      run(() -> look(entry));
    }
    return entry.progress();
  }

  private static void look(Ledger.Entry entry) {
    try {
      entry.update(entry.errand().look(entry.progress()));
    } catch (LibvirtError | DriverException e) {
      LOG.debug("no news: {}", e.getMessage());
    } finally {
      entry.endLooking();
    }
  }

  @Override
  public void cancel(Order order) {
    boolean running = ledger.running(order.id());
    Errand errand =
        ledger.find(order.id()).map(Ledger.Entry::errand).orElseGet(() -> errand(order));
    if (!(errand instanceof MigrateErrand)) {
      throw new DriverException(
          DriverException.Kind.UNSUPPORTED, "only a live move can be cancelled, not " + order);
    }
    if (!errand.cancel() && !running) {
      throw new DriverException(
          DriverException.Kind.NOT_FOUND,
          "%s is not being moved by order %s".formatted(order.workload(), order.id()));
    }
  }

  @Override
  public void retune(Order.Migrate order, Tuning tuning) {
    Errand errand =
        ledger.find(order.id()).map(Ledger.Entry::errand).orElseGet(() -> errand(order));
    if (!(errand instanceof MigrateErrand move) || !move.retune(tuning)) {
      throw new DriverException(
          DriverException.Kind.NOT_FOUND,
          "%s is not being moved by order %s".formatted(order.workload(), order.id()));
    }
  }

  /** Plain libvirt has no scheduler that could be held back. */
  @Override
  public void cordon(String host, boolean cordoned) {
    link(host);
  }

  /** The commands of the configuration; libvirt itself can't switch a host on. */
  @Override
  public Optional<HostPower> power() {
    return power;
  }

  private HostLink link(String host) {
    HostLink link = links.get(host);
    if (link == null) {
      throw new DriverException(
          DriverException.Kind.NOT_FOUND, "the configuration names no host " + host);
    }
    return link;
  }

  private void run(Runnable task) {
    try {
      executor.execute(task);
    } catch (RejectedExecutionException e) {
      throw new DriverException(
          DriverException.Kind.TRANSIENT, "the executor takes no more work", e);
    }
  }

  @Override
  public void close() {
    links.values().forEach(HostLink::close);
    eventLoop.close();
  }
}
