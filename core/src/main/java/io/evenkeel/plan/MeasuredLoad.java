package io.evenkeel.plan;

import io.evenkeel.spi.Host;
import io.evenkeel.spi.Workload;
import java.util.Locale;
import java.util.Optional;

/**
 * How busy the processors of a host are and would be, as far as that is measured: a host or a
 * workload that tells nothing counts as idle. A planner looks at it anyhow where hosts are equally
 * good otherwise; here it is for those who want more of it. Other moves of the same plan are not in
 * what is measured.
 */
public final class MeasuredLoad {

  private MeasuredLoad() {}

  /**
   * The part of its processors that would be busy with a workload on a host: 1 for all of them;
   * more if the workload finds fewer idle than it keeps busy.
   */
  public static double with(Workload workload, Host host) {
    double busy = host.state().busyCpus().orElse(0) + busyCpus(workload);
    return busy / Math.max(1, host.hardware().vcpus());
  }

  /** Prefers hosts that would be less busy: one that is all busy costs so much, an idle one 0. */
  public static PlacementScore score(double weight) {
    return (workload, host) -> weight * with(workload, host);
  }

  /**
   * Forbids hosts of which a workload would keep more than a part busy.
   *
   * @param most greater than 0; 0.8 is 80 % of the processors
   */
  public static PlacementRule atMost(double most) {
    if (!(most > 0)) {
      throw new IllegalArgumentException("most is " + most + "; it must be greater than 0");
    }
    return (workload, host) -> {
      double busy = with(workload, host);
      return busy <= most
          ? Optional.empty()
          : Optional.of(
              String.format(
                  Locale.ROOT,
                  "%.0f %% of its processors would be busy; at most %.0f %% may be",
                  100 * busy,
                  100 * most));
    };
  }

  static double busyCpus(Workload workload) {
    return workload.demand().activity().busyCpus().orElse(0);
  }
}
