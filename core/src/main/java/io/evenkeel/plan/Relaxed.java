package io.evenkeel.plan;

import java.util.List;

/**
 * A soft rule that a plan breaks.
 *
 * @param rule its id
 * @param workloads the workloads it is broken for, in id order
 */
public record Relaxed(String rule, List<String> workloads) {

  /** Copies and sorts. */
  public Relaxed {
    workloads = workloads.stream().sorted().toList();
  }
}
