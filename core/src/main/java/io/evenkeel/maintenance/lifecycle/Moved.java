package io.evenkeel.maintenance.lifecycle;

import io.evenkeel.maintenance.operation.Item;
import io.evenkeel.maintenance.operation.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Workloads that we have moved already, and that may have to move once more to make room: by way of
 * one host to another, or since the world has changed.
 */
final class Moved {

  /** A plan needs two moves of one at most; that the world changes twice more is enough. */
  private static final int MOST_ORDERS = 6;

  private Moved() {}

  /** Whether an item that has come to rest, away from the host that is emptied, may move again. */
  static boolean mayAgain(Draft draft, Item item) {
    return rests(item)
        && item.attempt().number() < MOST_ORDERS
        && !draft.location(item).equals(draft.host());
  }

  /** Whom no plan may move once more, with the hosts it must avoid for that: all of them. */
  static Map<String, List<String>> often(Draft draft) {
    List<String> hosts = draft.cluster.hosts().stream().map(host -> host.id()).toList();
    Map<String, List<String>> often = new LinkedHashMap<>();
    draft.items().stream()
        .filter(item -> rests(item) && item.attempt().number() >= MOST_ORDERS)
        .forEach(item -> often.put(item.workload(), hosts));
    return often;
  }

  /** Whether a workload is where our last order has put it. */
  static boolean byUs(Draft draft, Item item) {
    String host = draft.location(item);
    return item.attempt().step() == Step.NONE
        && item.attempt().to().equals(host)
        && !host.equals(draft.host())
        && !item.course().avoid().contains(host);
  }

  private static boolean rests(Item item) {
    return !item.open()
        && switch (item.state()) {
          case ARRIVED, AT_REST, HOME -> true;
          default -> false;
        };
  }
}
