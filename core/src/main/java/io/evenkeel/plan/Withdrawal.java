package io.evenkeel.plan;

import io.evenkeel.plan.Remaining.Reason;
import java.util.ArrayList;
import java.util.List;

/**
 * Nobody is moved or stopped: with the hosts out of service one more must not fail, whatever is
 * done.
 */
final class Withdrawal {

  private final Layout layout;
  private final Departures departures;
  private final Guard guard;

  Withdrawal(Planning planning) {
    this.layout = planning.layout();
    this.departures = planning.departures();
    this.guard = planning.guard();
  }

  void ofEverybody() {
    Site site = layout.site;
    List<Reason> reasons =
        guard.broken().stream()
            .map(
                loss ->
                    new Reason(
                        site.hosts.get(loss.host()).id(), Guard.NO_FAILOVER_ROOM, loss.words(site)))
            .toList();
    layout.reset();
    List<Resident> staying = new ArrayList<>(departures.leaving.keySet());
    departures.stops.keySet().forEach(id -> site.resident(id).ifPresent(staying::add));
    departures.stops.clear();
    staying.stream()
        .filter(resident -> !departures.remaining.containsKey(resident.id()))
        .forEach(resident -> departures.stays(resident.workload, reasons));
  }
}
