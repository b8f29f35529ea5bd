package io.evenkeel.power.command;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the exit codes of the commands mean. A code that stands in neither set means that nobody
 * knows: a connection that broke looks alike before and after the host was told. So does a command
 * that was killed.
 *
 * @param accepted the host was asked; at least one, 0 to 255
 * @param refused it is certain that nothing has changed and nothing will; 0 to 255
 */
public record ExitCodes(Set<Integer> accepted, Set<Integer> refused) {

  /** 0 means asked, everything else that nobody knows. */
  public static final ExitCodes DEFAULT = new ExitCodes(Set.of(0), Set.of());

  private static final int MOST = 255;

  /** Copies, sorts and checks. */
  public ExitCodes {
    accepted = sorted(accepted);
    refused = sorted(refused);
    if (accepted.isEmpty()) {
      throw new IllegalArgumentException("no exit code is accepted; 0 is the usual one");
    }
    for (int code : refused) {
      if (accepted.contains(code)) {
        throw new IllegalArgumentException(
            "exit code " + code + " can't be both accepted and refused; take it out of one");
      }
    }
  }

  private static Set<Integer> sorted(Set<Integer> codes) {
    for (int code : codes) {
      if (code < 0 || code > MOST) {
        throw new IllegalArgumentException(
            "exit code %d must be from 0 to %d".formatted(code, MOST));
      }
    }
    return Collections.unmodifiableSet(new TreeSet<>(codes));
  }
}
