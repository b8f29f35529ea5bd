package io.evenkeel.libvirt;

import io.evenkeel.libvirt.Lookout.Sighting;
import io.evenkeel.libvirt.Lookout.View;
import io.evenkeel.spi.Activity;
import io.evenkeel.spi.Blocker;
import io.evenkeel.spi.Demand;
import io.evenkeel.spi.Handling;
import io.evenkeel.spi.Hardware;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.HostCpu;
import io.evenkeel.spi.HostProfile;
import io.evenkeel.spi.HostState;
import io.evenkeel.spi.HostStatus;
import io.evenkeel.spi.Inventory;
import io.evenkeel.spi.Job;
import io.evenkeel.spi.Presence;
import io.evenkeel.spi.Reach;
import io.evenkeel.spi.ReachNeed;
import io.evenkeel.spi.Workload;
import io.evenkeel.spi.WorkloadProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Says in the terms of the SPI what the hosts show and what the configuration adds to it. */
final class Describer {

  /** Labels that tell where a workload's mark says it belongs, should the journal be lost. */
  static final String HOME_LABEL = "evenkeel.home";

  static final String OPERATION_LABEL = "evenkeel.operation";

  private static final Hardware UNKNOWN = new Hardware(0, 0, HostCpu.ANY);

  private final Settings settings;
  private final StorageMap storage;
  private final TreeSet<String> declaredNetworks = new TreeSet<>();

  Describer(Settings settings) {
    this.settings = settings;
    this.storage = new StorageMap(settings.hosts());
    settings.hosts().forEach(host -> declaredNetworks.addAll(host.reach().networks()));
  }

  Inventory describe(Map<String, View> views) {
    Set<String> networks = new TreeSet<>(declaredNetworks);
    views.values().forEach(view -> networks.addAll(view.facts().networks()));
    List<Host> hosts = new ArrayList<>();
    List<Workload> workloads = new ArrayList<>();
    for (HostSettings host : settings.hosts()) {
      Optional<View> view = Optional.ofNullable(views.get(host.id()));
      hosts.add(host(host, view));
      view.ifPresent(
          v -> v.sightings().forEach(s -> workloads.add(workload(host, s, v.of(s), networks))));
    }
    Map<String, String> uuids = new TreeMap<>();
    workloads.forEach(w -> uuids.put(w.name(), w.id()));
    workloads.forEach(w -> uuids.put(w.id(), w.id()));
    return new Inventory(hosts, workloads, RuleNames.resolved(settings.rules(), uuids));
  }

  private static Host host(HostSettings host, Optional<View> view) {
    HostStatus status = view.isPresent() ? HostStatus.RUNNING : HostStatus.UNREACHABLE;
    Optional<HostFacts> facts = view.map(View::facts);
    return new Host(
        host.id(),
        facts.map(f -> profile(host, f)).orElse(host.profile()),
        new HostState(status, false, view.map(v -> v.extras().bootId()).orElse("")),
        facts.map(HostFacts::hardware).orElse(UNKNOWN),
        host.limits(),
        facts.map(f -> reach(host, f)).orElse(host.reach()));
  }

  /** A label of the configuration stands above a fact of the same name. */
  private static HostProfile profile(HostSettings host, HostFacts facts) {
    Map<String, String> labels = new TreeMap<>(facts.labels());
    labels.putAll(host.profile().labels());
    return new HostProfile(host.profile().zone(), host.profile().kind(), labels);
  }

  private static Reach reach(HostSettings host, HostFacts facts) {
    Set<String> networks = new TreeSet<>(facts.networks());
    networks.addAll(host.reach().networks());
    return new Reach(
        host.reach().storage(), List.copyOf(networks), host.reach().migrationBitsPerSecond());
  }

  private Workload workload(
      HostSettings host, Sighting sighting, Figures figures, Set<String> networks) {
    DomainXml xml = sighting.xml();
    WorkloadSettings own = settings.of(sighting.uuid(), xml.name());
    boolean along = own.handling().strategy() == Handling.Strategy.LIVE_WITH_STORAGE;
    OptionalLong copied =
        along ? storage.copied(host.id(), xml.disks(), figures.diskBytes()) : OptionalLong.empty();
    DomainXml.Size size = xml.size();
    Activity activity = figures.activity(size, sighting.job());
    ReachNeed reach = reachNeed(host, xml, copied.orElse(0), networks);
    return new Workload(
        sighting.uuid(),
        new WorkloadProfile(xml.name(), own.kind(), labels(own, sighting)),
        presence(host, sighting, own, copied.isPresent()),
        new Demand(size.memoryBytes(), size.vcpus(), size.cpu(), reach, activity),
        own.handling());
  }

  private static Map<String, String> labels(WorkloadSettings own, Sighting sighting) {
    Map<String, String> labels = new TreeMap<>();
    sighting.traits().forEach(trait -> labels.put(trait.label(), "yes"));
    labels.putAll(own.labels());
    sighting
        .xml()
        .mark()
        .filter(mark -> !mark.home().isEmpty())
        .ifPresent(
            mark -> {
              labels.put(HOME_LABEL, mark.home());
              labels.put(OPERATION_LABEL, mark.operation());
            });
    return labels;
  }

  private Presence presence(
      HostSettings host, Sighting sighting, WorkloadSettings own, boolean disksMove) {
    List<Blocker> disks =
        disksMove ? List.of() : storage.blockers(host.id(), sighting.xml().disks());
    Stream<Blocker> snapshots =
        sighting.snapshots() == 0
            ? Stream.empty()
            : Stream.of(new Blocker("SNAPSHOTS", Integer.toString(sighting.snapshots())));
    List<Blocker> blockers =
        Stream.of(sighting.xml().blockers().stream(), disks.stream(), snapshots)
            .flatMap(s -> s)
            .filter(blocker -> !own.tolerates(blocker))
            .toList();
    return new Presence(
        host.id(), sighting.power(), sighting.runOn(host.id()), jobs(host, sighting), blockers);
  }

  private static List<Job> jobs(HostSettings host, Sighting sighting) {
    List<Job> jobs = new ArrayList<>();
    Optional<String> order = sighting.orderLeaving(host.id());
    String target = order.flatMap(o -> sighting.xml().mark()).map(m -> m.route().to()).orElse("");
    sighting.job().kind().ifPresent(kind -> jobs.add(new Job(kind, order.orElse(""), target)));
    if (sighting.xml().disks().stream().anyMatch(DomainXml.Disk::job)) {
      jobs.add(new Job(Job.Kind.STORAGE, "", ""));
    }
    return jobs;
  }

  private ReachNeed reachNeed(
      HostSettings host, DomainXml xml, long localDiskBytes, Set<String> known) {
    // a network that no host has or declares is taken to be everywhere: libvirt lists no bridges
    List<String> networks = xml.networks().stream().filter(known::contains).toList();
    return new ReachNeed(storage.needed(host.id(), xml.disks()), networks, localDiskBytes);
  }
}
