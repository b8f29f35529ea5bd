package io.evenkeel.plan;

import io.evenkeel.spi.Handling.Restart;
import java.time.Duration;

/**
 * One workload is shut down, or suspended to disk where its strategy says so.
 *
 * @param workload what is stopped
 * @param host where it runs
 * @param restart where it starts again
 * @param start when it is asked to stop, counted from the start of the plan
 * @param consent who agreed to it
 */
public record Stop(String workload, String host, Restart restart, Duration start, Consent consent) {

  /** Who agreed that a workload is stopped. */
  public enum Consent {
    /** The workload's own policy says so. */
    WORKLOAD_POLICY,
    /** The request said: stop what can't be moved. */
    REQUEST
  }
}
