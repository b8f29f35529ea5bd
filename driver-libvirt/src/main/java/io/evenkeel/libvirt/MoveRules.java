package io.evenkeel.libvirt;

import io.evenkeel.libvirt.Lookout.Sighting;
import io.evenkeel.spi.Blocker;
import io.evenkeel.spi.DriverException;
import io.evenkeel.spi.Power;
import java.util.List;

/** What must hold before a domain is touched. Each rule throws, and so refuses the order. */
final class MoveRules {

  private final StorageMap storage;
  private final boolean trustSharedStorage;

  MoveRules(Settings settings) {
    this.storage = new StorageMap(settings.hosts());
    this.trustSharedStorage = settings.trustSharedStorage();
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
    return trustSharedStorage && storage.onSharedFiles(host.id(), seen.xml().disks());
  }
}
