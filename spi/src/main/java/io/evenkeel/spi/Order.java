package io.evenkeel.spi;

import java.util.List;

/**
 * Something a driver is asked to do with one workload. An order is one attempt: a new attempt is a
 * new order with a new id.
 */
public sealed interface Order {

  /** Unique for ever. */
  String id();

  /** The workload. */
  String workload();

  /** The hosts that take part, the one where the workload is first. */
  List<String> hosts();

  /**
   * Move a running workload to another host while it runs. Refused when it does not run on {@code
   * from}, has another job, or is known to run on {@code to}.
   *
   * @param id unique for ever
   * @param workload what to move
   * @param from where it runs
   * @param to where it shall run
   * @param tuning how
   * @param marker why
   */
  record Migrate(String id, String workload, String from, String to, Tuning tuning, Marker marker)
      implements Order {

    @Override
    public List<String> hosts() {
      return List.of(from, to);
    }
  }

  /**
   * Move the definition of a stopped workload to another host, without starting it. Refused when it
   * is not stopped on {@code from}.
   *
   * @param id unique for ever
   * @param workload what to move
   * @param from where it is known, and off
   * @param to where it shall be known, and off
   */
  record Relocate(String id, String workload, String from, String to) implements Order {

    @Override
    public List<String> hosts() {
      return List.of(from, to);
    }
  }

  /**
   * Stop a workload. Already stopped counts as done. Refused when {@code runId} is not empty and
   * the workload has been restarted since: consent was given for that run.
   *
   * @param id unique for ever
   * @param workload what to stop
   * @param host where it runs
   * @param runId the run that may be stopped; empty if the driver has none
   * @param mode how
   */
  record Stop(String id, String workload, String host, String runId, Mode mode) implements Order {

    /** How a workload is stopped. */
    public enum Mode {
      /** The guest is asked to shut down and may take its time, or ignore it. */
      GRACEFUL,
      /** Switched off at once. */
      FORCED,
      /** Its memory is saved to disk; a start resumes it. */
      SUSPEND
    }

    @Override
    public List<String> hosts() {
      return List.of(host);
    }
  }

  /**
   * Start a stopped workload. Already running there counts as done. This is the one order that a
   * hypervisor does not protect from making a second copy: the engine gives it only with the proof
   * that the workload runs nowhere.
   *
   * @param id unique for ever
   * @param workload what to start
   * @param host where it is known, and off
   */
  record Start(String id, String workload, String host) implements Order {

    @Override
    public List<String> hosts() {
      return List.of(host);
    }
  }
}
