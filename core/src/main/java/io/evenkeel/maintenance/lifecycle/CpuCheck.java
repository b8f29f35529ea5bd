package io.evenkeel.maintenance.lifecycle;

import io.evenkeel.cluster.Cluster;
import io.evenkeel.cluster.ZoneCpu;
import io.evenkeel.maintenance.operation.EventType;
import io.evenkeel.spi.Capability;
import io.evenkeel.spi.HostCpu;
import io.evenkeel.spi.Workload;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Compares the processor of a host that comes back with its zone: where it is the same or better
 * nothing changes; where it is worse the zone's CPU is lowered, so that what is started from now on
 * can run on every host.
 */
final class CpuCheck {

  private static final int NAMED = 8;

  private CpuCheck() {}

  /** Says once how the processor compares. */
  static void compare(Draft draft) {
    HostCpu before = draft.standing().service().cpuBefore();
    HostCpu now = now(draft);
    Optional<HostCpu> zone = zoneWith(draft, before);
    Optional<HostCpu> lowered = lowered(draft);
    if (lowered.isPresent() || (zone.isPresent() && zoneWith(draft, now).isEmpty())) {
      draft.say(
          EventType.CPU_LOWERED,
          "",
          "its CPU (%s) is worse than before (%s): %s"
              .formatted(name(now), name(before), consequence(draft, name(zone), lowered)));
    } else {
      String how = now.equals(before) ? "the same as before" : better(now, before);
      draft.say(
          EventType.CPU,
          "",
          "its CPU (%s) is %s; the CPU of the zone stays %s".formatted(name(now), how, name(zone)));
    }
    advise(draft, now, before);
  }

  /** Makes the platform hold to a zone that was lowered, again and again: a call may be lost. */
  static void hold(Draft draft) {
    if (draft.seen.capabilities().contains(Capability.ZONE_CPU)) {
      lowered(draft)
          .ifPresent(cpu -> draft.act(new Action.LowerCpu(draft.before.terms().zone(), cpu)));
    }
  }

  /** What the zone's CPU has fallen to; empty if it is as good as before. */
  private static Optional<HostCpu> lowered(Draft draft) {
    HostCpu before = draft.standing().service().cpuBefore();
    if (before.equals(now(draft))) {
      return Optional.empty();
    }
    Optional<HostCpu> zone = zoneWith(draft, before);
    return zoneWith(draft, now(draft)).filter(cpu -> zone.isPresent() && !cpu.covers(zone.get()));
  }

  private static String consequence(Draft draft, String was, Optional<HostCpu> lowered) {
    String zone = draft.before.terms().zone();
    if (lowered.isEmpty()) {
      return "it has no CPU model in common with the hosts of zone " + zone;
    }
    return draft.seen.capabilities().contains(Capability.ZONE_CPU)
        ? "the CPU of zone %s is lowered from %s to %s for new starts"
            .formatted(zone, was, name(lowered))
        : "start nothing in zone %s with more than %s (was %s); the driver can't see to that"
            .formatted(zone, name(lowered), was);
  }

  private static void advise(Draft draft, HostCpu now, HostCpu before) {
    List<String> needing = needing(draft, now);
    if (now.covers(before) || needing.isEmpty()) {
      return;
    }
    draft.say(
        EventType.CPU_LOWERED,
        "",
        "%d workload(s) of the zone need more than it has: %s; consider moving host %s to another zone"
            .formatted(needing.size(), shortened(needing), draft.host()));
  }

  private static HostCpu now(Draft draft) {
    return draft.seen.reported().host(draft.host()).hardware().cpu();
  }

  private static Optional<HostCpu> zoneWith(Draft draft, HostCpu cpu) {
    return ZoneCpu.with(draft.seen.reported(), draft.host(), cpu);
  }

  /** The workloads of the zone that the host can't run, as it is now. */
  private static List<String> needing(Draft draft, HostCpu cpu) {
    Cluster cluster = draft.seen.reported();
    String zone = draft.before.terms().zone();
    return cluster.workloads().stream()
        .filter(workload -> cluster.host(workload.host()).zone().equals(zone))
        .filter(workload -> !cpu.runs(workload.demand().cpu()))
        .map(Workload::id)
        .toList();
  }

  private static String better(HostCpu now, HostCpu before) {
    return now.covers(before) ? "better than before" : "another one, which suits the zone";
  }

  private static String name(Optional<HostCpu> cpu) {
    return cpu.map(CpuCheck::name).orElse("unknown");
  }

  private static String name(HostCpu cpu) {
    return cpu.model().isEmpty() ? "unknown" : cpu.model();
  }

  private static String shortened(List<String> ids) {
    String first = ids.stream().limit(NAMED).collect(Collectors.joining(", "));
    return ids.size() <= NAMED ? first : first + " and " + (ids.size() - NAMED) + " more";
  }
}
