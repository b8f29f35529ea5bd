package io.evenkeel.libvirt;

import io.evenkeel.power.command.PowerCommands;
import io.evenkeel.spi.Rule;
import java.util.List;
import java.util.Optional;

/**
 * What the configuration file says.
 *
 * @param hosts the hosts of the cluster, at least one
 * @param workloads what is to be known of single workloads, first match wins
 * @param rules where workloads may be; they name workloads as the file does
 * @param timing how long to wait
 * @param migration how memory is sent
 * @param trustSharedStorage whether libvirt's own check of shared storage is overruled
 * @param power the commands that reboot and switch the hosts
 */
record Settings(
    List<HostSettings> hosts,
    List<WorkloadSettings> workloads,
    List<Rule> rules,
    Timing timing,
    MigrationSettings migration,
    boolean trustSharedStorage,
    Optional<PowerCommands> power) {

  /** What is to be known of a workload. */
  WorkloadSettings of(String uuid, String name) {
    return workloads.stream()
        .filter(w -> w.speaksOf(uuid, name))
        .findFirst()
        .orElse(WorkloadSettings.DEFAULT);
  }
}
