package io.evenkeel.spi;

/**
 * How its owner wants a workload to be treated when its host is taken out.
 *
 * @param strategy how it leaves the host
 * @param onCannotMove what happens when that is not possible
 * @param restart where it starts again if it was stopped
 * @param priority higher leaves first
 */
public record Handling(
    Strategy strategy, OnCannotMove onCannotMove, Restart restart, int priority) {

  /** Live; ask an operator if that can't be; restart at home; priority 0. */
  public static final Handling DEFAULT =
      new Handling(Strategy.LIVE, OnCannotMove.ASK, Restart.AT_HOME, 0);

  /** A tenant node leaves after the workloads that carry nobody else's. */
  private static final int LATE = -100;

  /**
   * How a workload of this kind is treated where nothing else is said: a VM live; a tenant node
   * live too, and late, since it carries workloads of its own; a network container stopped and
   * started on the target, since most platforms can't move one while it runs.
   */
  public static Handling defaultFor(WorkloadKind kind) {
    return switch (kind) {
      case VM -> DEFAULT;
      case TENANT_NODE ->
          new Handling(DEFAULT.strategy, DEFAULT.onCannotMove, DEFAULT.restart, LATE);
      case NETWORK_CONTAINER ->
          new Handling(Strategy.COLD, DEFAULT.onCannotMove, DEFAULT.restart, DEFAULT.priority);
    };
  }

  /** The same with another priority. */
  public Handling priority(int other) {
    return new Handling(strategy, onCannotMove, restart, other);
  }

  /** How a workload leaves its host. */
  public enum Strategy {
    /** Moved while it runs. */
    LIVE,
    /** Moved while it runs, together with its local disks. */
    LIVE_WITH_STORAGE,
    /** Shut down, moved, started on the target. */
    COLD,
    /** Its memory is saved to disk on its host, and it is resumed there later. */
    SUSPEND,
    /** Shut down. */
    STOP,
    /** Left where it is: an operator decides. */
    LEAVE,
    /** Taken away by another system: the engine waits for it. */
    EXTERNAL;

    /** Whether it runs on while it moves. */
    public boolean live() {
      return this == LIVE || this == LIVE_WITH_STORAGE;
    }
  }

  /** What happens to a workload that can't leave in the way its strategy says. */
  public enum OnCannotMove {
    /** It is shut down: its owner has agreed to that. */
    STOP,
    /** An operator is asked. */
    ASK
  }

  /** Where a workload that was stopped for maintenance starts again. */
  public enum Restart {
    /** On its own host, when that is back. */
    AT_HOME,
    /** On another host, at once. */
    ELSEWHERE,
    /** Not by us. */
    NEVER
  }
}
