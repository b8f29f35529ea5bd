package io.evenkeel.plan;

import io.evenkeel.spi.Handling.OnCannotMove;
import io.evenkeel.spi.Handling.Strategy;
import io.evenkeel.spi.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Who has to leave, and of them: who may move and how, who is stopped, who stays and why. */
final class Departures {

  /** Who may move, and how, in id order. */
  final Map<Resident, Move.How> leaving = new LinkedHashMap<>();

  /** Who is stopped, by workload. */
  final Map<String, Stop> stops = new TreeMap<>();

  /** Who stays, by workload. */
  final Map<String, Remaining> remaining = new TreeMap<>();

  private final Site site;
  private final PlanRequest request;
  private final Map<String, Underway> underway = new TreeMap<>();

  Departures(Site site, PlanRequest request) {
    this.site = site;
    this.request = request;
    request.underway().forEach(move -> underway.put(move.workload(), move));
    Map<String, Workload> wanted = new TreeMap<>();
    for (String host : request.vacate()) {
      site.cluster.on(host).forEach(workload -> wanted.put(workload.id(), workload));
    }
    arrivals();
    request.returning().forEach((id, home) -> returning(id, home, wanted));
    wanted.values().forEach(this::depart);
  }

  /** Whoever comes in from elsewhere keeps a host from being empty, too. */
  private void arrivals() {
    List<Workload> sightings = site.cluster.allSightings();
    if (sightings.size() > site.cluster.workloads().size()) {
      sightings.stream()
          .filter(sighting -> request.vacate().contains(sighting.host()))
          .filter(sighting -> sighting.power().takesRoom() && !leavesBehind(sighting))
          .filter(
              sighting -> site.resident(sighting.id()).orElseThrow().hasCopyAt(number(sighting)))
          .forEach(sighting -> stays(sighting, arriving(sighting.host())));
    }
    for (Underway move : underway.values()) {
      if (request.vacate().contains(move.to())) {
        remaining.put(move.workload(), new Remaining(move.workload(), arriving(move.to())));
      }
    }
  }

  private boolean leavesBehind(Workload sighting) {
    Underway move = underway.get(sighting.id());
    return move != null && move.from().equals(sighting.host());
  }

  private int number(Workload sighting) {
    return site.number(sighting.host());
  }

  private static List<Remaining.Reason> arriving(String host) {
    return List.of(
        new Remaining.Reason(host, "IN_TRANSITION", "it is arriving, or was left behind"));
  }

  private void returning(String id, String home, Map<String, Workload> wanted) {
    Optional<Workload> workload = site.cluster.findWorkload(id);
    if (workload.isEmpty()) {
      var gone = new Remaining.Reason(home, "GONE", "no host knows it");
      remaining.put(id, new Remaining(id, List.of(gone)));
    } else if (!workload.get().host().equals(home)) {
      wanted.put(id, workload.get());
    }
  }

  private void depart(Workload workload) {
    boolean returns = request.returning().containsKey(workload.id());
    boolean off = !workload.power().takesRoom();
    if (underway.containsKey(workload.id()) || (off && !returns)) {
      return;
    }
    var host = site.cluster.host(workload.host());
    List<Remaining.Reason> reasons = new ArrayList<>(Departure.untouchable(workload, host));
    if (hasCopies(workload)) {
      reasons.add(Departure.reason(workload, "IN_TRANSITION", "another host holds a copy of it"));
    }
    reasons.addAll(Departure.reserved(workload));
    Optional<Move.How> how = Departure.how(workload.handling());
    if (!reasons.isEmpty()) {
      stays(workload, reasons);
    } else if (how.isEmpty()) {
      cannotMove(
          workload, List.of(Departure.reason(workload, "STRATEGY_STOP", "it does not move")));
    } else {
      List<Remaining.Reason> pins = Departure.pinned(workload, host, how.get());
      if (pins.isEmpty()) {
        leaving.put(site.resident(workload.id()).orElseThrow(), how.get());
      } else {
        cannotMove(workload, pins);
      }
    }
  }

  private boolean hasCopies(Workload workload) {
    return site.resident(workload.id()).filter(r -> r.copies.length > 0).isPresent();
  }

  /** Whether somebody has it in hand: it moves, or a place is held for it. */
  boolean underway(Resident resident) {
    return underway.containsKey(resident.id());
  }

  /** Whether a resident goes to one certain host. */
  boolean returns(Resident resident) {
    return request.returning().containsKey(resident.id());
  }

  /** It can't move: it is stopped if somebody has agreed to that, else it stays. */
  void cannotMove(Workload workload, List<Remaining.Reason> reasons) {
    Optional<Stop.Consent> consent = consent(workload);
    if (consent.isPresent()) {
      stops.put(
          workload.id(),
          new Stop(
              workload.id(),
              workload.host(),
              workload.handling().restart(),
              Duration.ZERO,
              consent.get()));
    } else {
      stays(workload, reasons);
    }
  }

  /** Who agreed that a workload is stopped if it can't move. Nobody is stopped to go home. */
  Optional<Stop.Consent> consent(Workload workload) {
    if (request.returning().containsKey(workload.id())) {
      return Optional.empty();
    }
    Strategy strategy = workload.handling().strategy();
    if (strategy == Strategy.STOP
        || strategy == Strategy.SUSPEND
        || workload.handling().onCannotMove() == OnCannotMove.STOP) {
      return Optional.of(Stop.Consent.WORKLOAD_POLICY);
    }
    return request.options().stopWhatCannotMove()
        ? Optional.of(Stop.Consent.REQUEST)
        : Optional.empty();
  }

  /** Whether all of a party that leave may be stopped. */
  boolean mayStop(Party party) {
    return party.members.stream()
        .filter(leaving::containsKey)
        .allMatch(member -> consent(member.workload).isPresent());
  }

  void stays(Workload workload, List<Remaining.Reason> reasons) {
    remaining.put(workload.id(), new Remaining(workload.id(), reasons));
  }
}
