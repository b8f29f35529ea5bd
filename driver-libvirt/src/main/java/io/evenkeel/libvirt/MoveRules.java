package io.evenkeel.libvirt;

import io.evenkeel.libvirt.DomainXml.Disk;
import io.evenkeel.libvirt.Lookout.Sighting;
import io.evenkeel.spi.Blocker;
import io.evenkeel.spi.DriverException;
import io.evenkeel.spi.Power;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What must hold before a domain is touched. Each rule throws, and so refuses the order. */
final class MoveRules {

  private final Settings settings;
  private final StorageMap storage;

  MoveRules(Settings settings) {
    this.settings = settings;
    this.storage = new StorageMap(settings.hosts());
  }

  MigrationSettings migration() {
    return settings.migration();
  }

  WorkloadSettings of(Sighting seen) {
    return settings.of(seen.uuid(), seen.xml().name());
  }

  /** The domain must be known there. The caller closes it. */
  Domain find(Connection connection, HostLink host, String uuid) {
    return connection.find(uuid).orElseThrow(() -> unknown(uuid, host));
  }

  /** The domain must still be there. */
  Sighting sight(Domain domain, HostLink host) {
    return Lookout.sight(domain).orElseThrow(() -> unknown(domain.uuid(), host));
  }

  private static DriverException unknown(String uuid, HostLink host) {
    return new DriverException(
        DriverException.Kind.NOT_FOUND, "host " + host.id() + " knows no workload " + uuid);
  }

  /** The domain must not run on its target already. */
  void absentFrom(HostLink target, String uuid) {
    boolean there =
        target.look(
            "looking for " + uuid,
            connection -> {
              try (Domain domain = connection.find(uuid).orElse(null)) {
                return domain != null && domain.active();
              }
            });
    if (there) {
      throw Errand.refused(uuid + " is already active on " + target.id());
    }
  }

  /** The target must have what the domain asks of its host in the host's own terms. */
  void fits(Sighting seen, HostLink target) {
    HostFacts host = target.look("asking what the host has", Lookout::facts);
    List<String> missing = seen.xml().size().ties().missingAt(host);
    if (!missing.isEmpty()) {
      throw Errand.refused(
          "%s can't run on %s: %s"
              .formatted(seen.title(), target.id(), String.join("; ", missing)));
    }
  }

  /** Both ends must know the compression that the configuration asks for. */
  void compresses(HostLink host) {
    String since = settings.migration().compression().since();
    HostFacts facts = host.look("asking what the host has", Lookout::facts);
    String version = facts.labels().getOrDefault(HostReading.LIBVIRT, "");
    if (Arrays.compare(numbers(version), numbers(since)) < 0) {
      throw Errand.refused(
          "compression %s needs libvirt %s; %s has %s"
              .formatted(settings.migration().compression(), since, host.id(), version));
    }
  }

  private static int[] numbers(String version) {
    return Stream.of(version.split("\\."))
        .filter(n -> !n.isEmpty())
        .mapToInt(Integer::parseInt)
        .toArray();
  }

  /**
   * The disks that must be copied for the domain to leave, by their target in the guest. libvirt
   * makes the files, so the target must have a storage pool where each belongs.
   */
  List<String> copied(Sighting seen, HostLink from, HostLink target) {
    List<Disk> local = storage.local(from.id(), seen.xml().disks());
    for (Disk disk : local) {
      Path directory = Path.of(disk.source()).getParent();
      if (disk.readOnly() || directory == null || !directory.isAbsolute()) {
        throw Errand.refused(
            "%s of %s can't be copied; eject it or put it on shared storage"
                .formatted(disk.source(), seen.title()));
      }
      String there = directory.toString();
      if (!target.look("looking for " + there, connection -> connection.hasPoolAt(there))) {
        throw Errand.refused(
            "%s of %s can't be copied: %s has no active storage pool with the target path %s"
                .formatted(disk.source(), seen.title(), target.id(), there));
      }
    }
    return local.stream().map(Disk::target).toList();
  }

  /** Nothing else must be going on with the domain. */
  void idle(Sighting seen, HostLink host) {
    if (seen.job().active()) {
      throw Errand.refused(
          "%s has another job on %s (libvirt's operation %d); wait for its end"
              .formatted(seen.title(), host.id(), seen.job().operation()));
    }
  }

  /** The domain itself must be there, not a copy on its way. */
  void live(Sighting seen, HostLink host) {
    if (!seen.power().live()) {
      throw Errand.refused(
          "%s does not run on %s, it is %s there".formatted(seen.title(), host.id(), seen.power()));
    }
  }

  /** The domain must be off. */
  void stopped(Sighting seen, HostLink host) {
    if (seen.power() != Power.STOPPED) {
      throw Errand.refused(
          "%s is not off on %s, it is %s".formatted(seen.title(), host.id(), seen.power()));
    }
  }

  /** The disks of a domain that moves while it is off must be on shared storage. */
  void reachable(Sighting seen, HostLink host) {
    List<Blocker> local = storage.blockers(host.id(), seen.xml().disks());
    if (!local.isEmpty()) {
      throw Errand.refused("%s can't leave %s: %s".formatted(seen.title(), host.id(), local));
    }
  }

  /** Whether libvirt is to be told that the domain's files are shared, whatever it thinks. */
  boolean overruled(HostLink host, Sighting seen) {
    return settings.trustSharedStorage() && storage.onSharedFiles(host.id(), seen.xml().disks());
  }
}
