package io.evenkeel.plan;

import com.google.common.collect.ImmutableMap;
import io.evenkeel.cluster.Cluster;
import io.evenkeel.spi.Hardware;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.HostState;
import io.evenkeel.spi.HostStatus;
import io.evenkeel.spi.Inventory;
import io.evenkeel.spi.Limits;
import io.evenkeel.spi.Power;
import io.evenkeel.spi.Presence;
import io.evenkeel.spi.Workload;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A cluster as it would be with one thing changed. */
final class Changed {

  private static final long MIB = 1L << 20;

  private final Cluster cluster;

  Changed(Cluster cluster) {
    this.cluster = cluster;
  }

  /** With what a remedy says done. */
  Cluster by(Remedy remedy) {
    if (remedy instanceof Remedy.Several several) {
      Cluster changed = cluster;
      for (Remedy part : several.parts()) {
        changed = new Changed(changed).by(part);
      }
      return changed;
    }
    if (remedy instanceof Remedy.Memory more) {
      return memory(more.host(), more.mebibytes());
    }
    if (remedy instanceof Remedy.Vcpus more) {
      return vcpus(more.host(), more.vcpus());
    }
    if (remedy instanceof Remedy.Stop stop) {
      return stopped(stop.workloads());
    }
    if (remedy instanceof Remedy.Relax relax) {
      return without(relax.rule());
    }
    if (remedy instanceof Remedy.InService back) {
      return cluster.withStatus(ImmutableMap.of(back.host(), HostStatus.RUNNING));
    }
    return anotherLike(cluster.host(((Remedy.AnotherHost) remedy).like()));
  }

  private Cluster without(String rule) {
    return cluster.withFacts(
        new Inventory(
            cluster.hosts(),
            cluster.allSightings(),
            cluster.rules().stream().filter(one -> !one.id().equals(rule)).toList()));
  }

  /** More hard capacity, whatever the overcommit makes of hardware. */
  private Cluster memory(String id, long mebibytes) {
    return host(
        id,
        host -> {
          long wanted = host.memoryCapacityBytes() + mebibytes * MIB;
          Limits limits = host.limits();
          return host(
              host,
              hardware(host, wanted, host.hardware().vcpus()),
              new Limits(
                  1,
                  limits.cpuOvercommit(),
                  0,
                  limits.maxMigrationsIn(),
                  limits.maxMigrationsOut()));
        });
  }

  private Cluster vcpus(String id, long more) {
    return host(
        id,
        host -> {
          int wanted = Math.toIntExact(host.vcpuCapacity() + more);
          Limits limits = host.limits();
          return host(
              host,
              hardware(host, host.hardware().memoryBytes(), wanted),
              new Limits(
                  limits.memoryOvercommit(),
                  1,
                  limits.reservedMemoryBytes(),
                  limits.maxMigrationsIn(),
                  limits.maxMigrationsOut()));
        });
  }

  private Cluster stopped(List<String> ids) {
    return workloads(
        workload -> ids.contains(workload.id()) ? workload.with(off(workload)) : workload);
  }

  /** Where everything is once a plan is done. */
  Cluster after(Plan plan) {
    Map<String, Move> moves = new TreeMap<>();
    plan.moves().forEach(move -> moves.put(move.workload(), move));
    return workloads(
        workload -> {
          Move move = moves.get(workload.id());
          return move != null && move.from().equals(workload.host())
              ? workload.on(move.to())
              : workload;
        });
  }

  /** One more running host that is like another and empty. */
  private Cluster anotherLike(Host like) {
    Host twin =
        new Host(
            like.id() + " (another)",
            like.profile(),
            new HostState(HostStatus.RUNNING, false, ""),
            like.hardware(),
            like.limits(),
            like.reach());
    return cluster.withFacts(
        new Inventory(
            Stream.concat(cluster.hosts().stream(), Stream.of(twin)).toList(),
            cluster.allSightings(),
            cluster.rules()));
  }

  Cluster workloads(UnaryOperator<Workload> change) {
    return cluster.withFacts(
        new Inventory(
            cluster.hosts(),
            cluster.allSightings().stream().map(change).toList(),
            cluster.rules()));
  }

  private static Presence off(Workload workload) {
    return new Presence(workload.host(), Power.STOPPED, "", List.of(), List.of());
  }

  private Cluster host(String id, UnaryOperator<Host> change) {
    return cluster.withFacts(
        new Inventory(
            cluster.hosts().stream()
                .map(host -> host.id().equals(id) ? change.apply(host) : host)
                .toList(),
            cluster.allSightings(),
            cluster.rules()));
  }

  private static Hardware hardware(Host host, long memory, int vcpus) {
    return new Hardware(memory, vcpus, host.hardware().cpu(), host.hardware().memory());
  }

  private static Host host(Host host, Hardware hardware, Limits limits) {
    return new Host(host.id(), host.profile(), host.state(), hardware, limits, host.reach());
  }
}
