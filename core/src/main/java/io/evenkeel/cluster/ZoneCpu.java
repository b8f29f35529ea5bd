package io.evenkeel.cluster;

import io.evenkeel.spi.Host;
import io.evenkeel.spi.HostCpu;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The CPU of a zone: what each of its hosts can give a guest, so that a guest started with it can
 * run on all of them. Hosts whose CPU is not known are left aside.
 */
public final class ZoneCpu {

  private ZoneCpu() {}

  /**
   * The CPU of a host's zone, were this the host's own. Hosts of another kind of hypervisor in the
   * zone exchange nothing with it and are left aside too.
   *
   * @return empty if no host is known, or they have no model in common
   * @throws IllegalArgumentException if there is no such host
   */
  public static Optional<HostCpu> with(Cluster cluster, String hostId, HostCpu cpu) {
    Host host = cluster.host(hostId);
    return common(
        cluster.hosts().stream()
            .filter(other -> other.zone().equals(host.zone()))
            .filter(other -> other.profile().kind().equals(host.profile().kind()))
            .map(other -> other.id().equals(hostId) ? cpu : other.hardware().cpu())
            .toList());
  }

  private static Optional<HostCpu> common(List<HostCpu> cpus) {
    List<HostCpu> known = cpus.stream().filter(cpu -> !cpu.model().isEmpty()).toList();
    if (known.isEmpty()) {
      return Optional.empty();
    }
    List<String> models =
        known.get(0).models().stream()
            .filter(model -> known.stream().allMatch(cpu -> cpu.models().contains(model)))
            .toList();
    List<String> features =
        known.get(0).features().stream()
            .filter(feature -> known.stream().allMatch(cpu -> cpu.features().contains(feature)))
            .toList();
    return model(known, models).map(model -> new HostCpu(model, models, features));
  }

  /**
   * A model that is some host's own comes first: it is the most that one has. Where none is common
   * the zone is called by the host that has the least.
   */
  private static Optional<String> model(List<HostCpu> cpus, List<String> common) {
    Optional<String> own = cpus.stream().map(HostCpu::model).filter(common::contains).findFirst();
    if (own.isPresent() || common.isEmpty()) {
      return own;
    }
    return cpus.stream()
        .min(Comparator.comparingInt(cpu -> cpu.features().size()))
        .map(HostCpu::model);
  }
}
