package io.evenkeel.plan;

import io.evenkeel.spi.Host;
import io.evenkeel.spi.Workload;
import java.util.Optional;

/**
 * A rule of your own: which host a workload must not go to. Planner and checker both keep it. Must
 * give the same answer to the same question, quickly.
 */
@FunctionalInterface
public interface PlacementRule {

  /** Why a workload must not go to a host, in a few words; empty if it may. */
  Optional<String> against(Workload workload, Host host);
}
