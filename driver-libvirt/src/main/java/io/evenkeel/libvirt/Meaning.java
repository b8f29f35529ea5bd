package io.evenkeel.libvirt;

import io.evenkeel.spi.DriverException.Kind;

/** What an error of libvirt, or of the way to it, means. {@link ErrorTable} says which is which. */
enum Meaning {
  /** No connection could be made: nothing was asked. */
  UNREACHABLE(Kind.TRANSIENT, Kind.TRANSIENT),
  /** The connection broke while something was asked. */
  LINK_LOST(Kind.TRANSIENT, Kind.OUTCOME_UNKNOWN),
  /** No answer before our own deadline. */
  NO_ANSWER(Kind.TRANSIENT, Kind.OUTCOME_UNKNOWN),
  /** Something else holds the workload just now. */
  BUSY(Kind.TRANSIENT, Kind.TRANSIENT),
  /** A running job was given up, by us or by somebody else. */
  CANCELLED(Kind.TRANSIENT, Kind.OUTCOME_UNKNOWN),
  /** The workload is not known there. */
  NOT_FOUND(Kind.NOT_FOUND, Kind.NOT_FOUND),
  /** This libvirt or QEMU can't do that. */
  UNSUPPORTED(Kind.UNSUPPORTED, Kind.UNSUPPORTED),
  /** libvirt refused before it changed anything. */
  REFUSED(Kind.REFUSED, Kind.REFUSED),
  /** It began and went wrong, or the error is not one we know. */
  BROKEN(Kind.TRANSIENT, Kind.OUTCOME_UNKNOWN);

  private final Kind whenAsking;
  private final Kind whenChanging;

  Meaning(Kind whenAsking, Kind whenChanging) {
    this.whenAsking = whenAsking;
    this.whenChanging = whenChanging;
  }

  /** What it means to the caller of a call that only looks. */
  Kind whenAsking() {
    return whenAsking;
  }

  /** What it means to the caller of a call that changes something. */
  Kind whenChanging() {
    return whenChanging;
  }

  /** Whether it is certain that a call that should have changed something changed nothing. */
  boolean nothingChanged() {
    return whenChanging.nothingChanged();
  }

  /** Whether the connection it came from is of no more use. */
  boolean endsTheConnection() {
    return this == UNREACHABLE || this == LINK_LOST || this == NO_ANSWER;
  }
}
