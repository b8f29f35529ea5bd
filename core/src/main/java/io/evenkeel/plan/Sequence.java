package io.evenkeel.plan;

import io.evenkeel.plan.Placement.Placed;
import java.util.ArrayList;
import java.util.List;

/** An order in which each party can go after the one before has arrived. */
final class Sequence {

  private Sequence() {}

  /** Whether there is such an order for all of these. The layout is left as it was. */
  static boolean possible(Layout layout, List<Placed> placed) {
    List<int[]> before = placed.stream().map(one -> layout.whereabouts(one.party())).toList();
    sendHome(layout, placed);
    boolean all = inOrder(layout, placed).size() == placed.size();
    for (int i = 0; i < before.size(); i++) {
      layout.putBack(placed.get(i).party(), before.get(i));
    }
    return all;
  }

  /**
   * Puts as many as possible where they shall go, starting with everybody at home, and gives the
   * order.
   */
  static List<Placed> inOrder(Layout layout, List<Placed> placed) {
    List<Placed> ordered = new ArrayList<>();
    List<Placed> waiting = placed;
    int before;
    do {
      before = ordered.size();
      List<Placed> still = new ArrayList<>();
      for (Placed one : waiting) {
        if (layout.takes(one.party(), one.host())) {
          layout.put(one.party(), one.host());
          ordered.add(one);
        } else {
          still.add(one);
        }
      }
      waiting = still;
    } while (ordered.size() > before && !waiting.isEmpty());
    return ordered;
  }

  private static void sendHome(Layout layout, List<Placed> placed) {
    for (Placed one : placed) {
      for (Resident member : one.party().members) {
        layout.shift(member, member.home);
      }
    }
  }

  /**
   * Whether the order could matter to some of these that leave hosts where nobody goes: only a rule
   * that keeps workloads apart in places larger than a host can see to that.
   */
  static boolean matters(Layout layout, List<Placed> placed) {
    return placed.stream().anyMatch(one -> sharesPlaces(layout, one.party()));
  }

  /** Whether a rule keeps one of a party apart from others in places larger than a host. */
  static boolean sharesPlaces(Layout layout, Party party) {
    for (Resident member : party.members) {
      for (Constraint constraint : layout.rules.hard(member)) {
        if (constraint instanceof Constraint.Apart apart && apart.wide()) {
          return true;
        }
      }
    }
    return false;
  }
}
