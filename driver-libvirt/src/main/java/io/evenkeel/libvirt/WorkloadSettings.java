package io.evenkeel.libvirt;

import io.evenkeel.spi.Blocker;
import io.evenkeel.spi.Handling;
import io.evenkeel.spi.WorkloadKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What the configuration file says of a workload, or of all that it does not name.
 *
 * @param key the UUID or name of the workload; empty for every one
 * @param kind what it is
 * @param labels free facts
 * @param handling how its owner wants it treated
 * @param tolerated codes of blockers that its owner knows to be harmless here
 * @param postCopyAfter when a move of it that does not end is finished by post-copy, which nothing
 *     can undo; zero for never
 */
record WorkloadSettings(
    String key,
    WorkloadKind kind,
    Map<String, String> labels,
    Handling handling,
    List<String> tolerated,
    Duration postCopyAfter) {

  static final WorkloadSettings DEFAULT =
      new WorkloadSettings(
          "", WorkloadKind.VM, Map.of(), Handling.DEFAULT, List.of(), Duration.ZERO);

  boolean speaksOf(String uuid, String name) {
    return key.isEmpty() || key.equalsIgnoreCase(uuid) || key.equals(name);
  }

  boolean tolerates(Blocker blocker) {
    return tolerated.contains(blocker.code());
  }
}
