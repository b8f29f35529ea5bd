package io.evenkeel.libvirt;

import io.evenkeel.libvirt.Lookout.Sighting;
import io.evenkeel.spi.Power;
import io.evenkeel.spi.Transfer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What remains to be done where a domain has arrived: libvirt does not carry over that it is
 * started with its host, and our mark must no longer name the order.
 */
final class Arrival {

  private static final Logger LOG = LoggerFactory.getLogger(Arrival.class);

  private Arrival() {}

  /** Whether this domain was brought here by an order of ours that nobody has finished yet. */
  static boolean unfinished(Sighting sighting, String host) {
    return !sighting.job().active()
        && (sighting.power().live() || sighting.power() == Power.STOPPED)
        && sighting.xml().mark().filter(mark -> mark.arrivedAt(host)).isPresent();
  }

  /** Finishes it. Returns the figures of the move, as far as they are known. */
  static Transfer finish(HostLink host, String uuid) {
    try {
      return host.change(
          "finishing the move of " + uuid, connection -> finish(connection, uuid, host.id()));
    } catch (LibvirtError e) { // seen again, and done then, when the host is next listed
      LOG.warn("{}", e.getMessage());
      return Transfer.NONE;
    }
  }

  private static Transfer finish(Connection connection, String uuid, String host) {
    try (Domain domain = connection.find(uuid).orElseThrow(() -> LibvirtError.notFound(uuid))) {
      DomainXml xml = DomainXml.read(domain.xml());
      OrderMark mark = xml.mark().filter(m -> m.arrivedAt(host)).orElse(null);
      boolean persistent = domain.persistent();
      if (mark != null) {
        if (persistent && mark.autostart()) {
          domain.setAutostart(true);
        }
        String rest = mark.afterEndAt(host).map(OrderMark::toXml).orElse(null);
        domain.setMark(rest, domain.active(), persistent);
      }
      return domain.active() ? domain.completedJob().transfer() : Transfer.NONE;
    }
  }
}
