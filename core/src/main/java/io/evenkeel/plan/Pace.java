package io.evenkeel.plan;

/** The bandwidth at which each step runs. One is made for each schedule that is tried. */
interface Pace {

  /** It can't start now: too little is free. */
  long FULL = -1;

  /** What is free is so little that the workload would stand still for long; all of it would do. */
  long RATHER_WAIT = -2;

  /** Bits per second at which a step would best begin now, for which there are slots. */
  long rate(int step, Links links);

  /** A step has begun. */
  void begun(int step);

  /** A step has ended. */
  void ended(int step);
}
