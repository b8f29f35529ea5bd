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
 * @param hostsOut how many hosts of a zone may be out at once, at least 1
 */
public record Policy(
    Map<String, String> zones,
    Map<String, Limits> limits,
    Map<String, Handling> handling,
    List<Rule> rules,
    int hostsOut) {

  /** Nothing but one host out at a time in each zone. */
  public static final Policy DEFAULT =
      new Policy(ImmutableMap.of(), ImmutableMap.of(), ImmutableMap.of(), List.of(), 1);

  /** Copies and checks. */
  public Policy {
    zones = ImmutableMap.copyOf(new TreeMap<>(zones));
    limits = ImmutableMap.copyOf(new TreeMap<>(limits));
    handling = ImmutableMap.copyOf(new TreeMap<>(handling));
    rules = List.copyOf(rules);
    if (hostsOut < 1) {
      throw new IllegalArgumentException("hostsOut is " + hostsOut + "; it must be at least 1");
    }
  }

  /** The same policy with another number of hosts that may be out at once in each zone. */
  public Policy hostsOut(int number) {
    return new Policy(zones, limits, handling, rules, number);
  }

  /** The same policy with other rules. */
  public Policy rules(List<Rule> other) {
    return new Policy(zones, limits, handling, other, hostsOut);
  }
}
