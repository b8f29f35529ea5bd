package io.evenkeel.plan;

import io.evenkeel.plan.PartialSchedule.Run;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What is free of slots, links and room after a partial schedule, from the last start on and then
 * after each end; and the least time that all could end in for the sake of each link. Only hosts
 * that some step leaves or comes to count. The sides of a host are its way out and its way in.
 */
final class Frontier {

  private final Agenda agenda;
  private final RateChoices choices;
  private final int[] from;
  private final int[] to;
  private final int hosts;

  private final long[] memoryAtFirst;
  private final long[] vcpusAtFirst;
  private final long[] memory;
  private final long[] vcpus;

  /** By side: out of host i is i, into it is i + hosts. */
  private final long[] linkAtFirst;

  private final int[] slotsAtFirst;
  private final long[] link;
  private final int[] slots;
  private final double[] workAtFirst;
  private final double[] workLeft;
  private final double[] load;

  private PartialSchedule schedule = PartialSchedule.EMPTY;
  private int over;
  private long now;
  private double highest;
  private double sum;

  Frontier(Agenda agenda, RateChoices choices) {
    this.agenda = agenda;
    this.choices = choices;
    int[] used =
        IntStream.concat(Arrays.stream(agenda.from), Arrays.stream(agenda.to))
            .distinct()
            .sorted()
            .toArray();
    this.hosts = used.length;
    this.from = Arrays.stream(agenda.from).map(host -> Arrays.binarySearch(used, host)).toArray();
    this.to = Arrays.stream(agenda.to).map(host -> Arrays.binarySearch(used, host)).toArray();
    this.memoryAtFirst = new long[hosts];
    this.vcpusAtFirst = new long[hosts];
    this.linkAtFirst = new long[2 * hosts];
    this.slotsAtFirst = new int[2 * hosts];
    for (int host = 0; host < hosts; host++) {
      look(used[host], host);
    }
    this.memory = new long[hosts];
    this.vcpus = new long[hosts];
    this.link = new long[2 * hosts];
    this.slots = new int[2 * hosts];
    this.workAtFirst = new double[2 * hosts];
    this.workLeft = new double[2 * hosts];
    this.load = new double[2 * hosts];
    for (int step = 0; step < agenda.size; step++) {
      workAtFirst[from[step]] += choices.work[step];
      workAtFirst[to[step] + hosts] += choices.work[step];
    }
  }

  private void look(int host, int as) {
    var one = agenda.host(host);
    memoryAtFirst[as] = agenda.site.memory[host];
    vcpusAtFirst[as] = agenda.site.vcpus[host];
    linkAtFirst[as] = one.reach().migrationBitsPerSecond();
    linkAtFirst[as + hosts] = linkAtFirst[as];
    slotsAtFirst[as] = one.limits().maxMigrationsOut();
    slotsAtFirst[as + hosts] = one.limits().maxMigrationsIn();
  }

  /** Looks at a schedule, at the time of its last start. */
  void at(PartialSchedule begun) {
    schedule = begun;
    over = 0;
    now = begun.now;
    System.arraycopy(memoryAtFirst, 0, memory, 0, hosts);
    System.arraycopy(vcpusAtFirst, 0, vcpus, 0, hosts);
    System.arraycopy(linkAtFirst, 0, link, 0, link.length);
    System.arraycopy(slotsAtFirst, 0, slots, 0, slots.length);
    System.arraycopy(workAtFirst, 0, workLeft, 0, workLeft.length);
    for (long left = begun.started; left != 0; left &= left - 1) {
      int step = Long.numberOfTrailingZeros(left);
      workLeft[from[step]] -= choices.work[step];
      workLeft[to[step] + hosts] -= choices.work[step];
      arrive(step);
      leave(step);
    }
    for (Run run : begun.running) {
      memory[from[run.step()]] -= agenda.memory[run.step()];
      vcpus[from[run.step()]] -= agenda.vcpus[run.step()];
      use(run, -1);
    }
    weigh();
  }

  private void arrive(int step) {
    memory[to[step]] -= agenda.memory[step];
    vcpus[to[step]] -= agenda.vcpus[step];
  }

  private void leave(int step) {
    memory[from[step]] += agenda.memory[step];
    vcpus[from[step]] += agenda.vcpus[step];
  }

  private void use(Run run, int sign) {
    int out = from[run.step()];
    int in = to[run.step()] + hosts;
    slots[out] += sign;
    slots[in] += sign;
    link[out] += sign * run.rate();
    link[in] += sign * run.rate();
  }

  long now() {
    return now;
  }

  /** Goes on to when the next ends; false if nothing runs any more. */
  boolean next() {
    if (over == schedule.running.length) {
      return false;
    }
    now = schedule.running[over].end();
    while (over < schedule.running.length && schedule.running[over].end() == now) {
      leave(schedule.running[over].step());
      use(schedule.running[over], 1);
      over++;
    }
    weigh();
    return true;
  }

  /** Whether there is room, and whoever must have left has. */
  boolean ready(int step) {
    if (agenda.memory[step] > memory[to[step]]
        || agenda.vcpus[step] > vcpus[to[step]]
        || slots[from[step]] <= 0
        || slots[to[step] + hosts] <= 0) {
      return false;
    }
    for (int earlier : agenda.clear[step]) {
      if (!schedule.hasStarted(earlier) || runs(earlier)) {
        return false;
      }
    }
    return true;
  }

  private boolean runs(int step) {
    for (int i = over; i < schedule.running.length; i++) {
      if (schedule.running[i].step() == step) {
        return true;
      }
    }
    return false;
  }

  boolean carries(int step, long rate) {
    return rate <= link[from[step]] && rate <= link[to[step] + hosts];
  }

  /** When each link is done at the soonest if nothing starts before now. */
  private void weigh() {
    for (int side = 0; side < load.length; side++) {
      load[side] = workLeft[side];
    }
    for (int i = over; i < schedule.running.length; i++) {
      Run run = schedule.running[i];
      double left = (double) run.rate() * (double) (run.end() - now);
      load[from[run.step()]] += left;
      load[to[run.step()] + hosts] += left;
    }
    highest = schedule.end();
    sum = 0;
    for (int side = 0; side < load.length; side++) {
      load[side] = load[side] > 0 ? now + load[side] / linkAtFirst[side] : 0;
      highest = Math.max(highest, load[side]);
      sum += load[side];
    }
  }

  /** No schedule ends sooner that goes on with this one. */
  double bound(Run next) {
    int step = next.step();
    double more = (double) next.rate() * (double) (next.end() - now) - choices.work[step];
    int out = from[step];
    int in = to[step] + hosts;
    double busier =
        Math.max(load[out] + more / linkAtFirst[out], load[in] + more / linkAtFirst[in]);
    return Math.max(highest, busier);
  }

  /** The mean of what all links need; tells apart what the longest of them does not. */
  double mean() {
    return sum / load.length;
  }
}
