package io.evenkeel.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.spi.CpuNeed;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.HypervisorDriver;
import io.evenkeel.spi.Inventory;
import io.evenkeel.spi.Job;
import io.evenkeel.spi.Power;
import io.evenkeel.spi.Workload;
import java.util.List;
import java.util.stream.Stream;

/** What one look shows of one workload: a sighting for each host that knows it. */
record Seen(List<Workload> sightings) {

  static Seen of(String workload, HypervisorDriver driver) {
    return of(workload, driver.observe());
  }

  static Seen of(String workload, Inventory inventory) {
    return new Seen(inventory.workloads().stream().filter(w -> w.id().equals(workload)).toList());
  }

  /** The one host with that id. */
  static Host host(String id, Inventory inventory) {
    List<Host> hosts = inventory.hosts().stream().filter(host -> host.id().equals(id)).toList();
    assertThat(hosts).as("listings of host %s", id).hasSize(1);
    return hosts.get(0);
  }

  /** The hosts that know it. */
  List<String> hosts() {
    return sightings.stream().map(Workload::host).toList();
  }

  /** The CPU that it asks for, as each of them has it. */
  List<CpuNeed> cpus() {
    return sightings.stream().map(sighting -> sighting.demand().cpu()).toList();
  }

  /** Its moves that are going on. */
  List<Job> moves() {
    return sightings.stream()
        .flatMap(sighting -> sighting.presence().jobs().stream())
        .filter(job -> job.kind() == Job.Kind.MIGRATION)
        .toList();
  }

  /** Whether it stands so there, is not moving, and has no other copy that takes room. */
  boolean stands(Power power, String host) {
    return sightings.stream().anyMatch(s -> s.host().equals(host) && s.power() == power)
        && sightings.stream().allMatch(s -> s.host().equals(host) || !s.power().takesRoom())
        && moves().isEmpty();
  }

  /** Each sighting in a few words. */
  List<String> standing() {
    return sightings.stream().map(Seen::words).toList();
  }

  private static String words(Workload sighting) {
    String busy = sighting.presence().jobs().isEmpty() ? "" : ", busy";
    return sighting.power() + " on " + sighting.host() + busy;
  }

  /** All that is listed, in a few words. */
  static List<String> words(Inventory inventory) {
    return Stream.concat(
            inventory.hosts().stream().map(host -> host.id() + " " + host.status()),
            inventory.workloads().stream().map(workload -> workload.id() + " " + words(workload)))
        .toList();
  }
}
