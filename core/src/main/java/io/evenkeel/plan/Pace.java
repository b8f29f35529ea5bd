package io.evenkeel.plan;

import java.util.BitSet;

/** How fast steps run, and which wait for others only so that links are well used. */
interface Pace {

  /** Whether a step may start once these have ended; what it must wait for is seen to elsewhere. */
  boolean ready(int step, BitSet ended);

  /** The bandwidth for a step that would start now, or {@link Links#FULL} and its like. */
  long rate(int step, Links links);
}
