package io.evenkeel.cluster;

import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableMap;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.HostStatus;
import io.evenkeel.spi.Inventory;
import io.evenkeel.spi.Power;
import io.evenkeel.spi.Rule;
import io.evenkeel.spi.Workload;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One consistent picture of a cluster: an observation with the panel's policy laid over it. Every
 * list is in id order. Immutable, safe for any thread.
 */
public final class Cluster {

  private static final Comparator<Workload> MOST_ITSELF_FIRST =
      Comparator.<Workload>comparingInt(sighting -> rank(sighting.power()))
          .thenComparing(Workload::host);

  private final ImmutableMap<String, Host> hosts;
  private final ImmutableListMultimap<String, Workload> sightings;
  private final ImmutableMap<String, Workload> workloads;
  private final ImmutableListMultimap<String, Workload> byHost;
  private final List<Rule> rules;
  private final Policy policy;

  private Cluster(
      Iterable<Host> hosts, Iterable<Workload> sightings, List<Rule> rules, Policy policy) {
    var hostsById = ImmutableMap.<String, Host>builder();
    hosts.forEach(host -> hostsById.put(host.id(), host));
    this.hosts = hostsById.build();
    var all = ImmutableListMultimap.<String, Workload>builder();
    sightings.forEach(sighting -> all.put(sighting.id(), sighting));
    this.sightings = all.orderValuesBy(MOST_ITSELF_FIRST).build();
    var chosen = ImmutableMap.<String, Workload>builder();
    this.sightings.asMap().forEach((id, seen) -> chosen.put(id, seen.iterator().next()));
    this.workloads = chosen.build();
    var located = ImmutableListMultimap.<String, Workload>builder();
    this.workloads.values().forEach(workload -> located.put(workload.host(), workload));
    this.byHost = located.build();
    this.rules = rules;
    this.policy = policy;
  }

  /** The picture that an observation gives, with nothing laid over it. */
  public static Cluster of(Inventory inventory) {
    return of(inventory, Policy.DEFAULT);
  }

  /** The picture that an observation gives, with the panel's policy laid over it. */
  public static Cluster of(Inventory inventory, Policy policy) {
    Map<String, Rule> rules = new TreeMap<>();
    inventory.rules().forEach(rule -> rules.put(rule.id(), rule));
    policy.rules().forEach(rule -> rules.put(rule.id(), rule));
    return new Cluster(
        inventory.hosts().stream().map(host -> Overlay.on(host, policy)).toList(),
        inventory.workloads().stream().map(workload -> Overlay.on(workload, policy)).toList(),
        List.copyOf(rules.values()),
        policy);
  }

  /**
   * The picture that other facts give under the same policy. What that lays over hosts, workloads
   * and rules is taken to be in them.
   */
  public Cluster withFacts(Inventory other) {
    return new Cluster(other.hosts(), other.workloads(), other.rules(), policy);
  }

  /** The same picture with other statuses of some hosts. */
  public Cluster withStatus(Map<String, HostStatus> statuses) {
    return new Cluster(
        hosts.values().stream()
            .map(h -> statuses.containsKey(h.id()) ? h.with(statuses.get(h.id())) : h)
            .toList(),
        sightings.values(),
        rules,
        policy);
  }

  /** The same picture with a workload where it would be after a move, and nowhere else. */
  public Cluster withMoved(String workload, String host) {
    List<Workload> moved = new ArrayList<>();
    workloads
        .values()
        .forEach(other -> moved.add(other.id().equals(workload) ? other.on(host) : other));
    return new Cluster(hosts.values(), moved, rules, policy);
  }

  /** How much may go on in a zone at once. */
  public MoveLimits moveLimits(String zone) {
    return policy.ofZone(zone).moves();
  }

  /** Every host. */
  public List<Host> hosts() {
    return hosts.values().asList();
  }

  /** Every workload once, as it is on the host where it really is. */
  public List<Workload> workloads() {
    return workloads.values().asList();
  }

  /** Every rule, the platform's and the panel's. */
  public List<Rule> rules() {
    return rules;
  }

  /**
   * Ids of soft rules that give first where not all can be kept, the first of them first: see
   * {@link Policy#relaxedFirst}.
   */
  public List<String> relaxedFirst() {
    return policy.relaxedFirst();
  }

  /**
   * A host that must be there.
   *
   * @throws IllegalArgumentException that names the hosts there are
   */
  public Host host(String id) {
    return findHost(id)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no host %s; the cluster has %s".formatted(id, shortened())));
  }

  /** A host, if it is there. */
  public Optional<Host> findHost(String id) {
    return Optional.ofNullable(hosts.get(id));
  }

  /** A workload, if any host that answered knows it. */
  public Optional<Workload> findWorkload(String id) {
    return Optional.ofNullable(workloads.get(id));
  }

  /** The workloads that are on a host, the stopped ones included. */
  public List<Workload> on(String host) {
    return byHost.get(host);
  }

  /** How every host that knows a workload sees it, the workload itself first. */
  public List<Workload> sightings(String workload) {
    return sightings.get(workload);
  }

  /** How one host sees a workload, if it knows it. */
  public Optional<Workload> sighting(String workload, String host) {
    return sightings(workload).stream().filter(seen -> seen.host().equals(host)).findFirst();
  }

  /** Every sighting of every workload. */
  public List<Workload> allSightings() {
    return sightings.values().asList();
  }

  private String shortened() {
    List<String> ids = hosts.keySet().asList();
    return ids.size() <= 12
        ? String.join(", ", ids)
        : String.join(", ", ids.subList(0, 12)) + " and " + (ids.size() - 12) + " more";
  }

  private static int rank(Power power) {
    return switch (power) {
      case RUNNING -> 0;
      case PAUSED -> 1;
      case POST_COPY_BROKEN -> 2;
      case LEFT_BEHIND -> 3;
      case INCOMING -> 4;
      case STOPPED -> 5;
    };
  }
}
