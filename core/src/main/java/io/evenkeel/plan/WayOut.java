package io.evenkeel.plan;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How soon each step can start, and how long it takes at least from its end to the end of all: who
 * must free the room it needs, and who waits for the room it frees. What is true of starts holds of
 * ends when time runs backwards.
 */
final class WayOut {

  private static final int ROUNDS = 8;

  private final Agenda agenda;
  private final RateChoices choices;

  /** By step: no schedule starts it sooner, in nanoseconds. */
  final long[] head;

  /** By step: no schedule ends sooner after its end. */
  final long[] tail;

  private final long[] freeMemory;
  private final long[] freeVcpus;

  WayOut(Agenda agenda, RateChoices choices) {
    this.agenda = agenda;
    this.choices = choices;
    this.head = new long[agenda.size];
    this.tail = new long[agenda.size];
    this.freeMemory = agenda.site.memory.clone();
    this.freeVcpus = agenda.site.vcpus.clone();
    settle(agenda.from, agenda.to, head, true);
    for (int step = 0; step < agenda.size; step++) {
      freeMemory[agenda.from[step]] += agenda.memory[step];
      freeVcpus[agenda.from[step]] += agenda.vcpus[step];
      freeMemory[agenda.to[step]] -= agenda.memory[step];
      freeVcpus[agenda.to[step]] -= agenda.vcpus[step];
    }
    settle(agenda.to, agenda.from, tail, false);
  }

  private void settle(int[] from, int[] to, long[] soonest, boolean forwards) {
    boolean changed = true;
    for (int round = 0; round < ROUNDS && changed; round++) {
      changed = false;
      long[] ends = new long[agenda.size];
      Arrays.setAll(ends, step -> soonest[step] + choices.shortest[step]);
      int[] byEnd = byEnd(ends);
      for (int step = 0; step < agenda.size; step++) {
        long time = Math.max(roomFor(step, from, to, byEnd, ends), soonest[step]);
        changed |= time > soonest[step];
        soonest[step] = time;
      }
      changed |= follow(soonest, forwards);
    }
  }

  private static int[] byEnd(long[] ends) {
    return IntStream.range(0, ends.length)
        .boxed()
        .sorted(Comparator.comparingLong(step -> ends[step]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** When enough can have left the host that a step goes to. */
  private long roomFor(int step, int[] from, int[] to, int[] byEnd, long[] ends) {
    int host = to[step];
    long memory = freeMemory[host] - agenda.memory[step];
    long vcpus = freeVcpus[host] - agenda.vcpus[step];
    long time = 0;
    for (int i = 0; i < byEnd.length && (memory < 0 || vcpus < 0); i++) {
      int other = byEnd[i];
      if (from[other] == host) {
        memory += agenda.memory[other];
        vcpus += agenda.vcpus[other];
        time = ends[other];
      }
    }
    return time;
  }

  private boolean follow(long[] soonest, boolean forwards) {
    boolean changed = false;
    for (int step = 0; step < agenda.size; step++) {
      for (int earlier : agenda.clear[step]) {
        int first = forwards ? earlier : step;
        int then = forwards ? step : earlier;
        long time = soonest[first] + choices.shortest[first];
        changed |= time > soonest[then];
        soonest[then] = Math.max(soonest[then], time);
      }
    }
    return changed;
  }

  /** No schedule with these targets and rates ends sooner. */
  double bound() {
    double longest = 0;
    for (int step = 0; step < agenda.size; step++) {
      longest = Math.max(longest, (double) (head[step] + choices.shortest[step] + tail[step]));
      longest = Math.max(longest, side(agenda.from, agenda.from[step]));
      longest = Math.max(longest, side(agenda.to, agenda.to[step]));
    }
    return longest;
  }

  /**
   * Whatever on one link can't start before a time, and leaves some time after it, fits between.
   */
  private double side(int[] hosts, int host) {
    double link = (double) agenda.host(host).reach().migrationBitsPerSecond();
    double longest = 0;
    for (int first = 0; first < agenda.size; first++) {
      for (int last = 0; last < agenda.size; last++) {
        if (hosts[first] == host && hosts[last] == host) {
          double time = head[first] + tail[last];
          longest = Math.max(longest, time + work(hosts, host, head[first], tail[last]) / link);
        }
      }
    }
    return longest;
  }

  private double work(int[] hosts, int host, long from, long to) {
    double sum = 0;
    for (int step = 0; step < agenda.size; step++) {
      if (hosts[step] == host && head[step] >= from && tail[step] >= to) {
        sum += choices.work[step];
      }
    }
    return sum;
  }
}
