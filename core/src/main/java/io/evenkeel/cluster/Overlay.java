package io.evenkeel.cluster;

import io.evenkeel.spi.Handling;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.HostProfile;
import io.evenkeel.spi.Limits;
import io.evenkeel.spi.Workload;

/** Lays a panel's policy over what a driver reports. */
final class Overlay {

  private Overlay() {}

  static Host on(Host host, Policy policy) {
    String zone = policy.zones().getOrDefault(host.id(), host.zone());
    Limits limits = policy.limits().getOrDefault(host.id(), host.limits());
    return host.with(new HostProfile(zone, host.profile().kind(), host.profile().labels()))
        .with(limits);
  }

  static Workload on(Workload workload, Policy policy) {
    Handling named = policy.handling().get(workload.id());
    return workload.with(named == null ? ofItsClass(workload, policy) : named);
  }

  private static Handling ofItsClass(Workload workload, Policy policy) {
    Handling own = workload.handling();
    return policy.priorityClasses().stream()
        .filter(one -> one.has(workload))
        .findFirst()
        .map(one -> own.priority(one.priority()))
        .orElse(own);
  }
}
