package io.evenkeel.plan;

import io.evenkeel.cluster.Cluster;
import java.util.List;
import java.util.Optional;

/** All that a request means for a cluster, indexed once. */
record Planning(
    Layout layout, Targets targets, Departures departures, Parties parties, Guard guard) {

  static Planning of(Cluster cluster, PlanRequest request) {
    Site site = new Site(cluster, request.underway(), cluster.hosts());
    Rules rules = new Rules(site, cluster.rules());
    Targets targets = new Targets(site, request);
    Departures departures = new Departures(site, request);
    Parties parties = new Parties(site, rules, targets, departures);
    Layout layout = new Layout(site, rules, request.wishes());
    Guard guard = new Guard(layout, targets, request);
    return new Planning(layout, targets, departures, parties, guard);
  }

  /**
   * Why no plan can be complete, if that is certain: a shortage, one who can't leave, or no way.
   */
  Optional<Impossibility> impossibility() {
    return proof()
        .find()
        .or(() -> new Groups(layout.site, layout.rules, departures).shortage(parties.all(false)))
        .or(() -> Impossibility.ofFixed(List.copyOf(departures.remaining.values())))
        .or(() -> new Deadlock(this).find());
  }

  Proof proof() {
    return new Proof(layout.site, layout.rules, targets, departures, parties);
  }
}
