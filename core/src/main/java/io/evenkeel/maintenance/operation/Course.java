package io.evenkeel.maintenance.operation;

import io.evenkeel.plan.Move;
import io.evenkeel.plan.Stop;
import io.evenkeel.spi.Handling.Restart;
import java.util.ArrayList;
import java.util.List;

/**
 * What is to be done with a workload.
 *
 * @param way how it leaves, or comes home
 * @param target the host it goes to; after its arrival, the host we put it on; empty if none
 * @param bitsPerSecond bandwidth that the plan set aside for it
 * @param restart where it starts again if it is stopped
 * @param consent who agreed that it is stopped
 * @param avoid the target of every attempt that failed, oldest first
 */
public record Course(
    Way way,
    String target,
    long bitsPerSecond,
    Restart restart,
    Stop.Consent consent,
    List<String> avoid) {

  /** Nothing decided yet. */
  public static final Course NONE =
      new Course(Way.STAY, "", 0, Restart.AT_HOME, Stop.Consent.WORKLOAD_POLICY, List.of());

  /** How a workload leaves its host, or comes home. */
  public enum Way {
    /** Not at all. */
    STAY,
    /** While it runs. */
    LIVE,
    /** While it runs, with its local disks. */
    LIVE_WITH_STORAGE,
    /** Shut down, moved, started. */
    COLD,
    /** Shut down. */
    STOP,
    /** Its memory is saved to disk. */
    SUSPEND;

    /** Whether it is moved while it runs. */
    public boolean live() {
      return this == LIVE || this == LIVE_WITH_STORAGE;
    }
  }

  /** Copies. */
  public Course {
    avoid = List.copyOf(avoid);
  }

  /**
   * The same workload's course along a planned move; who agreed to what, and what failed, stays.
   */
  public Course along(Move move) {
    Way next =
        switch (move.how()) {
          case LIVE -> Way.LIVE;
          case LIVE_WITH_STORAGE -> Way.LIVE_WITH_STORAGE;
          case COLD -> Way.COLD;
        };
    return new Course(next, move.to(), move.schedule().bitsPerSecond(), restart, consent, avoid);
  }

  /** The same with the target of one more attempt that failed. */
  public Course avoiding(String host) {
    List<String> hosts = new ArrayList<>(avoid);
    hosts.add(host);
    return new Course(way, target, bitsPerSecond, restart, consent, hosts);
  }

  /** The same, with no failure remembered. */
  public Course forgiving() {
    return new Course(way, target, bitsPerSecond, restart, consent, List.of());
  }

  /** The same, but it stays off and starts at home later. */
  public Course givingUpTarget() {
    return new Course(Way.STOP, "", 0, Restart.AT_HOME, consent, avoid);
  }

  /** The same with another target. */
  public Course to(String host) {
    return new Course(way, host, bitsPerSecond, restart, consent, avoid);
  }
}
