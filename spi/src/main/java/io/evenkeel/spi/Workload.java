package io.evenkeel.spi;

import java.util.List;
import java.util.Map;

/**
 * A workload as one host sees it. While it moves, an {@link Inventory} has it twice: once for the
 * source and once for the incoming copy.
 *
 * @param id unique among the workloads of the cluster, the same on every host
 * @param profile what it is called
 * @param presence how this host sees it
 * @param demand what it takes
 * @param handling how its owner wants it treated
 */
public record Workload(
    String id, WorkloadProfile profile, Presence presence, Demand demand, Handling handling) {

  /** Checks the id. */
  public Workload {
    Names.id("workload id", id);
  }

  /** A running VM with every default, to be changed by the {@code with} methods. */
  public static Workload of(String id, String host, long memoryBytes, int vcpus) {
    return new Workload(
        id,
        new WorkloadProfile(id, WorkloadKind.VM, Map.of()),
        Presence.running(host),
        Demand.of(memoryBytes, vcpus),
        Handling.DEFAULT);
  }

  /** The same workload seen in another way. */
  public Workload with(Presence other) {
    return new Workload(id, profile, other, demand, handling);
  }

  /** The same workload with another demand. */
  public Workload with(Demand other) {
    return new Workload(id, profile, presence, other, handling);
  }

  /** The same workload with another handling. */
  public Workload with(Handling other) {
    return new Workload(id, profile, presence, demand, other);
  }

  /** The same workload, running on another host, with nothing going on. */
  public Workload on(String host) {
    return with(new Presence(host, power(), presence.runId(), List.of(), blockers()));
  }

  /** What people call it. */
  public String name() {
    return profile.name();
  }

  /** The host of this sighting. */
  public String host() {
    return presence.host();
  }

  /** How it stands there. */
  public Power power() {
    return presence.power();
  }

  /** Why it can't be moved live. */
  public List<Blocker> blockers() {
    return presence.blockers();
  }

  /** Memory that is counted for it. */
  public long memoryBytes() {
    return demand.memoryBytes();
  }

  /** Its virtual processors. */
  public int vcpus() {
    return demand.vcpus();
  }
}
