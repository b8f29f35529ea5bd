package io.evenkeel.fake;

import io.evenkeel.spi.DriverException;
import io.evenkeel.spi.HostCpu;
import io.evenkeel.spi.HostPower;
import io.evenkeel.spi.HypervisorDriver;
import io.evenkeel.spi.Inventory;
import io.evenkeel.spi.Marker;
import io.evenkeel.spi.Power;
import io.evenkeel.spi.Workload;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * A simulated cluster in virtual time.
 *
 * <p>The {@link #driver() driver} and {@link #power() host power} are what is given to the code
 * under test; time passes by {@link #advance} and {@link #settle} alone. Everything else here is
 * what a test does as a user of the cluster, or looks at. Equal seeds and equal calls give equal
 * runs, to the last log line.
 *
 * <p>Live moves take the time that the model of the cluster document gives them; those that share a
 * link share its bandwidth fairly. A graceful shutdown takes 10 s, a start 10 s, moving what is off
 * 1 s, suspending 1 s for each GiB of used memory, the boot of a host 60 s. A workload with the
 * label {@code ignores-shutdown: "true"} never shuts down when it is asked to; nor does a paused
 * one. A host with the label {@code hangs-on-reboot: "true"} does not answer after a reboot or a
 * power-on until {@link #returnHost}; one with {@code no-boot-id: "true"} shows no boot id. Where
 * the CPU of a zone was lowered, what is started afresh or created there asks for no more. The
 * simulated hypervisors say no as real ones do, and let through what real ones let through: an
 * order beyond a host's capacity, and a start of what runs elsewhere. The {@link InvariantViolation
 * invariants} then speak up.
 *
 * <p>Thread-safe; starts no thread. A name that is not there is refused with a {@link
 * DriverException} of kind {@code NOT_FOUND}.
 */
public final class FakeCluster {

  private final Object lock = new Object();
  private final Simulation simulation;
  final World world;
  private final Faults faults;
  private final HypervisorDriver driver;
  private final HostPower power;
  private final WorkloadEvents users;

  FakeCluster(Simulation simulation) {
    this.simulation = simulation;
    world = simulation.world;
    faults = new Faults(lock, world.options.seed());
    power = new FakePower(lock, simulation, faults);
    driver = new FakeDriver(lock, simulation, faults, power);
    users = new WorkloadEvents(simulation);
  }

  /**
   * The cluster that a cluster document describes.
   *
   * @param text JSON or YAML, see {@link ClusterDocument}
   * @throws DocumentException if the text is refused
   */
  public static FakeCluster parse(String text) {
    return of(ClusterDocument.read(text));
  }

  /** A cluster that begins as this inventory shows. */
  public static FakeCluster of(Inventory inventory) {
    return of(inventory, FakeOptions.DEFAULT);
  }

  /** A cluster that begins as this inventory shows, with options. */
  public static FakeCluster of(Inventory inventory, FakeOptions options) {
    return new FakeCluster(new Simulation(new World(inventory, options)));
  }

  /**
   * The cluster in a file: a cluster document, or what {@link #save()} gave.
   *
   * @throws DocumentException if there is no such file, or it is refused
   */
  public static FakeCluster open(Path file) {
    try {
      Member document = Member.root(DocumentText.parse(file));
      return WorldReader.reads(document)
          ? new FakeCluster(new WorldReader(document).read())
          : of(new InventoryReader(document).read());
    } catch (DocumentException e) {
      throw e.in(file.toString());
    }
  }

  /**
   * Goes on with a cluster where {@link #save()} left it.
   *
   * @throws DocumentException if the text is refused
   */
  public static FakeCluster reopen(String saved) {
    Member document = Member.root(DocumentText.parse(saved));
    return new FakeCluster(new WorldReader(document).read());
  }

  /**
   * Facts, virtual time, lowered CPUs, orders with what they have sent, cordons, counters and the
   * log, as JSON. Left out are {@link #faults() faults}, those on their way among them, and actions
   * set by {@link #at}.
   */
  public String save() {
    synchronized (lock) {
      return new WorldWriter(simulation).write();
    }
  }

  /** The driver. Always the same one. */
  public HypervisorDriver driver() {
    return driver;
  }

  /**
   * A driver that lets virtual time catch up with another clock before each call.
   *
   * @param wall the other clock
   * @param speed virtual seconds for each second of that clock
   */
  public HypervisorDriver pacedDriver(InstantSource wall, double speed) {
    if (!(speed > 0) || Double.isInfinite(speed)) {
      throw new IllegalArgumentException("speed is " + speed + "; it must be greater than 0");
    }
    return new PacedDriver(this, wall, speed);
  }

  /** Reboots hosts, and switches them off and on. The driver has the same one. */
  public HostPower power() {
    return power;
  }

  /** Virtual time. */
  public InstantSource clock() {
    return this::now;
  }

  private Instant now() {
    synchronized (lock) {
      return world.options.start().plusNanos(world.now());
    }
  }

  /** What will go wrong. */
  public Faults faults() {
    return faults;
  }

  /**
   * Lets time pass, and everything happen that is due.
   *
   * @throws InvariantViolation if an invariant does not hold
   */
  public void advance(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("duration is " + duration + "; time does not run back");
    }
    synchronized (lock) {
      pass(duration);
      world.invariants.mustHold();
    }
  }

  /** Lets time pass, whether the invariants hold or not. */
  void pass(Duration duration) {
    synchronized (lock) {
      world.agenda.advanceTo(Math.addExact(world.now(), duration.toNanos()));
    }
  }

  /**
   * Calls {@code tick} and lets time pass, from event to event, until nothing changes any more: no
   * order is running that will end by itself, and for {@link FakeOptions#quiet()} ticks have
   * changed nothing.
   *
   * @throws IllegalStateException if that takes longer than {@link FakeOptions#longest()}
   * @throws InvariantViolation if an invariant does not hold
   */
  public void settle(Runnable tick) {
    new Settling(this, world.options).run(tick);
  }

  /**
   * Sets an action for a moment of virtual time: {@code cluster.at(Duration.ofMinutes(5), () ->
   * cluster.failHost("b"))}.
   *
   * @param sinceBeginning when; what is past happens as soon as time passes
   */
  public void at(Duration sinceBeginning, Runnable action) {
    synchronized (lock) {
      world.agenda.at(sinceBeginning.toNanos(), "", action);
    }
  }

  long changes() {
    synchronized (lock) {
      return world.version();
    }
  }

  boolean busy() {
    synchronized (lock) {
      return world.busy();
    }
  }

  /** Nanoseconds until something happens, at most so many. */
  long toNextEvent(long most) {
    synchronized (lock) {
      return Math.max(1, Math.min(most, world.agenda.next() - world.now()));
    }
  }

  /** A user stops a workload, at once. Nothing happens if it is off. */
  public void powerOff(String workload) {
    synchronized (lock) {
      users.powerOff(workload);
    }
  }

  /** A user starts a workload where it is known; it runs at once. Nothing happens if it runs. */
  public void powerOn(String workload) {
    synchronized (lock) {
      users.powerOn(workload);
    }
  }

  /** A user pauses a workload that runs. */
  public void pause(String workload) {
    synchronized (lock) {
      users.pause(workload, true);
    }
  }

  /** A user lets a paused workload go on. */
  public void resume(String workload) {
    synchronized (lock) {
      users.pause(workload, false);
    }
  }

  /**
   * A user begins to move a workload live; it takes its time, and is not one of our orders.
   *
   * @throws DriverException if the hypervisor refuses
   */
  public void moveByHand(String workload, String host) {
    synchronized (lock) {
      users.move(workload, host);
    }
  }

  /**
   * A user creates a workload, on whatever host, full or not.
   *
   * @throws IllegalArgumentException if there is one with that id
   */
  public void addWorkload(Workload workload) {
    synchronized (lock) {
      users.add(workload);
    }
  }

  /** A user deletes a workload. */
  public void removeWorkload(String workload) {
    synchronized (lock) {
      users.remove(workload);
    }
  }

  /** A host dies with all that runs on it, and does not answer until {@link #returnHost}. */
  public void failHost(String host) {
    synchronized (lock) {
      simulation.hostEvents.fail(world.host(host));
    }
  }

  /** A host that was off, dead or cut off is back, at once. What died with it stays off. */
  public void returnHost(String host) {
    synchronized (lock) {
      simulation.hostEvents.comeBack(world.host(host));
    }
  }

  /** A host that runs on does not answer for a while. */
  public void cutOffHost(String host, Duration duration) {
    synchronized (lock) {
      simulation.hostEvents.cutOff(world.host(host), duration.toNanos());
    }
  }

  /**
   * A host's migration link is slow for a while.
   *
   * @param share what it has of its rate, greater than 0, at most 1
   */
  public void slowLink(String host, double share, Duration duration) {
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException("share is " + share + "; use more than 0, at most 1");
    }
    synchronized (lock) {
      simulation.hostEvents.slow(world.host(host), share, duration.toNanos());
    }
  }

  /** Somebody replaces the processors of a host; what runs there keeps its own need. */
  public void changeCpu(String host, HostCpu cpu) {
    synchronized (lock) {
      simulation.hostEvents.changeCpu(world.host(host), cpu);
    }
  }

  /** A repair of storage that needs a host begins, or ends. */
  public void repairStorage(String host, boolean repairing) {
    synchronized (lock) {
      simulation.hostEvents.repairStorage(world.host(host), repairing);
    }
  }

  /** No more faults, not even those on their way; every host is back and every link whole. */
  public void heal() {
    synchronized (lock) {
      faults.clear();
      simulation.heal();
    }
  }

  /** What there really is, whether the hosts answer or not. */
  public Inventory inventory() {
    synchronized (lock) {
      return world.real();
    }
  }

  /** The host a workload runs on, or is known on if it is off. */
  public String hostOf(String workload) {
    synchronized (lock) {
      return world.workload(workload).itself().host.id();
    }
  }

  /** How a workload stands there. */
  public Power powerOf(String workload) {
    synchronized (lock) {
      return world.workload(workload).itself().power;
    }
  }

  /** The workloads of which a host has a copy that takes room, in id order. */
  public List<String> workloadsOn(String host) {
    synchronized (lock) {
      return world.host(host).copies.values().stream()
          .filter(Copy::takesRoom)
          .map(copy -> copy.workload.id())
          .toList();
    }
  }

  /** Whether a host runs, be it that it does not answer. */
  public boolean isUp(String host) {
    synchronized (lock) {
      return world.host(host).condition.runs();
    }
  }

  /** Whether a host is cordoned. */
  public boolean isCordoned(String host) {
    synchronized (lock) {
      return world.host(host).cordoned;
    }
  }

  /** How often a workload was started after it had been off; being resumed does not count. */
  public int restartsOf(String workload) {
    synchronized (lock) {
      return world.workload(workload).uptime.restarts;
    }
  }

  /** How often a workload went off or was suspended, for whatever reason. */
  public int stopsOf(String workload) {
    synchronized (lock) {
      return world.workload(workload).uptime.stops;
    }
  }

  /** How long a workload has stood still: at the switches of moves, and after it went off. */
  public Duration downtimeOf(String workload) {
    synchronized (lock) {
      return Duration.ofNanos(world.workload(workload).uptime.still(world.now()));
    }
  }

  /** What the last order for a workload wrote onto it. */
  public Optional<Marker> markerOf(String workload) {
    synchronized (lock) {
      return Optional.ofNullable(world.workload(workload).marker);
    }
  }

  /** What has happened, one line an event, each with the virtual time since the beginning. */
  public List<String> log() {
    synchronized (lock) {
      return world.log.texts();
    }
  }

  /** The invariants that did not hold, first one first. */
  public List<InvariantViolation> violations() {
    synchronized (lock) {
      return List.copyOf(world.invariants.violations());
    }
  }
}
