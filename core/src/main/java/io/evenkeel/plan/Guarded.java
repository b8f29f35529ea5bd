package io.evenkeel.plan;

import io.evenkeel.plan.Placement.Placed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Places one party after the other, each where the guarantee of {@link PlanOptions#roomForOneMore}
 * still holds with it there: as many as that lets go.
 */
final class Guarded implements Placing {

  /** Of so many hosts it is tried, the most preferred first. */
  private static final int TRIES = 24;

  private final Guard guard;
  private final Comparator<Party> order;
  private final Preference preference;

  Guarded(Guard guard, Comparator<Party> order, Preference preference) {
    this.guard = guard;
    this.order = order;
    this.preference = preference;
  }

  @Override
  public Placement place(Layout layout, List<Party> parties) {
    List<Placed> placed = new ArrayList<>();
    List<Party> left = new ArrayList<>();
    for (Party party : parties.stream().sorted(order).toList()) {
      if (goes(layout, party, placed)) {
        preference.chosen(party, placed.get(placed.size() - 1).host());
      } else {
        left.add(party);
      }
    }
    return new Placement(placed, left);
  }

  private boolean goes(Layout layout, Party party, List<Placed> placed) {
    int[] before = layout.whereabouts(party);
    for (int host : choices(layout, party)) {
      layout.put(party, host);
      if (guard.holds()) {
        placed.add(new Placed(party, host));
        return true;
      }
      layout.putBack(party, before);
    }
    return false;
  }

  private List<Integer> choices(Layout layout, Party party) {
    return party.targets.stream()
        .filter(host -> layout.takes(party, host))
        .boxed()
        .sorted(
            Comparator.comparing((Integer host) -> layout.softBroken(party, host))
                .thenComparingLong(party::detour)
                .thenComparingDouble(
                    host ->
                        preference.cost(party, host)
                            + layout.wishes.cost(party, layout.site.hosts.get(host))))
        .limit(TRIES)
        .toList();
  }
}
