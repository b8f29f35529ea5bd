package io.evenkeel.libvirt;

import io.evenkeel.libvirt.Connection.Trait;
import io.evenkeel.libvirt.DomainTable.Row;
import io.evenkeel.libvirt.Remembered.Kept;
import io.evenkeel.spi.CpuNeed;
import io.evenkeel.spi.HostCpu;
import io.evenkeel.spi.Power;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Looks at one host: what it is, and every domain it knows. */
final class Lookout {

  private Lookout() {}

  /**
   * What one look at a host showed.
   *
   * @param connection by which connection it was seen: as long as it is the same, the host has not
   *     been rebooted
   * @param facts what the host is
   * @param sightings every domain it knows
   * @param extras what is known from elsewhere
   */
  record View(long connection, HostFacts facts, List<Sighting> sightings, Extras extras) {

    View with(Extras others) {
      return new View(connection, facts, sightings, others);
    }

    Figures of(Sighting sighting) {
      return extras.figures().getOrDefault(sighting.uuid(), Figures.NONE);
    }
  }

  /**
   * What no look shows.
   *
   * @param figures what was measured of domains, by their UUIDs
   * @param bootId identifies the boot of the host; empty if unknown
   */
  record Extras(Map<String, Figures> figures, String bootId) {
    static final Extras NONE = new Extras(Map.of(), "");
  }

  /**
   * A domain as one host sees it.
   *
   * @param uuid its identity
   * @param run identifies this run of it; empty if it does not run
   * @param power how it stands there
   * @param job what the host is doing with it
   * @param snapshots how many it has
   * @param traits what else libvirt says of it
   * @param xml what its XML says
   */
  record Sighting(
      String uuid,
      String run,
      Power power,
      JobStats job,
      int snapshots,
      Set<Trait> traits,
      DomainXml xml) {

    /** Whether it may change without an event, or just does. */
    boolean unsettled() {
      boolean ordered = xml.mark().filter(mark -> !mark.order().isEmpty()).isPresent();
      return job.active() || ordered || !(power == Power.RUNNING || power == Power.STOPPED);
    }

    Sighting with(Set<Trait> others) {
      return new Sighting(uuid, run, power, job, snapshots, others, xml);
    }

    /** What people may call it in a message. */
    String title() {
      return xml.name() + " (" + uuid + ")";
    }

    /** Identifies this run of it among all hosts; empty if it does not run. */
    String runOn(String host) {
      return run.isEmpty() ? "" : host + "/" + run;
    }

    /** The order that is moving it away from this host. */
    Optional<String> orderLeaving(String host) {
      return job.migrating() ? xml.mark().flatMap(m -> m.orderLeaving(host)) : Optional.empty();
    }
  }

  /**
   * Looks at the host. Every domain and its state come from one call, traits from one call each;
   * what else there is of a domain is read when it may have changed.
   */
  static View look(Connection connection) {
    connection.subscribe(); // before anything is read, so that no change is missed
    Remembered remembered = connection.remembered();
    remembered.beginLook();
    HostFacts facts = facts(connection);
    Map<Trait, Set<String>> traits = new EnumMap<>(Trait.class);
    for (Trait trait : Trait.values()) {
      traits.put(trait, connection.uuids(trait));
    }
    HostCpu cpu = facts.hardware().cpu();
    Map<GuestCpu, CpuNeed> known = new HashMap<>();
    Function<GuestCpu, CpuNeed> needs =
        guest -> known.computeIfAbsent(guest, g -> need(g, cpu, connection));
    try (DomainTable table = connection.table(DomainTable.STATE)) {
      List<Sighting> sightings = sightings(connection, table.rows(), traits, needs);
      remembered.keepOnly(sightings.stream().map(Sighting::uuid).collect(Collectors.toSet()));
      return new View(connection.number(), facts, sightings, Extras.NONE);
    }
  }

  /** What the host itself is; read once in a while. */
  static HostFacts facts(Connection connection) {
    return connection.remembered().host(() -> HostReading.read(connection));
  }

  private static List<Sighting> sightings(
      Connection connection,
      List<Row> rows,
      Map<Trait, Set<String>> traits,
      Function<GuestCpu, CpuNeed> needs) {
    Remembered remembered = connection.remembered();
    Set<String> readAgain = remembered.longestUnread();
    List<Sighting> sightings = new ArrayList<>(rows.size());
    for (Row row : rows) {
      String uuid = row.domain().uuid();
      long edition = connection.edition(uuid); // before the reading: what changes under it shows
      Set<Trait> own = EnumSet.noneOf(Trait.class);
      traits.forEach((trait, uuids) -> own.addAll(uuids.contains(uuid) ? Set.of(trait) : Set.of()));
      Kept kept = readAgain.contains(uuid) ? null : remembered.find(uuid);
      if (kept != null && kept.edition() == edition && unchanged(kept.sighting(), row, own)) {
        sightings.add(kept.sighting().with(own));
      } else {
        read(row, own, needs)
            .ifPresent(
                sighting -> {
                  remembered.keep(uuid, sighting, edition);
                  sightings.add(sighting);
                });
      }
    }
    return sightings;
  }

  private static boolean unchanged(Sighting before, Row row, Set<Trait> traits) {
    return !before.unsettled()
        && before.run().equals(row.domain().run())
        && before.power() == row.state().power(before.job())
        && (before.snapshots() > 0) == (row.state().active() && traits.contains(Trait.SNAPSHOTS));
  }

  /** What pauses may be an arrival: only a state from just before its job tells. */
  private static Optional<Sighting> read(
      Row row, Set<Trait> traits, Function<GuestCpu, CpuNeed> needs) {
    return unlessGone(
        () -> {
          DomainState listed = row.state();
          DomainState state = listed.paused() ? row.domain().state() : listed;
          return sight(row.domain(), state, traits, needs);
        });
  }

  /** Nothing if the domain has gone since it was listed. */
  static Optional<Sighting> sight(Domain domain) {
    return unlessGone(() -> sight(domain, domain.state(), Set.of(), GuestCpu::asWritten));
  }

  private static Sighting sight(
      Domain domain, DomainState state, Set<Trait> traits, Function<GuestCpu, CpuNeed> needs) {
    // a domain can only leave or arrive while it is active; asking at other times is an error
    JobStats job = state.active() ? job(domain) : JobStats.NONE;
    DomainXml xml = DomainXml.read(domain.xml(), needs);
    int snapshots = state.active() && traits.contains(Trait.SNAPSHOTS) ? domain.snapshots() : 0;
    return new Sighting(domain.uuid(), domain.run(), state.power(job), job, snapshots, traits, xml);
  }

  private static Optional<Sighting> unlessGone(Supplier<Sighting> reading) {
    try {
      return Optional.of(reading.get());
    } catch (LibvirtError e) {
      if (e.meaning() == Meaning.NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static JobStats job(Domain domain) {
    try {
      return domain.job();
    } catch (LibvirtError e) {
      if (e.meaning() == Meaning.REFUSED) { // it has stopped since
        return JobStats.NONE;
      }
      throw e;
    }
  }

  /** One that this libvirt can't write out is taken by its name. */
  private static CpuNeed need(GuestCpu guest, HostCpu host, Connection connection) {
    try {
      return guest.need(host, connection::expandedCpuXml);
    } catch (LibvirtError e) {
      if (e.meaning().endsTheConnection()) {
        throw e;
      }
      return guest.asWritten();
    }
  }
}
