package io.evenkeel.plan;

import org.jspecify.annotations.Nullable;

/**
 * The first few starts of a schedule, in the order of time: the last of them and what was there
 * before. Whatever starts later does so no sooner than the last.
 */
final class PartialSchedule {

  static final PartialSchedule EMPTY = new PartialSchedule();

  private final @Nullable PartialSchedule before;

  /** When the last starts. */
  final long now;

  /** A bit for every step that has started. */
  final long started;

  /** What runs once the last has started, the next to end first. */
  final Run[] running;

  /** The lower, the more promising. */
  final double score;

  private final @Nullable Run last;

  private PartialSchedule() {
    this.before = null;
    this.last = null;
    this.now = 0;
    this.started = 0;
    this.running = new Run[0];
    this.score = 0;
  }

  private PartialSchedule(PartialSchedule before, Run last, double score) {
    this.before = before;
    this.last = last;
    this.now = last.start;
    this.started = before.started | 1L << last.step;
    this.running = before.runningWith(last);
    this.score = score;
  }

  PartialSchedule then(Run next, double itsScore) {
    return new PartialSchedule(this, next, itsScore);
  }

  private Run[] runningWith(Run next) {
    int over = 0;
    while (over < running.length && running[over].end <= next.start) {
      over++;
    }
    Run[] runs = new Run[running.length - over + 1];
    int at = 0;
    while (over < running.length && running[over].end <= next.end) {
      runs[at++] = running[over++];
    }
    runs[at++] = next;
    System.arraycopy(running, over, runs, at, running.length - over);
    return runs;
  }

  boolean hasStarted(int one) {
    return (started >> one & 1) != 0;
  }

  /** When the last of those that have started ends. */
  long end() {
    return running.length == 0 ? now : running[running.length - 1].end;
  }

  /** Whether whatever can follow another that has started the same can follow this, as soon. */
  boolean asGoodAs(PartialSchedule other) {
    if (now > other.now) {
      return false;
    }
    for (Run run : running) {
      if (run.end > other.now && !other.outlasts(run)) {
        return false;
      }
    }
    return true;
  }

  private boolean outlasts(Run other) {
    for (Run run : running) {
      if (run.step == other.step) {
        return run.end >= other.end && run.rate >= other.rate;
      }
    }
    return false;
  }

  /** When each step starts and ends. */
  Timing timing(int steps) {
    Timing timing = new Timing(steps);
    PartialSchedule schedule = this;
    while (schedule != null && schedule.last != null) {
      Run run = schedule.last;
      timing.start()[run.step] = run.start;
      timing.end()[run.step] = run.end;
      timing.bitsPerSecond()[run.step] = run.rate;
      schedule = schedule.before;
    }
    return timing;
  }

  /** One step, when it runs, in nanoseconds, and at how many bits per second. */
  record Run(int step, long rate, long start, long end) {}
}
