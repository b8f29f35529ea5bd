package io.evenkeel.libvirt;

import io.evenkeel.spi.CpuNeed;
import io.evenkeel.spi.Hardware;
import io.evenkeel.spi.HostCpu;
import io.evenkeel.spi.Power;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Looks at one host: what it is, and every domain it knows. */
final class Lookout {

  private Lookout() {}

  /**
   * What one look at a host showed.
   *
   * @param machine UUID of the machine; empty if libvirt does not say
   * @param hardware what it has
   * @param sightings every domain it knows
   */
  record View(String machine, Hardware hardware, List<Sighting> sightings) {}

  /**
   * A domain as one host sees it.
   *
   * @param uuid its identity
   * @param run identifies this run of it; empty if it does not run
   * @param power how it stands there
   * @param job what the host is doing with it
   * @param snapshots how many it has
   * @param xml what its XML says
   */
  record Sighting(
      String uuid, String run, Power power, JobStats job, int snapshots, DomainXml xml) {

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

  static View look(Connection connection) {
    HostCpu cpu = cpu(connection);
    Map<GuestCpu, CpuNeed> known = new HashMap<>();
    Function<GuestCpu, CpuNeed> needs =
        guest -> known.computeIfAbsent(guest, g -> need(g, cpu, connection));
    List<Sighting> sightings = new ArrayList<>();
    List<Domain> domains = connection.domains();
    try {
      for (Domain domain : domains) {
        sight(domain, needs).ifPresent(sightings::add);
      }
    } finally {
      domains.forEach(Domain::close);
    }
    Hardware hardware = new Hardware(connection.memoryBytes(), connection.processors(), cpu);
    return new View(HostXml.uuid(connection.capabilitiesXml()), hardware, sightings);
  }

  /** Nothing if the domain has gone since it was listed. */
  static Optional<Sighting> sight(Domain domain) {
    return sight(domain, GuestCpu::asWritten);
  }

  private static Optional<Sighting> sight(Domain domain, Function<GuestCpu, CpuNeed> needs) {
    try {
      DomainState state = domain.state();
      // a domain can only leave or arrive while it is active; asking at other times is an error
      JobStats job = state.active() ? job(domain) : JobStats.NONE;
      DomainXml xml = DomainXml.read(domain.xml(), needs);
      return Optional.of(
          new Sighting(
              domain.uuid(),
              domain.run(),
              state.power(job),
              job,
              state.active() ? domain.snapshots() : 0,
              xml));
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

  /** A hypervisor without such facts is taken to run everything. */
  private static HostCpu cpu(Connection connection) {
    try {
      return HostXml.cpu(connection.domainCapabilitiesXml(), connection::expandedCpuXml);
    } catch (LibvirtError e) {
      if (e.meaning() == Meaning.UNSUPPORTED) {
        return HostCpu.ANY;
      }
      throw e;
    }
  }
}
