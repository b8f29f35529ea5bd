package io.evenkeel.plan;

import io.evenkeel.plan.Placement.Placed;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes those who break soft rules where a placement has them to other hosts, one after the other,
 * as long as that breaks fewer, or such as give earlier, and sends no more.
 */
final class Mending {

  private final Layout layout;
  private final Guard guard;

  Mending(Planning planning) {
    this.layout = planning.layout();
    this.guard = planning.guard();
  }

  /** The soft rules that a placement breaks, with everybody where it says. */
  static Breaches breaches(Layout layout, List<Placed> placed) {
    Breaches sum = Breaches.NONE;
    for (Placed one : placed) {
      sum = sum.plus(layout.softBroken(one.party(), one.host()));
    }
    return sum;
  }

  /** A placement that no one change makes better. The layout shows the one it starts with. */
  Placement of(Placement found) {
    List<Placed> placed = new ArrayList<>(found.placed());
    boolean better = true;
    while (better) {
      better = false;
      for (int i = 0; i < placed.size(); i++) {
        better |= mend(placed, i);
      }
    }
    return new Placement(placed, found.left());
  }

  private boolean mend(List<Placed> placed, int number) {
    Placed before = placed.get(number);
    Party party = before.party();
    Breaches own = layout.softBroken(party, before.host());
    if (own.none()) {
      return false;
    }
    Breaches all = breaches(layout, placed);
    int[] whereabouts = layout.whereabouts(party);
    for (int host = party.targets.nextSetBit(0);
        host >= 0;
        host = party.targets.nextSetBit(host + 1)) {
      if (host != before.host()
          && party.bytesTo(host) <= party.bytesTo(before.host())
          && layout.takes(party, host)
          && layout.softBroken(party, host).compareTo(own)
              <= 0) { // it may mend what another breaks
        placed.set(number, new Placed(party, host));
        layout.put(party, host);
        if (breaches(layout, placed).compareTo(all) < 0
            && guard.holds()
            && Sequence.possible(layout, placed)) {
          return true;
        }
        layout.putBack(party, whereabouts);
        placed.set(number, before);
      }
    }
    return false;
  }
}
