package io.evenkeel.cluster;

import io.evenkeel.spi.Workload;

/**
 * A name for a priority: a workload with a label of this value has it.
 *
 * @param label key of the label, such as {@code tier}
 * @param value its value, such as {@code gold}
 * @param priority higher leaves first
 */
public record PriorityClass(String label, String value, int priority) {

  /** Checks the names. */
  public PriorityClass {
    if (label.isBlank() || value.isBlank()) {
      throw new IllegalArgumentException(
          "a priority class needs a label and a value, not \"%s\" and \"%s\""
              .formatted(label, value));
    }
  }

  /** Whether a workload is of this class. */
  public boolean has(Workload workload) {
    return value.equals(workload.profile().labels().get(label));
  }
}
