package io.evenkeel.plan;

import java.util.List;

/**
 * At most so many of a group are in motion at once.
 *
 * @param workloads the group, in id order
 * @param most at least 1
 */
public record BlastRadius(List<String> workloads, int most) {

  /** Copies, sorts and checks. */
  public BlastRadius {
    workloads = workloads.stream().sorted().distinct().toList();
    if (most < 1) {
      throw new IllegalArgumentException("most is " + most + "; it must be at least 1");
    }
  }
}
