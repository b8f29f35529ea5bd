package io.evenkeel.plan;

import io.evenkeel.plan.Steps.Step;
import io.evenkeel.spi.Demand;
import io.evenkeel.spi.Host;
import java.time.Duration;

/** The slots and links of all hosts while a schedule is made: what is in use and what is left. */
final class Links {

  /** No slot or no bandwidth is free. */
  static final long FULL = -1;

  /** What is free is so little that the workload would stand still for long; all of it would do. */
  static final long RATHER_WAIT = -2;

  private static final long MEGABIT = 1_000_000;

  private final Side out;
  private final Side in;

  Links(Site site, int lanes) {
    this.out = new Side(site.hosts.size(), lanes);
    this.in = new Side(site.hosts.size(), lanes);
    for (int host = 0; host < site.hosts.size(); host++) {
      Host one = site.hosts.get(host);
      out.link[host] = out.free[host] = one.reach().migrationBitsPerSecond();
      in.link[host] = in.free[host] = out.link[host];
      out.slots[host] = one.limits().maxMigrationsOut();
      in.slots[host] = one.limits().maxMigrationsIn();
    }
  }

  /** A step will want to run. */
  void expect(Step step) {
    if (step.how() != Move.How.COLD) {
      out.expected[step.from()]++;
      in.expected[step.to()]++;
    }
  }

  /** A step begins. */
  void occupy(Step step, long bitsPerSecond) {
    out.change(step.from(), bitsPerSecond, 1, step.how());
    in.change(step.to(), bitsPerSecond, 1, step.how());
    if (step.how() != Move.How.COLD) {
      out.expected[step.from()]--;
      in.expected[step.to()]--;
    }
  }

  /** A step has ended. */
  void release(Step step, long bitsPerSecond) {
    out.change(step.from(), bitsPerSecond, -1, step.how());
    in.change(step.to(), bitsPerSecond, -1, step.how());
  }

  /** An equal part of both links for as many moves as there are slots. */
  long evenShare(Step step) {
    return step.how() == Move.How.COLD
        ? 0
        : Math.max(
            1,
            Math.min(
                out.link[step.from()] / Math.max(1, out.slots[step.from()]),
                in.link[step.to()] / Math.max(1, in.slots[step.to()])));
  }

  /**
   * The bandwidth at which a step would best begin now: at least its share of what is free, more if
   * that shortens its pause to the downtime limit or makes it take less of the link altogether.
   */
  long rate(Step step) {
    if (out.full(step.from(), step.how()) || in.full(step.to(), step.how())) {
      return FULL;
    }
    if (step.how() == Move.How.COLD) {
      return 0;
    }
    long share = whole(Math.min(out.share(step.from()), in.share(step.to())));
    long most = whole(Math.min(out.free[step.from()], in.free[step.to()]));
    if (share <= 0) {
      return FULL;
    }
    long best = share;
    for (long rate = share; rate < most; ) {
      rate = Math.min(2 * rate, most);
      best = better(step, rate, best) ? rate : best;
    }
    long full = Math.min(out.link[step.from()], in.link[step.to()]);
    return most < whole(full) && pauses(step, best) && !pauses(step, full) ? RATHER_WAIT : best;
  }

  private static boolean better(Step step, long rate, long than) {
    boolean pauses = pauses(step, rate);
    return pauses == pauses(step, than) ? use(step, rate) < use(step, than) : !pauses;
  }

  private static boolean pauses(Step step, long rate) {
    Duration pause = MigrationModel.pause(step.resident().workload.demand(), step.how(), rate);
    return pause.compareTo(MigrationModel.DOWNTIME_LIMIT) > 0;
  }

  /** Bandwidth times time. */
  private static double use(Step step, long rate) {
    Demand demand = step.resident().workload.demand();
    return (double) rate * MigrationModel.duration(demand, step.how(), rate).toNanos();
  }

  /** Whole megabits where there is one: that is what people read and documents carry. */
  private static long whole(long bitsPerSecond) {
    return bitsPerSecond < MEGABIT ? bitsPerSecond : bitsPerSecond / MEGABIT * MEGABIT;
  }

  /** One direction of all hosts. */
  private static final class Side {

    private final int lanes;
    private final long[] link;
    private final long[] free;
    private final int[] slots;
    private final int[] running;
    private final int[] sending;
    private final int[] expected;

    Side(int hosts, int lanes) {
      this.lanes = lanes;
      this.link = new long[hosts];
      this.free = new long[hosts];
      this.slots = new int[hosts];
      this.running = new int[hosts];
      this.sending = new int[hosts];
      this.expected = new int[hosts];
    }

    void change(int host, long bitsPerSecond, int sign, Move.How how) {
      free[host] -= sign * bitsPerSecond;
      running[host] += sign;
      sending[host] += how == Move.How.COLD ? 0 : sign;
    }

    boolean full(int host, Move.How how) {
      return running[host] >= slots[host] || (how != Move.How.COLD && sending[host] >= lanes);
    }

    /** What is free, divided among the lanes that are still to be filled. */
    long share(int host) {
      int open = Math.min(Math.min(lanes, slots[host]) - sending[host], expected[host]);
      return free[host] <= 0 ? 0 : Math.max(1, free[host] / Math.max(1, open));
    }
  }
}
