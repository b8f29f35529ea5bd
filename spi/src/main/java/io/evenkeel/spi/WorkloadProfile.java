package io.evenkeel.spi;

import java.util.Map;

/**
 * What a workload is called.
 *
 * @param name what people call it; need not be unique
 * @param kind what it is
 * @param labels free facts; iterated in key order
 */
public record WorkloadProfile(String name, WorkloadKind kind, Map<String, String> labels) {

  /** Copies; control characters of a name, which a guest's owner may choose, are replaced. */
  public WorkloadProfile {
    name = name.replaceAll("\\p{Cntrl}", "?");
    labels = Names.sorted(labels);
  }
}
