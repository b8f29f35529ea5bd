package io.evenkeel.plan;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Which step should go first: by priority, then by what has the longest way to the end. */
final class Urgency {

  private final Agenda agenda;
  private final long[] way;

  /** Hands the priority of whoever waits on to those he waits for. */
  Urgency(Agenda agenda) {
    this.agenda = agenda;
    this.way = new long[agenda.size];
    for (int step = 0; step < agenda.size; step++) {
      way[step] = agenda.nanos(step, agenda.fullRate(step));
    }
    if (agenda.anyWaits()) {
      follow(Waits.inTurn(agenda).all());
    }
  }

  /** The steps, the most urgent first. */
  int[] order() {
    return IntStream.range(0, agenda.size)
        .boxed()
        .sorted(
            Comparator.comparingInt((Integer i) -> agenda.priority[i])
                .thenComparingLong(i -> way[i])
                .reversed()
                .thenComparing(agenda::id))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private void follow(List<List<Integer>> waits) {
    int lowest = Arrays.stream(agenda.priority).min().orElse(0);
    for (int i = agenda.size - 1; i >= 0; i--) {
      if (agenda.steps.get(i).why() == Move.Why.MAKE_ROOM) {
        agenda.priority[i] = lowest;
      }
    }
    for (int i = agenda.size - 1; i >= 0; i--) {
      for (int earlier : waits.get(i)) {
        agenda.priority[earlier] = Math.max(agenda.priority[earlier], agenda.priority[i]);
        way[earlier] =
            Math.max(way[earlier], agenda.nanos(earlier, agenda.fullRate(earlier)) + way[i]);
      }
    }
  }
}
