package io.evenkeel.plan;

import io.evenkeel.spi.Host;
import io.evenkeel.spi.Workload;

/**
 * A taste of your own: of the hosts that fit, those with the least cost are preferred. To prefer
 * one host, let every other cost more. Must give the same answer to the same question, quickly.
 */
@FunctionalInterface
public interface PlacementScore {

  /** What a host costs for a workload; 1 is about what it costs to keep a link busy for 1 s. */
  double cost(Workload workload, Host host);
}
