package io.evenkeel.plan;

import io.evenkeel.spi.Workload;

/** A workload that takes room: where it is, and where a layout has it. */
final class Resident {

  /** Where a resident is that leaves its host for one not chosen yet. */
  static final int UNDECIDED = -1;

  final Workload workload;

  /** The index of its host. */
  final int home;

  /** Indexes of the other hosts that hold a copy of it: one that arrives, or one left behind. */
  final int[] copies;

  /** The index of the host a layout has it on, or {@link #UNDECIDED}. */
  int at;

  Resident(Workload workload, int home, int[] copies) {
    this.workload = workload;
    this.home = home;
    this.copies = copies;
    this.at = home;
  }

  String id() {
    return workload.id();
  }

  boolean hasCopyAt(int host) {
    for (int copy : copies) {
      if (copy == host) {
        return true;
      }
    }
    return false;
  }

  @Override
  public String toString() {
    return id();
  }
}
