package io.evenkeel.plan;

import io.evenkeel.plan.Placement.Placed;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The other targets that the steps of an agenda could have at no other price: as many bytes, no
 * soft rule broken, no less to anybody's taste. Only where nobody waits for room or a place: then
 * whoever fits at the end fits all the while.
 */
final class Alternatives {

  /** Targets that are busy for this much of what the hosts are that are emptied delay nobody. */
  private static final double ENOUGH = 0.7;

  private final Agenda agenda;
  private final Layout layout;
  private final @Nullable Party[] parties;
  private final int[][] hosts;

  Alternatives(Agenda agenda, Layout layout, List<Placed> sequence) {
    this.agenda = agenda;
    this.layout = layout;
    this.parties = new Party[agenda.size];
    this.hosts = new int[agenda.size][];
    boolean free =
        !agenda.anyWaits() && agenda.allVacate() && Mending.breaches(layout, sequence).none();
    Map<Resident, Party> alone = new LinkedHashMap<>();
    for (Placed placed : sequence) {
      Party party = placed.party();
      if (free && party.members.size() == 1 && !Sequence.sharesPlaces(layout, party)) {
        alone.put(party.members.get(0), party);
      }
    }
    for (int step = 0; step < agenda.size; step++) {
      Party party = alone.get(agenda.steps.get(step).resident());
      parties[step] = party;
      hosts[step] = party == null ? new int[0] : party.targets.stream().toArray();
    }
  }

  /** Whether any step has any. */
  boolean any() {
    for (int[] one : hosts) {
      if (one.length > 1) {
        return true;
      }
    }
    return false;
  }

  /**
   * Where targets would be busy for longer than any host that is emptied, sends steps from those to
   * others: the largest first, each to the host that would be done soonest.
   */
  void spread() {
    Loads loads = new Loads(agenda);
    if (loads.longestIn() <= ENOUGH * loads.longestOut()) {
      return;
    }
    IntStream.range(0, agenda.size)
        .boxed()
        .sorted(Comparator.comparingLong((Integer step) -> agenda.bytes(step)).reversed())
        .forEach(step -> spread(step, loads));
  }

  private void spread(int step, Loads loads) {
    int before = agenda.to[step];
    int best = before;
    double least = loads.in(before);
    for (int host : hosts[step]) {
      double busy = loads.in(host) + loads.arriving(step, host);
      if (busy < least && redirect(step, host)) {
        back(step, before);
        least = busy;
        best = host;
      }
    }
    if (best != before) {
      back(step, best);
      loads.redirected(step, before, best);
    }
  }

  /** Hosts that may be worth a try, the present one among them. */
  int[] of(int step) {
    return hosts[step];
  }

  /** Sends a step to another host if that is lawful and no worse. */
  boolean redirect(int step, int host) {
    Party party = parties[step];
    int before = agenda.to[step];
    if (party == null || before == host || !layout.takes(party, host)) {
      return false;
    }
    if (dearer(party, host, before)) {
      return false;
    }
    back(step, host);
    return true;
  }

  /** Two steps change targets if that is lawful and no worse. */
  boolean exchange(int one, int other) {
    int first = agenda.to[one];
    int second = agenda.to[other];
    Party party = parties[one];
    if (party == null || parties[other] == null || first == second) {
      return false;
    }
    layout.shift(party.members.get(0), Resident.UNDECIDED);
    boolean done = redirect(other, first);
    if (done && layout.takes(party, second) && !dearer(party, second, first)) {
      back(one, second);
      return true;
    }
    if (done) {
      back(other, second);
    }
    layout.put(party, first);
    return false;
  }

  /** Sends a step to where it may go for certain. */
  void back(int step, int host) {
    Party party = parties[step];
    if (party != null) {
      layout.put(party, host);
      agenda.to[step] = host;
    }
  }

  /** Sends all steps to where they may all go for certain. */
  void restore(int[] targets) {
    for (int step = 0; step < agenda.size; step++) {
      if (agenda.to[step] != targets[step]) {
        back(step, targets[step]);
      }
    }
  }

  private boolean dearer(Party party, int host, int than) {
    return layout.softBroken(party, host).compareTo(layout.softBroken(party, than)) > 0
        || layout.wishes.cost(party, agenda.host(host))
            > layout.wishes.cost(party, agenda.host(than));
  }
}
