package io.evenkeel.plan;

import io.evenkeel.cluster.Cluster;

/** All that a request means for a cluster, indexed once. */
record Planning(Layout layout, Targets targets, Departures departures, Parties parties) {

  static Planning of(Cluster cluster, PlanRequest request) {
    Site site = new Site(cluster, request.underway(), cluster.hosts());
    Rules rules = new Rules(site, cluster.rules());
    Targets targets = new Targets(site, request);
    Departures departures = new Departures(site, request);
    Parties parties = new Parties(site, rules, targets, departures);
    return new Planning(new Layout(site, rules, request.wishes()), targets, departures, parties);
  }

  Proof proof() {
    return new Proof(layout.site, layout.rules, targets, departures, parties);
  }
}
