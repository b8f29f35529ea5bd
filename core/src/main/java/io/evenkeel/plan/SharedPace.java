package io.evenkeel.plan;

/** Divides what is free of a link among so many lanes when a step begins. */
final class SharedPace implements Pace {

  private final Agenda agenda;
  private final int lanes;
  private final Side out;
  private final Side in;

  SharedPace(Agenda agenda, int lanes) {
    this.agenda = agenda;
    this.lanes = lanes;
    this.out = new Side(agenda.site.hosts.size());
    this.in = new Side(agenda.site.hosts.size());
    for (int step = 0; step < agenda.size; step++) {
      if (!agenda.cold(step)) {
        out.expected[agenda.from[step]]++;
        in.expected[agenda.to[step]]++;
      }
    }
  }

  /**
   * At least its share of what is free, more if that shortens its pause to the downtime limit or
   * makes it take less of the link altogether.
   */
  @Override
  public long rate(int step, Links links) {
    if (agenda.cold(step)) {
      return 0;
    }
    int from = agenda.from[step];
    int to = agenda.to[step];
    if (out.sending[from] >= lanes || in.sending[to] >= lanes) {
      return FULL;
    }
    int outSlots = agenda.host(from).limits().maxMigrationsOut();
    int inSlots = agenda.host(to).limits().maxMigrationsIn();
    long most =
        Links.whole(
            Math.min(Math.min(links.freeOut(from), links.freeIn(to)), agenda.mostRate(step)));
    long share =
        Math.min(
            most,
            Links.whole(
                Math.min(
                    share(out, from, outSlots, links.freeOut(from)),
                    share(in, to, inSlots, links.freeIn(to)))));
    if (share <= 0) {
      return FULL;
    }
    long best = share;
    for (long rate = share; rate < most; ) {
      rate = Math.min(2 * rate, most);
      best = better(step, rate, best) ? rate : best;
    }
    long full = agenda.fullRate(step);
    boolean waits =
        most < Links.whole(full)
            && !agenda.switchesInTime(step, best)
            && agenda.switchesInTime(step, full);
    return waits ? RATHER_WAIT : best;
  }

  private boolean better(int step, long rate, long than) {
    boolean inTime = agenda.switchesInTime(step, rate);
    return inTime == agenda.switchesInTime(step, than) ? use(step, rate) < use(step, than) : inTime;
  }

  /** Bandwidth times time. */
  private double use(int step, long rate) {
    return (double) rate * agenda.nanos(step, rate);
  }

  /** What is free, divided among the lanes that are still to be filled. */
  private long share(Side side, int host, int slots, long free) {
    int open = Math.min(Math.min(lanes, slots) - side.sending[host], side.expected[host]);
    return free <= 0 ? 0 : Math.max(1, free / Math.max(1, open));
  }

  @Override
  public void begun(int step) {
    if (!agenda.cold(step)) {
      out.begun(agenda.from[step]);
      in.begun(agenda.to[step]);
    }
  }

  @Override
  public void ended(int step) {
    if (!agenda.cold(step)) {
      out.sending[agenda.from[step]]--;
      in.sending[agenda.to[step]]--;
    }
  }

  /** One direction of all hosts: who sends, and who will. */
  private static final class Side {

    private final int[] sending;
    private final int[] expected;

    Side(int hosts) {
      this.sending = new int[hosts];
      this.expected = new int[hosts];
    }

    void begun(int host) {
      sending[host]++;
      expected[host]--;
    }
  }
}
