package io.evenkeel.plan;

import java.util.Comparator;
import java.util.List;

/**
 * A workload that stays although it should leave.
 *
 * @param workload what stays
 * @param reasons what stands in the way, host by host, in host order
 */
public record Remaining(String workload, List<Reason> reasons) {

  /** Copies and sorts. */
  public Remaining {
    reasons =
        reasons.stream()
            .sorted(Comparator.comparing(Reason::host).thenComparing(Reason::code))
            .toList();
  }

  /**
   * Why a workload can't go to a host, or can't go at all.
   *
   * @param host the host that was tried; the workload's own host for a reason that lies in the
   *     workload itself
   * @param code stable, in capitals: {@code NO_MEMORY}, {@code HOST_DEVICE}
   * @param detail the figures: {@code needs 65536 MiB, 40000 MiB free}
   */
  public record Reason(String host, String code, String detail) {

    @Override
    public String toString() {
      return host + ": " + code + (detail.isEmpty() ? "" : " (" + detail + ")");
    }
  }
}
