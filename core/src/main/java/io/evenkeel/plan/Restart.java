package io.evenkeel.plan;

import java.util.ArrayList;
import java.util.List;

/** Starts those of a failed host again, each on the first host of an order that takes it. */
final class Restart {

  /** So many choices are taken back at most: enough for all ways of a few workloads and hosts. */
  private static final int MOST_TAKEN_BACK = 500;

  private final Layout layout;
  private final int failed;
  private final List<Integer> order;
  private int takenBack;

  Restart(Layout layout, int failed, List<Integer> order) {
    this.layout = layout;
    this.failed = failed;
    this.order = order;
  }

  /** Those who find no place if each takes the first there is. The layout is left as it was. */
  List<Party> firstFit(List<Party> units) {
    List<Party> left = new ArrayList<>();
    for (Party unit : units) {
      int host = first(unit);
      if (host == Resident.UNDECIDED) {
        left.add(unit);
      } else {
        layout.put(unit, host);
      }
    }
    units.forEach(unit -> layout.put(unit, Resident.UNDECIDED));
    return left;
  }

  private int first(Party unit) {
    for (int host : order) {
      if (host != failed && layout.takes(unit, host)) {
        return host;
      }
    }
    return Resident.UNDECIDED;
  }

  /** Whether there is a place for everybody. The layout is left as it was. */
  boolean all(List<Party> units) {
    return from(units, 0);
  }

  private boolean from(List<Party> units, int index) {
    if (index == units.size()) {
      return true;
    }
    Party unit = units.get(index);
    for (int host : order) {
      if (host != failed && takenBack <= MOST_TAKEN_BACK && layout.takes(unit, host)) {
        layout.put(unit, host);
        boolean found = from(units, index + 1);
        layout.put(unit, Resident.UNDECIDED);
        if (found) {
          return true;
        }
        takenBack++;
      }
    }
    return false;
  }
}
