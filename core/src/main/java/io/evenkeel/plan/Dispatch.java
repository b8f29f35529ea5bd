package io.evenkeel.plan;

import com.google.common.math.LongMath;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

/** Starts steps as soon as they may, in a given order, and so finds when each runs. */
final class Dispatch {

  private final Agenda agenda;
  private final Pace pace;
  private final Links links;
  private final Room room;
  private final Timing timing;
  private final boolean sequential;
  private final Crowds crowds;
  private final boolean[] started;
  private final boolean[] ended;
  private final Running running;
  private final Holds holds;

  /** Hosts that a step may be able to leave now and was not before. */
  private final BitSet stirred = new BitSet();

  Dispatch(Agenda agenda, PlanRequest request, Pace pace) {
    this.agenda = agenda;
    this.pace = pace;
    this.links = agenda.links();
    this.room = new Room(agenda);
    this.timing = new Timing(agenda.size);
    this.sequential = request.options().sequential();
    this.crowds = new Crowds(agenda, request.wishes().blastRadii());
    this.started = new boolean[agenda.size];
    this.ended = new boolean[agenda.size];
    this.running = new Running(agenda.all());
    this.holds = new Holds(agenda);
    this.stirred.set(0, agenda.site.hosts.size());
  }

  /**
   * When each step runs; nothing if that leads into a dead end, or ends too late.
   *
   * @param order in which steps are asked whether they can start
   * @param inTurn whether those that come to a host with too little room do so by their numbers,
   *     which never leads into a dead end
   * @param latest no step may end later
   */
  Optional<Timing> run(int[] order, boolean inTurn, long latest) {
    for (int move = agenda.size; move < agenda.all(); move++) {
      long rate = agenda.cold(move) ? 0 : links.evenShare(agenda.from[move], agenda.to[move]);
      links.occupy(agenda.from[move], agenda.to[move], rate);
      running.add(move, agenda.nanos(move, rate), rate);
    }
    int[] waiting = order.clone();
    int left = waiting.length;
    long now = 0;
    while (left > 0) {
      int still = start(waiting, left, inTurn, now);
      if (still == left && running.isEmpty() && !holds.lift()) {
        return Optional.empty();
      }
      left = still;
      if (running.last() > latest) {
        return Optional.empty();
      }
      if (!running.isEmpty()) {
        now = running.next();
        stirred.clear();
        end(now);
        stir(waiting, left);
      }
    }
    return Optional.of(timing);
  }

  /** Starts whom it can; those still waiting are the first so many of the array afterwards. */
  private int start(int[] waiting, int count, boolean inTurn, long now) {
    holds.clear();
    int left = 0;
    for (int i = 0; i < count; i++) {
      int step = waiting[i];
      if (!stirred.get(agenda.from[step]) || !start(step, inTurn, now)) {
        waiting[left++] = step;
      }
    }
    return left;
  }

  private boolean start(int step, boolean inTurn, long now) {
    if ((sequential && !running.isEmpty()) || holds.holdBack(step)) {
      return false;
    }
    long rate = ready(step, inTurn) ? pace.rate(step, links) : Pace.FULL;
    if (rate == Pace.FULL || rate == Pace.RATHER_WAIT) {
      holds.blocked(step, rate == Pace.RATHER_WAIT);
      return false;
    }
    long end = LongMath.saturatedAdd(now, agenda.nanos(step, rate));
    timing.start()[step] = now;
    timing.end()[step] = end;
    timing.bitsPerSecond()[step] = rate;
    started[step] = true;
    links.occupy(agenda.from[step], agenda.to[step], rate);
    room.arrive(step);
    pace.begun(step);
    running.add(step, end, rate);
    return true;
  }

  private boolean ready(int step, boolean inTurn) {
    if (!links.hasSlots(agenda.from[step], agenda.to[step]) || !room.takes(step)) {
      return false;
    }
    for (int earlier : agenda.clear[step]) {
      if (!ended[earlier]) {
        return false;
      }
    }
    int before = agenda.before[step];
    return (!inTurn || before < 0 || started[before]) && !crowds.full(step, running);
  }

  private void end(long now) {
    while (!running.isEmpty() && running.next() == now) {
      long rate = running.nextRate();
      int move = running.remove();
      links.release(agenda.from[move], agenda.to[move], rate);
      stirred.set(agenda.from[move]);
      stirred.set(agenda.to[move]);
      if (move < agenda.size) {
        ended[move] = true;
        room.leave(move);
        pace.ended(move);
      }
    }
  }

  /** Only where something has changed can a step start that could not start before. */
  private void stir(int[] waiting, int count) {
    if (sequential || crowds.any() || holds.matter()) {
      stirred.set(0, agenda.site.hosts.size());
      return;
    }
    BitSet changed = (BitSet) stirred.clone();
    for (int i = 0; i < count; i++) {
      int step = waiting[i];
      if (changed.get(agenda.to[step])
          || agenda.clear[step].length > 0
          || agenda.before[step] >= 0) {
        stirred.set(agenda.from[step]);
      }
    }
  }

  /**
   * Who can't start keeps those of lower priority from his hosts, or all from the one he leaves.
   */
  private static final class Holds {

    private final Agenda agenda;
    private final boolean matter;
    private final int[] atLeast;
    private final BitSet closed = new BitSet();
    private boolean lifted;
    private boolean ignored;

    Holds(Agenda agenda) {
      this.agenda = agenda;
      this.matter = !agenda.equalPriorities();
      this.atLeast = new int[matter ? agenda.site.hosts.size() : 0];
    }

    boolean matter() {
      return matter;
    }

    void clear() {
      ignored = lifted;
      lifted = false;
      Arrays.fill(atLeast, Integer.MIN_VALUE);
      closed.clear();
    }

    /** When nothing goes on, nobody is held back in the next round. */
    boolean lift() {
      lifted = matter && !ignored;
      return lifted;
    }

    void blocked(int step, boolean everybody) {
      if (everybody) {
        closed.set(agenda.from[step]);
      }
      if (matter) {
        hold(agenda.from[step], agenda.priority[step]);
        hold(agenda.to[step], agenda.priority[step]);
      }
    }

    private void hold(int host, int priority) {
      atLeast[host] = Math.max(atLeast[host], priority);
    }

    boolean holdBack(int step) {
      if (closed.get(agenda.from[step])) {
        return true;
      }
      return matter && !ignored && tooLow(step);
    }

    private boolean tooLow(int step) {
      return agenda.priority[step] < atLeast[agenda.from[step]]
          || agenda.priority[step] < atLeast[agenda.to[step]];
    }
  }
}
