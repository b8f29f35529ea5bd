package io.evenkeel.cli;

import java.util.List;
import java.util.stream.Stream;

/** The hosts that a command line names. */
final class Hosts {

  private Hosts() {}

  static List<String> of(String host, PlanningOptions planning) {
    return of(List.of(host), planning);
  }

  static List<String> of(List<String> hosts, PlanningOptions planning) {
    return Stream.concat(hosts.stream(), planning.hosts().stream()).distinct().toList();
  }
}
