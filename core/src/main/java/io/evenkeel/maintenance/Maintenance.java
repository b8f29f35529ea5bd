package io.evenkeel.maintenance;

import io.evenkeel.cluster.Policy;
import io.evenkeel.cluster.ZonePolicy;
import io.evenkeel.maintenance.lifecycle.Lifecycle;
import io.evenkeel.maintenance.lifecycle.Settings;
import io.evenkeel.maintenance.operation.Asker;
import io.evenkeel.maintenance.operation.Item;
import io.evenkeel.maintenance.operation.JournalEntry;
import io.evenkeel.maintenance.operation.Operation;
import io.evenkeel.maintenance.operation.OperationStore;
import io.evenkeel.maintenance.task.Hook;
import io.evenkeel.plan.Outlook;
import io.evenkeel.plan.Plan;
import io.evenkeel.plan.PlanOptions;
import io.evenkeel.plan.Planner;
import io.evenkeel.preflight.Preflight;
import io.evenkeel.preflight.PreflightReport;
import io.evenkeel.preflight.PreflightRule;
import io.evenkeel.spi.HostPower;
import io.evenkeel.spi.HypervisorDriver;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Maintenance mode for a cluster: takes hosts out, and brings them and their workloads back.
 *
 * <p>Requests only write down what is wanted; the work is done by {@link #tick()}, which the
 * embedding panel calls every few seconds, or {@link MaintenanceRunner} calls for it. Safe for any
 * number of threads. A host that is not there is refused with {@link IllegalArgumentException};
 * what the authorizer denies with {@link NotPermittedException}; trouble with the platform surfaces
 * as {@link io.evenkeel.spi.DriverException}. In each case nothing has been done.
 */
public final class Maintenance {

  private final Outside outside;
  private final Conduct conduct;
  private final Lookout lookout;
  private final Engine engine;
  private final Leadership leadership;
  private final Inquiry inquiry;

  private Maintenance(Outside outside, Conduct conduct, Leadership leadership) {
    this.outside = outside;
    this.conduct = conduct;
    this.leadership = leadership;
    this.lookout = new Lookout(outside, conduct.policy());
    this.engine =
        new Engine(
            outside,
            conduct,
            lookout,
            new Lifecycle(conduct.planner(), conduct.settings(), outside.crew().hooks()),
            leadership);
    this.inquiry = new Inquiry(outside, conduct, lookout);
  }

  /** Begins to build one. A driver and an authorizer must be given. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * What one person may see: the looks of this class, each after the authorizer was asked. Those of
   * this class itself ask nobody; they are for the panel's own use.
   */
  public Viewer viewer(String actor) {
    return new Viewer(this, conduct, actor);
  }

  /** What speaks for and against taking a host out now. Changes nothing. */
  public PreflightReport preflight(String host) {
    return preflight(host, PlanOptions.DEFAULT);
  }

  /** What speaks for and against taking a host out now, planned in a certain way. */
  public PreflightReport preflight(String host, PlanOptions options) {
    return inquiry.preflight(host, options);
  }

  /** How these hosts would be emptied now. Changes nothing. */
  public Plan plan(String... hosts) {
    return plan(List.of(hosts), PlanOptions.DEFAULT);
  }

  /** How these hosts would be emptied now, planned in a certain way. */
  public Plan plan(List<String> hosts, PlanOptions options) {
    return inquiry.plan(hosts, options);
  }

  /**
   * How these hosts would be emptied now, with whatever can be asked about it: what an incomplete
   * plan means and what would help, why each workload goes where it goes, whether all could come
   * home, what a further failure would cost. Changes nothing.
   */
  public Outlook outlook(List<String> hosts, PlanOptions options) {
    return inquiry.outlook(hosts, options);
  }

  /**
   * Asks for a host to be taken out. A host that is already being taken out, or is out, keeps its
   * operation, which is returned unchanged.
   *
   * @return the operation; its state is {@code REFUSED}, with the findings, if preflight, the
   *     confirmation or a missing slot stands in the way
   * @throws IllegalArgumentException if a waiver has ended or names what can't be waived, or an
   *     item that is not on the checklist was seen to
   */
  public Operation enter(String host, EnterRequest request) {
    return new Entrance(outside, conduct, lookout, inquiry).enter(host, request);
  }

  /**
   * Asks for a host to be brought back. While it is still entering, that is a cancel.
   *
   * @throws IllegalArgumentException if the host has no operation that is not over, a waiver does
   *     not count, or a host that is not empty is to be rebooted
   * @throws io.evenkeel.spi.DriverException {@code UNSUPPORTED} if a reboot is asked for and
   *     nothing here reboots hosts
   */
  public Operation leave(String host, LeaveRequest request) {
    return new Exit(outside, conduct).leave(host, request);
  }

  /**
   * Asks for entering to be given up. Moves that run are told to give up; what has moved comes back
   * or stays, as the request says.
   *
   * @throws IllegalArgumentException if the host is not being emptied
   */
  public Operation cancel(String host, LeaveRequest request) {
    return new Exit(outside, conduct).cancel(host, request);
  }

  /**
   * Asks for the workloads to be brought back that were left elsewhere when a host left
   * maintenance, however long ago. What its operator has moved since stays where he put it. Asked
   * again while that is going on, it changes nothing.
   *
   * @throws IllegalArgumentException if nothing was left elsewhere
   * @throws IllegalStateException if the host is not in service, or held by another operation
   */
  public Operation bringBack(String host, Asker asker) {
    return new Recall(outside, conduct, lookout).bringBack(host, asker);
  }

  /**
   * The workloads that {@link #bringBack} would bring back: those that were left elsewhere when a
   * host left maintenance and are not home yet. None while an operation holds the host.
   */
  public List<Item> leftElsewhere(String host) {
    return new Recall(outside, conduct, lookout).leftElsewhere(host);
  }

  /**
   * Has the task of a hook run again that failed, or whose end nobody saw.
   *
   * @throws IllegalArgumentException if the host has no operation, or the task has not begun in it
   */
  public Operation retryTask(String host, String hook, Asker asker) {
    return new TaskDesk(outside, conduct).again(host, hook, asker);
  }

  /**
   * Goes on without the task of a hook. One that runs is interrupted.
   *
   * @throws IllegalArgumentException if the host has no operation, or the task has not begun in it
   */
  public Operation skipTask(String host, String hook, Asker asker) {
    return new TaskDesk(outside, conduct).skip(host, hook, asker);
  }

  /**
   * What somebody may say of the operation of a host while it runs: pause, resume, and what is to
   * be done with single workloads.
   */
  public Control control(String host, Asker asker) {
    return new Control(outside, conduct, lookout, host, asker);
  }

  /** Lets nothing new onto a host; what runs there stays. */
  public void cordon(String host, Asker asker) {
    new CordonDesk(outside, conduct, lookout).cordon(host, asker);
  }

  /**
   * Lets a host take workloads again.
   *
   * @throws IllegalStateException while an operation holds the host
   */
  public void uncordon(String host, Asker asker) {
    new CordonDesk(outside, conduct, lookout).uncordon(host, asker);
  }

  /**
   * Asks an empty host to reboot. It is watched down and up again: nothing returns to it before.
   *
   * @throws IllegalStateException if the host is not in maintenance, not proven empty by a fresh
   *     look, or a task runs on it
   * @throws io.evenkeel.spi.DriverException {@code UNSUPPORTED} if nothing here reboots hosts
   */
  public Operation reboot(String host, Asker asker) {
    return new PowerDesk(outside, conduct, lookout).reboot(host, asker);
  }

  /**
   * Asks an empty host to power off. Nothing returns to it before it is up again.
   *
   * @throws IllegalStateException if the host is not in maintenance, not proven empty by a fresh
   *     look, or a task runs on it
   * @throws io.evenkeel.spi.DriverException {@code UNSUPPORTED} if nothing here switches hosts
   */
  public Operation powerOff(String host, Asker asker) {
    return new PowerDesk(outside, conduct, lookout).powerOff(host, asker);
  }

  /**
   * Asks for a host to be powered on that is in maintenance, or about to come back.
   *
   * @throws IllegalStateException if it is neither
   * @throws io.evenkeel.spi.DriverException {@code UNSUPPORTED} if nothing here switches hosts
   */
  public Operation powerOn(String host, Asker asker) {
    return new PowerDesk(outside, conduct, lookout).powerOn(host, asker);
  }

  /**
   * Says that a host that does not answer is off, so that nothing runs there: what was to arrive
   * from it has arrived, and what was on it is gone. It holds until the host answers again. Who
   * says so of a host that is merely cut off may bring about a second copy of what runs there.
   *
   * @param asker whose word it is, and how that is known
   * @throws IllegalStateException if the host answers
   */
  public void confirmOff(String host, Asker asker) {
    new FenceDesk(outside, conduct, lookout).confirmOff(host, asker);
  }

  /** Every host as people see it, from a fresh look. */
  public List<HostView> status() {
    return new Views(conduct, engine).all(lookout.look());
  }

  /** One host as people see it, from a fresh look. */
  public HostView status(String host) {
    Look look = lookout.look();
    return new Views(conduct, engine).of(look, look.cluster().host(host));
  }

  /** Operations that are not over, in id order. */
  public List<Operation> operations() {
    return outside.store().open();
  }

  /** One operation. */
  public Optional<Operation> find(String id) {
    return outside.store().find(id);
  }

  /** The operations of a host, those that are over included, the newest last. */
  public List<Operation> history(String host) {
    return outside.store().of(host);
  }

  /** The journal of an operation after a sequence number; 0 for all of it. */
  public List<JournalEntry> journal(String operation, long after) {
    return outside.store().journal(operation, after);
  }

  /**
   * Does what is to be done now for every operation, and returns. Looks at the platform first, so
   * it may take as long as that. A call while another tick runs returns at once.
   *
   * <p>Of several processes on one store the one that has its lease decides and acts; in the others
   * this asks for the lease and does nothing more. It is to be called at least three times in the
   * term of the lease.
   */
  public void tick() {
    engine.tick();
  }

  /** Whether this process has the lease, so that its ticks decide and act. */
  public boolean leads() {
    return leadership.leads();
  }

  /**
   * Gives the lease back, so that another process need not wait until it runs out. To be called
   * when this one ends; waits for a tick that runs. Another tick would ask for the lease again.
   */
  public void release() {
    engine.release();
  }

  Leadership leadership() {
    return leadership;
  }

  /** Collects what the embedding panel brings along. Not safe for several threads. */
  public static final class Builder {

    private @Nullable HypervisorDriver driver;
    private @Nullable Authorizer authorizer;
    private @Nullable Preflight preflight;
    private Policy policy = Policy.DEFAULT;
    private OperationStore store = OperationStore.inMemory();
    private InstantSource clock = Clock.systemUTC();
    private LongSupplier nanoTime = System::nanoTime;
    private Duration lease = Duration.ofSeconds(30);
    private Planner planner = Planner.standard();
    private Settings settings = Settings.DEFAULT;
    private Optional<HostPower> power = Optional.empty();
    private Optional<StorageHealth> storage = Optional.empty();
    private Executor executor = Runnable::run;
    private boolean confirmation;
    private ZoneHealth health = ZoneHealth.GOOD;
    private final List<MaintenanceListener> listeners = new ArrayList<>();
    private final List<PreflightRule> rules = new ArrayList<>();
    private final List<Hook> hooks = new ArrayList<>();
    private final Map<String, ChecklistItem> checklist = new LinkedHashMap<>();

    private Builder() {
      checklist(ChecklistItem.OUT_OF_BAND_ACCESS);
    }

    /** The platform. Required. */
    public Builder driver(HypervisorDriver value) {
      driver = value;
      return this;
    }

    /** Who may do what. Required; {@link Authorizer#allowAll()} is to be written out. */
    public Builder authorizer(Authorizer value) {
      authorizer = value;
      return this;
    }

    /** What hypervisors do not know: zones, limits, rules. */
    public Builder policy(Policy value) {
      policy = value;
      return this;
    }

    /** Where operations are written. Left out: in memory, lost with the process. */
    public Builder store(OperationStore value) {
      store = value;
      return this;
    }

    /** Gets every journal entry. May be called several times. */
    public Builder listener(MaintenanceListener value) {
      listeners.add(value);
      return this;
    }

    /** One more preflight rule. May be called several times. */
    public Builder rule(PreflightRule value) {
      rules.add(value);
      return this;
    }

    /** The rules that every host must pass, instead of the standard ones. */
    public Builder preflight(Preflight value) {
      preflight = value;
      return this;
    }

    /** What time it is. Left out: the system's clock. */
    public Builder clock(InstantSource value) {
      clock = value;
      return this;
    }

    /**
     * How time goes by, in nanoseconds from anywhere; it never jumps. Left out: {@link
     * System#nanoTime()}. To be given along with a clock of one's own.
     */
    public Builder nanoTime(LongSupplier value) {
      nanoTime = value;
      return this;
    }

    /**
     * How long another process on the same store waits before it takes over from this one, once
     * nothing is heard of it; the same in every process. Left out: 30 s. Half of it must be longer
     * than a look and a call take together.
     *
     * @throws IllegalArgumentException if it is shorter than 1 s
     */
    public Builder lease(Duration term) {
      if (term.compareTo(Duration.ofSeconds(1)) < 0) {
        throw new IllegalArgumentException(
            "the lease is to last %s; it must last at least 1 s".formatted(term));
      }
      lease = term;
      return this;
    }

    /** Chooses targets. Left out: the standard planner. */
    public Builder planner(Planner value) {
      planner = value;
      return this;
    }

    /** Times and counts. */
    public Builder settings(Settings value) {
      settings = value;
      return this;
    }

    /**
     * Reboots hosts and switches them. Left out: what the driver itself brings; if that is nothing,
     * requests for it are refused.
     */
    public Builder power(HostPower value) {
      power = Optional.of(value);
      return this;
    }

    /** Says whether shared storage is healthy, for zones that are storage clusters. */
    public Builder storageHealth(StorageHealth value) {
      storage = Optional.of(value);
      return this;
    }

    /** A task that runs before, in or after each maintenance. May be called several times. */
    public Builder hook(Hook value) {
      hooks.add(value);
      return this;
    }

    /**
     * Something to be seen to before a host is taken out; an item of the same code is replaced. May
     * be called several times. {@link ChecklistItem#OUT_OF_BAND_ACCESS} is there from the start.
     */
    public Builder checklist(ChecklistItem item) {
      checklist.put(item.code(), item);
      return this;
    }

    /** Nobody may enter without having confirmed the plan. Left out: that is free. */
    public Builder requireConfirmation() {
      confirmation = true;
      return this;
    }

    /** While it sees trouble in a zone, nothing new is begun there. Left out: all is well. */
    public Builder zoneHealth(ZoneHealth value) {
      health = value;
      return this;
    }

    /**
     * Runs what may block: tasks of hooks, switching hosts, asking storage. Left out: they run on
     * the thread that ticks or asks, and hold it up. It is not shut down here.
     */
    public Builder executor(Executor value) {
      executor = value;
      return this;
    }

    /**
     * Builds it. Starts nothing.
     *
     * @throws IllegalStateException if the driver or the authorizer is missing, two hooks have one
     *     name, or the policy reboots hosts and nothing here can
     */
    public Maintenance build() {
      if (driver == null) {
        throw new IllegalStateException("no driver was given; call driver(...)");
      }
      if (authorizer == null) {
        throw new IllegalStateException(
            "no authorizer was given; call authorizer(...), with Authorizer.allowAll() if everybody"
                + " may do everything");
      }
      Preflight checks = preflight == null ? Preflight.standard(policy) : preflight;
      for (PreflightRule rule : rules) {
        checks = checks.and(rule);
      }
      Optional<HostPower> switches = power.or(driver::power);
      mustBeAbleTo(switches);
      Leadership leadership = new Leadership(store, clock, nanoTime, lease);
      Optional<HostPower> leased = switches.map(real -> new LeasedPower(real, leadership));
      Crew crew = new Crew(driver, leased, storage, hooks, new Errands(executor));
      return new Maintenance(
          new Outside(crew, store, clock, new Bulletin(listeners)),
          new Conduct(
              policy,
              checks,
              planner,
              settings,
              authorizer,
              new Demands(List.copyOf(checklist.values()), confirmation, health)),
          leadership);
    }

    /** What the policy asks for and nothing here can do is found now, not when a host is out. */
    private void mustBeAbleTo(Optional<HostPower> switches) {
      boolean reboots =
          policy.otherZones().rebootOnLeave()
              || policy.zonePolicies().values().stream().anyMatch(ZonePolicy::rebootOnLeave);
      if (reboots && switches.isEmpty()) {
        throw new IllegalStateException(
            "the policy reboots hosts on leave, and neither the driver nor power(...) can do it");
      }
      List<String> names = hooks.stream().map(Hook::name).toList();
      names.stream()
          .filter(name -> Collections.frequency(names, name) > 1)
          .findFirst()
          .ifPresent(
              name -> {
                throw new IllegalStateException(
                    "there are two hooks called %s; give each its own name".formatted(name));
              });
    }
  }
}
