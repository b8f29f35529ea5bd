package io.evenkeel.fake;

/** How often a workload ran, and for how long it did not. */
final class Uptime {

  /** Counts its runs; the first is 1. */
  int run = 1;

  /** How often it was started after it had been off. */
  int restarts;

  /** How often it went off or was suspended. */
  int stops;

  /** Nanoseconds it stood still, but for the stretch it may be in. */
  long still;

  /** Since when it is off; -1 if it runs, or was off from the beginning. */
  long offSince = -1;

  /** Why it is off; empty if it is not. */
  String cause = "";

  void stopped(long now, String why) {
    stops++;
    offSince = now;
    cause = why;
  }

  void started(long now, boolean resumed) {
    if (offSince >= 0) {
      still += now - offSince;
      offSince = -1;
    }
    if (!resumed) {
      run++;
      restarts++;
    }
    cause = "";
  }

  /** Nanoseconds it stood still, until now. */
  long still(long now) {
    return offSince < 0 ? still : still + now - offSince;
  }
}
