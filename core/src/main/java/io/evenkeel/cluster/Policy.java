package io.evenkeel.cluster;

import com.google.common.collect.ImmutableMap;
import io.evenkeel.spi.Handling;
import io.evenkeel.spi.Limits;
import io.evenkeel.spi.Rule;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a control panel knows and its hypervisors do not. It is laid over what the driver reports;
 * what it does not name stays as reported.
 *
 * @param zones host id to zone
 * @param limits host id to limits
 * @param handling workload id to the way its owner wants it treated
 * @param rules rules in addition to the platform's own; one of the same id replaces the platform's
 * @param relaxedFirst ids of soft rules in the order in which they give where not all can be kept:
 *     the first of them first. Rules that are not named give after them, the greatest id first. One
 *     that gives later is never broken to keep one that gives earlier. An id that no soft rule has
 *     means nothing
 * @param zonePolicies zone to the way its hosts are taken out and brought back
 * @param otherZones the same for every zone that is not named
 * @param priorityClasses names for priorities: the first that a workload is of decides, unless
 *     {@code handling} names the workload
 */
public record Policy(
    Map<String, String> zones,
    Map<String, Limits> limits,
    Map<String, Handling> handling,
    List<Rule> rules,
    List<String> relaxedFirst,
    Map<String, ZonePolicy> zonePolicies,
    ZonePolicy otherZones,
    List<PriorityClass> priorityClasses) {

  /** Nothing but one host out at a time in each zone. */
  public static final Policy DEFAULT =
      new Policy(
          ImmutableMap.of(),
          ImmutableMap.of(),
          ImmutableMap.of(),
          List.of(),
          List.of(),
          ImmutableMap.of(),
          ZonePolicy.DEFAULT);

  /** Copies. */
  public Policy {
    zones = ImmutableMap.copyOf(new TreeMap<>(zones));
    limits = ImmutableMap.copyOf(new TreeMap<>(limits));
    handling = ImmutableMap.copyOf(new TreeMap<>(handling));
    rules = List.copyOf(rules);
    relaxedFirst = List.copyOf(relaxedFirst);
    zonePolicies = ImmutableMap.copyOf(new TreeMap<>(zonePolicies));
    priorityClasses = List.copyOf(priorityClasses);
  }

  /** No priority classes. */
  public Policy(
      Map<String, String> zones,
      Map<String, Limits> limits,
      Map<String, Handling> handling,
      List<Rule> rules,
      List<String> relaxedFirst,
      Map<String, ZonePolicy> zonePolicies,
      ZonePolicy otherZones) {
    this(zones, limits, handling, rules, relaxedFirst, zonePolicies, otherZones, List.of());
  }

  /** How the hosts of a zone are taken out and brought back. */
  public ZonePolicy ofZone(String zone) {
    return zonePolicies.getOrDefault(zone, otherZones);
  }

  /** The same policy for one more zone, or another one for a zone it names. */
  public Policy zone(String zone, ZonePolicy policy) {
    Map<String, ZonePolicy> all = new TreeMap<>(zonePolicies);
    all.put(zone, policy);
    return new Policy(
        zones, limits, handling, rules, relaxedFirst, all, otherZones, priorityClasses);
  }

  /** The same policy with another one for every zone that is not named. */
  public Policy otherZones(ZonePolicy policy) {
    return new Policy(
        zones, limits, handling, rules, relaxedFirst, zonePolicies, policy, priorityClasses);
  }

  /**
   * The same policy with another number of hosts that may be out at once in each zone that is not
   * named.
   */
  public Policy hostsOut(int number) {
    return otherZones(otherZones.hostsOut(number));
  }

  /** The same policy with the way one workload is treated. */
  public Policy handling(String workload, Handling how) {
    Map<String, Handling> all = new TreeMap<>(handling);
    all.put(workload, how);
    return new Policy(
        zones, limits, all, rules, relaxedFirst, zonePolicies, otherZones, priorityClasses);
  }

  /** The same policy with other rules. */
  public Policy rules(List<Rule> other) {
    return new Policy(
        zones, limits, handling, other, relaxedFirst, zonePolicies, otherZones, priorityClasses);
  }

  /** The same policy with another order in which soft rules give: see {@link #relaxedFirst}. */
  public Policy relaxedFirst(List<String> ids) {
    return new Policy(
        zones, limits, handling, rules, ids, zonePolicies, otherZones, priorityClasses);
  }

  /** The same policy with other names for priorities. */
  public Policy priorityClasses(List<PriorityClass> classes) {
    return new Policy(
        zones, limits, handling, rules, relaxedFirst, zonePolicies, otherZones, classes);
  }
}
