package io.evenkeel.spi;

import java.util.Map;

/**
 * Where a host belongs.
 *
 * @param zone workloads migrate inside one zone only
 * @param kind kind of hypervisor ({@code kvm}); only hosts of one kind exchange workloads
 * @param labels free facts such as {@code rack}; iterated in key order
 */
public record HostProfile(String zone, String kind, Map<String, String> labels) {

  /** Zone {@code default}, kind {@code kvm}, no labels. */
  public static final HostProfile DEFAULT = new HostProfile("default", "kvm", Map.of());

  /** Checks and copies. */
  public HostProfile {
    Names.id("zone", zone);
    Names.id("kind of hypervisor", kind);
    labels = Names.sorted(labels);
  }
}
