package io.evenkeel.libvirt;

import io.evenkeel.spi.DriverException.Kind;

/**
 * What an error of libvirt means. Its code and domain decide, its text only refines: all seen on
 * libvirt 9.0 and 11.3.
 */
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

  private static final int FROM_RPC = 7;
  private static final int FROM_NOWHERE = 0;
  private static final int FROM_QEMU = 10;
  private static final int FROM_STORAGE = 18;
  private static final int FROM_DOMAIN = 20;
  private static final int FROM_CPU = 31;

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

  /**
   * Reads an error. {@code code} is libvirt's virErrorNumber, {@code domain} its virErrorDomain.
   */
  static Meaning of(int code, int domain, String text) {
    return switch (code) {
      case 1 -> internal(domain, text);
      case 3, 8, 74, 84 -> UNSUPPORTED;
      case 5 -> UNREACHABLE;
      case 6, 39 -> LINK_LOST;
      case 9 -> domain == FROM_CPU || domain == FROM_DOMAIN ? REFUSED : BROKEN;
      case 38 -> system(domain, text);
      case 42 -> NOT_FOUND;
      case 45, 49, 55, 67, 81, 88, 91 -> REFUSED;
      case 68, 86 -> BUSY;
      case 78 -> CANCELLED;
      default -> BROKEN;
    };
  }

  private static Meaning internal(int domain, String text) {
    if (domain == FROM_RPC) {
      return LINK_LOST;
    }
    boolean sameHost = domain == FROM_QEMU && text.contains("migrate guest to the same host");
    return sameHost ? REFUSED : BROKEN;
  }

  private static Meaning system(int domain, String text) {
    return switch (domain) {
      case FROM_RPC ->
          text.contains("nable to connect")
                  || text.contains("nable to resolve")
                  || text.contains("ailed to connect")
              ? UNREACHABLE
              : LINK_LOST;
      case FROM_STORAGE, FROM_NOWHERE -> REFUSED;
      default -> BROKEN;
    };
  }
}
