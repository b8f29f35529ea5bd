package io.evenkeel.plan;

import io.evenkeel.plan.Placement.Placed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Places one party after the other, each on the host that breaks the fewest rules and costs least.
 */
final class Greedy implements Placing {

  private static final int NOWHERE = -1;

  private final Comparator<Party> order;
  private final Preference preference;

  Greedy(Comparator<Party> order, Preference preference) {
    this.order = order;
    this.preference = preference;
  }

  @Override
  public Placement place(Layout layout, List<Party> parties) {
    List<Placed> placed = new ArrayList<>();
    List<Party> left = parties.stream().sorted(order).toList();
    int before;
    do { // who goes may free the room or the place of another
      before = left.size();
      left = round(layout, left, placed);
    } while (left.size() < before && !left.isEmpty());
    return new Placement(placed, left);
  }

  private List<Party> round(Layout layout, List<Party> parties, List<Placed> placed) {
    List<Party> left = new ArrayList<>();
    for (Party party : parties) {
      int host = choose(layout, party);
      if (host == NOWHERE) {
        left.add(party);
      } else {
        layout.put(party, host);
        preference.chosen(party, host);
        placed.add(new Placed(party, host));
      }
    }
    return left;
  }

  private int choose(Layout layout, Party party) {
    int best = NOWHERE;
    Breaches bestBroken = Breaches.NONE;
    double bestCost = 0;
    long bestDetour = 0;
    for (int host = party.targets.nextSetBit(0);
        host >= 0;
        host = party.targets.nextSetBit(host + 1)) {
      if (layout.hasRoom(party, host) && layout.lawful(party, host)) {
        Breaches broken = layout.softBroken(party, host);
        long detour = party.detour(host);
        double cost =
            preference.cost(party, host) + layout.wishes.cost(party, layout.site.hosts.get(host));
        int order = best == NOWHERE ? -1 : broken.compareTo(bestBroken);
        order = order == 0 ? Long.compare(detour, bestDetour) : order;
        order = order == 0 ? Double.compare(cost, bestCost) : order;
        if (order < 0) {
          best = host;
          bestBroken = broken;
          bestDetour = detour;
          bestCost = cost;
        }
      }
    }
    return best;
  }
}
