package io.evenkeel.plan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Starts those of a failed host again in a layout, each on the first host of an order that takes
 * it. Those whom no rule binds are only counted: nobody asks where they are.
 */
final class Restart {

  /** So many choices are taken back at most: enough for all ways of a few workloads and hosts. */
  private static final int MOST_TAKEN_BACK = 500;

  private final Layout layout;
  private final int failed;
  private final List<Starter> starters;
  private final List<int[]> homes = new ArrayList<>();
  private int takenBack;

  /** Takes everybody off the failed host. */
  Restart(Layout layout, int failed, List<Starter> starters) {
    this.layout = layout;
    this.failed = failed;
    this.starters = starters;
    for (Starter one : starters) {
      if (one.bound()) {
        homes.add(layout.whereabouts(one.party()));
        layout.put(one.party(), Resident.UNDECIDED);
      }
    }
  }

  /** Leaves the layout as it was. */
  void putBack() {
    int next = 0;
    for (Starter one : starters) {
      if (one.bound()) {
        layout.putBack(one.party(), homes.get(next++));
      }
    }
  }

  /** Those who find no place if each takes the first there is. */
  List<Starter> firstFit(List<Integer> order) {
    List<Starter> left = new ArrayList<>();
    int[] places = new int[starters.size()];
    for (int i = 0; i < places.length; i++) {
      places[i] = first(starters.get(i), order);
      if (places[i] == Resident.UNDECIDED) {
        left.add(starters.get(i));
      } else {
        start(starters.get(i), places[i]);
      }
    }
    for (int i = 0; i < places.length; i++) {
      if (places[i] != Resident.UNDECIDED) {
        stop(starters.get(i), places[i]);
      }
    }
    return left;
  }

  private int first(Starter one, List<Integer> order) {
    for (int i = 0; i < order.size(); i++) {
      if (takes(one, order.get(i))) {
        return order.get(i);
      }
    }
    return Resident.UNDECIDED;
  }

  /** Whether some way to start everybody turns up before patience is at its end. */
  boolean anyWay(List<Integer> order) {
    takenBack = 0;
    return from(0, order);
  }

  private boolean from(int index, List<Integer> order) {
    if (index == starters.size()) {
      return true;
    }
    Starter one = starters.get(index);
    for (int host : order) {
      if (takenBack <= MOST_TAKEN_BACK && takes(one, host)) {
        start(one, host);
        boolean found = from(index + 1, order);
        stop(one, host);
        if (found) {
          return true;
        }
        takenBack++;
      }
    }
    return false;
  }

  /** Whether one finds no place even alone, or all together ask for more than there is. */
  boolean hopeless() {
    BitSet open = new BitSet();
    long memory = 0;
    long vcpus = 0;
    for (Starter one : starters) {
      if (one.party().targets.stream().noneMatch(host -> takes(one, host))) {
        return true;
      }
      open.or(one.party().targets);
      memory += one.party().memory;
      vcpus += one.party().vcpus;
    }
    open.clear(failed);
    return memory > open.stream().mapToLong(host -> Math.max(0, layout.memory[host])).sum()
        || vcpus > open.stream().mapToLong(host -> Math.max(0, layout.vcpus[host])).sum();
  }

  private boolean takes(Starter one, int host) {
    Party party = one.party();
    return host != failed
        && party.targets.get(host)
        && party.memory <= layout.memory[host]
        && party.vcpus <= layout.vcpus[host]
        && layout.pages.has(party, host)
        && (!one.bound() || layout.lawful(party, host));
  }

  private void start(Starter one, int host) {
    if (one.bound()) {
      layout.put(one.party(), host);
    } else {
      layout.memory[host] -= one.party().memory;
      layout.vcpus[host] -= one.party().vcpus;
      layout.pages.take(one.party(), host, 1);
    }
  }

  private void stop(Starter one, int host) {
    if (one.bound()) {
      layout.put(one.party(), Resident.UNDECIDED);
    } else {
      layout.memory[host] += one.party().memory;
      layout.vcpus[host] += one.party().vcpus;
      layout.pages.take(one.party(), host, -1);
    }
  }
}
