package io.evenkeel.maintenance;

import io.evenkeel.cluster.Policy;
import io.evenkeel.maintenance.lifecycle.Lifecycle;
import io.evenkeel.maintenance.lifecycle.Settings;
import io.evenkeel.maintenance.operation.Cordon;
import io.evenkeel.maintenance.operation.JournalEntry;
import io.evenkeel.maintenance.operation.Operation;
import io.evenkeel.maintenance.operation.OperationStore;
import io.evenkeel.plan.Plan;
import io.evenkeel.plan.PlanOptions;
import io.evenkeel.plan.Planner;
import io.evenkeel.preflight.Preflight;
import io.evenkeel.preflight.PreflightReport;
import io.evenkeel.preflight.PreflightRule;
import io.evenkeel.spi.HostPower;
import io.evenkeel.spi.HypervisorDriver;
import java.time.Clock;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
  private final Entrance entrance;

  private Maintenance(Outside outside, Conduct conduct) {
    this.outside = outside;
    this.conduct = conduct;
    this.lookout = new Lookout(outside, conduct.policy());
    this.engine =
        new Engine(outside, lookout, new Lifecycle(conduct.planner(), conduct.settings()));
    this.entrance = new Entrance(outside, conduct, lookout);
  }

  /** Begins to build one. A driver and an authorizer must be given. */
  public static Builder builder() {
    return new Builder();
  }

  /** What speaks for and against taking a host out now. Changes nothing. */
  public PreflightReport preflight(String host) {
    return preflight(host, PlanOptions.DEFAULT);
  }

  /** What speaks for and against taking a host out now, planned in a certain way. */
  public PreflightReport preflight(String host, PlanOptions options) {
    return entrance.preflight(host, options);
  }

  /** How these hosts would be emptied now. Changes nothing. */
  public Plan plan(String... hosts) {
    return plan(List.of(hosts), PlanOptions.DEFAULT);
  }

  /** How these hosts would be emptied now, planned in a certain way. */
  public Plan plan(List<String> hosts, PlanOptions options) {
    return entrance.plan(hosts, options);
  }

  /**
   * Asks for a host to be taken out. A host that is already being taken out, or is out, keeps its
   * operation, which is returned unchanged.
   *
   * @return the operation; its state is {@code REFUSED}, with the findings, if preflight, the
   *     confirmation or a missing slot stands in the way
   */
  public Operation enter(String host, EnterRequest request) {
    return entrance.enter(host, request);
  }

  /**
   * Asks for a host to be brought back. While it is still entering, that is a cancel.
   *
   * @throws IllegalArgumentException if the host has no operation that is not over
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

  /** Lets nothing new onto a host; what runs there stays. */
  public void cordon(String host, Asker asker) {
    conduct.permit(asker, Authorizer.Action.RUN, host);
    lookout.look().cluster().host(host);
    outside
        .store()
        .cordon(new Cordon(host, asker.actor(), asker.reason(), outside.clock().instant()));
    outside.driver().cordon(host, true);
  }

  /**
   * Lets a host take workloads again.
   *
   * @throws IllegalStateException while an operation holds the host
   */
  public void uncordon(String host, Asker asker) {
    conduct.permit(asker, Authorizer.Action.RUN, host);
    Look look = lookout.look();
    look.cluster().host(host);
    Optional<Operation> operation = look.openOn(host);
    if (operation.isPresent()) {
      throw new IllegalStateException(
          "host %s is held by operation %s (%s); leave maintenance instead"
              .formatted(host, operation.get().id(), operation.get().state()));
    }
    outside.driver().cordon(host, false);
    outside.store().uncordon(host);
  }

  /**
   * Asks an empty host to reboot. Nothing returns to it before it was seen in another boot.
   *
   * @throws IllegalStateException if the host is not in maintenance, or not proven empty by a fresh
   *     look
   */
  public Operation reboot(String host, Asker asker) {
    return new PowerDesk(outside, conduct, lookout).reboot(host, asker);
  }

  /**
   * Asks an empty host to power off.
   *
   * @throws IllegalStateException if the host is not in maintenance, or not proven empty by a fresh
   *     look
   */
  public Operation powerOff(String host, Asker asker) {
    return new PowerDesk(outside, conduct, lookout).powerOff(host, asker);
  }

  /**
   * Asks for a host in maintenance to be powered on.
   *
   * @throws IllegalStateException if the host is not in maintenance
   */
  public Operation powerOn(String host, Asker asker) {
    return new PowerDesk(outside, conduct, lookout).powerOn(host, asker);
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
   */
  public void tick() {
    engine.tick();
  }

  /** Collects what the embedding panel brings along. Not safe for several threads. */
  public static final class Builder {

    private @Nullable HypervisorDriver driver;
    private @Nullable Authorizer authorizer;
    private @Nullable Preflight preflight;
    private Policy policy = Policy.DEFAULT;
    private OperationStore store = OperationStore.inMemory();
    private InstantSource clock = Clock.systemUTC();
    private Planner planner = Planner.standard();
    private Settings settings = Settings.DEFAULT;
    private HostPower power = new NoPower();
    private final List<MaintenanceListener> listeners = new ArrayList<>();
    private final List<PreflightRule> rules = new ArrayList<>();

    private Builder() {}

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

    /** Reboots hosts and switches them. Left out: that is refused. */
    public Builder power(HostPower value) {
      power = value;
      return this;
    }

    /**
     * Builds it. Starts nothing.
     *
     * @throws IllegalStateException if the driver or the authorizer is missing
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
      Preflight checks = preflight == null ? Preflight.standard(policy.hostsOut()) : preflight;
      for (PreflightRule rule : rules) {
        checks = checks.and(rule);
      }
      return new Maintenance(
          new Outside(driver, power, store, clock, new Bulletin(listeners)),
          new Conduct(policy, checks, planner, settings, authorizer));
    }
  }
}
