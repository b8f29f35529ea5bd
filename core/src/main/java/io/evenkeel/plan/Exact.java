package io.evenkeel.plan;

import io.evenkeel.plan.Placement.Placed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Looks at every way to place the parties, the hardest first and the snuggest host first, until all
 * are placed or its steps are used up; keeps the way that places most.
 */
final class Exact implements Placing {

  /** A step is one look at one host for one party. Enough for all ways of a small cluster. */
  private static final int MOST_STEPS = 200_000;

  private final Scarcity scarcity;
  private final BooleanSupplier expired;

  Exact(Scarcity scarcity, BooleanSupplier expired) {
    this.scarcity = scarcity;
    this.expired = expired;
  }

  @Override
  public Placement place(Layout layout, List<Party> parties) {
    List<Party> ordered = parties.stream().sorted(scarcity.orders().get(1)).toList();
    Walk walk = new Walk(layout, ordered, new Snug(layout, scarcity));
    walk.from(0, 0);
    for (Placed placed : walk.best) {
      layout.put(placed.party(), placed.host());
    }
    List<Party> left = new ArrayList<>(ordered);
    walk.best.forEach(placed -> left.remove(placed.party()));
    return new Placement(walk.best, left);
  }

  private final class Walk {

    private final Layout layout;
    private final List<Party> parties;
    private final Preference preference;
    private final List<Placed> path = new ArrayList<>();
    private List<Placed> best = List.of();
    private int fewestMissing = Integer.MAX_VALUE;
    private int steps;

    Walk(Layout layout, List<Party> parties, Preference preference) {
      this.layout = layout;
      this.parties = parties;
      this.preference = preference;
    }

    void from(int index, int missing) {
      if (missing >= fewestMissing || steps > MOST_STEPS || expired.getAsBoolean()) {
        return;
      }
      if (index == parties.size()) {
        if (!Sequence.matters(layout, path) || Sequence.possible(layout, path)) {
          fewestMissing = missing;
          best = List.copyOf(path);
        }
        return;
      }
      Party party = parties.get(index);
      for (Placed choice : choices(party)) {
        int[] before = layout.whereabouts(party);
        layout.put(party, choice.host());
        path.add(choice);
        from(index + 1, missing);
        path.remove(path.size() - 1);
        layout.putBack(party, before);
      }
      from(index + 1, missing + party.members.size());
    }

    private List<Placed> choices(Party party) {
      List<Placed> choices = new ArrayList<>();
      party.targets.stream()
          .peek(host -> steps++)
          .filter(host -> layout.takes(party, host))
          .forEach(host -> choices.add(new Placed(party, host)));
      choices.sort(
          Comparator.comparingInt((Placed choice) -> layout.softBroken(party, choice.host()))
              .thenComparingLong(choice -> party.detour(choice.host()))
              .thenComparingDouble(choice -> preference.cost(party, choice.host())));
      return choices;
    }
  }
}
