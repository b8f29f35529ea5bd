package io.evenkeel.spi;

import java.util.List;

/** Where workloads may be, in relation to each other or to hosts. */
public sealed interface Rule {

  /** Unique among the rules of the cluster. */
  String id();

  /** The workloads it speaks of, in id order. */
  List<String> workloads();

  /** Whether it must hold; a soft rule may be relaxed, which a plan then says. */
  boolean hard();

  /**
   * No two of the workloads run in one place.
   *
   * @param id unique among the rules
   * @param workloads in id order
   * @param hard whether it must hold
   * @param scope what a place is: {@code host}, or {@code label:KEY} for all hosts with one value
   *     of that label (a host without the label is a place of its own)
   */
  record Apart(String id, List<String> workloads, boolean hard, String scope) implements Rule {

    /** Every host is a place. */
    public static final String HOST = "host";

    /** Checks, copies and sorts. */
    public Apart {
      Names.id("rule id", id);
      workloads = Names.sorted(workloads);
      if (!scope.equals(HOST) && !(scope.startsWith("label:") && scope.length() > 6)) {
        throw new IllegalArgumentException(
            "scope \"%s\" of rule %s must be \"host\" or \"label:KEY\"".formatted(scope, id));
      }
    }

    /** The place a host is in. Two hosts with equal places are one place. */
    public String placeOf(Host host) {
      if (scope.equals(HOST)) {
        return "host " + host.id();
      }
      String value = host.profile().labels().get(scope.substring("label:".length()));
      return value == null ? "host " + host.id() : "label " + value;
    }
  }

  /**
   * The workloads run on one host.
   *
   * @param id unique among the rules
   * @param workloads in id order
   * @param hard whether it must hold
   */
  record Together(String id, List<String> workloads, boolean hard) implements Rule {

    /** Checks, copies and sorts. */
    public Together {
      Names.id("rule id", id);
      workloads = Names.sorted(workloads);
    }
  }

  /**
   * The workloads run on these hosts only.
   *
   * @param id unique among the rules
   * @param workloads in id order
   * @param hosts in id order
   * @param hard whether it must hold
   */
  record On(String id, List<String> workloads, List<String> hosts, boolean hard) implements Rule {

    /** Checks, copies and sorts. */
    public On {
      Names.id("rule id", id);
      workloads = Names.sorted(workloads);
      hosts = Names.sorted(hosts);
    }
  }

  /**
   * The workloads run on none of these hosts.
   *
   * @param id unique among the rules
   * @param workloads in id order
   * @param hosts in id order
   * @param hard whether it must hold
   */
  record NotOn(String id, List<String> workloads, List<String> hosts, boolean hard)
      implements Rule {

    /** Checks, copies and sorts. */
    public NotOn {
      Names.id("rule id", id);
      workloads = Names.sorted(workloads);
      hosts = Names.sorted(hosts);
    }
  }
}
