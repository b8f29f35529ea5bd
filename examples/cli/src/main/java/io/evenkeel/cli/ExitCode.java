package io.evenkeel.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the program says when it ends. Stable: scripts depend on these numbers. */
final class ExitCode {

  /** Done, or there was nothing to do. */
  static final int DONE = 0;

  /** A defect of the program. */
  static final int DEFECT = 1;

  /** The command line, a document or a request is wrong. Nothing was changed. */
  static final int BAD_INPUT = 2;

  /** Preflight refused. Nothing was changed. */
  static final int BLOCKED = 3;

  /** The plan leaves workloads where they are. */
  static final int INCOMPLETE = 4;

  /** An operator is needed, or the time to wait is over. What was begun is written down. */
  static final int WAITING = 5;

  /** The hypervisor driver failed. */
  static final int DRIVER = 6;

  private ExitCode() {}

  /** The numbers and what they mean, for the help text. */
  static Map<String, String> help() {
    Map<String, String> codes = new LinkedHashMap<>();
    codes.put("0", "done, or there was nothing to do");
    codes.put("1", "a defect of the program, or it could not be built");
    codes.put("2", "usage or bad input, or the state of the host forbids it; nothing was changed");
    codes.put("3", "blocked by preflight; nothing was changed");
    codes.put("4", "the plan is incomplete");
    codes.put("5", "waiting for the operator, or --timeout is over");
    codes.put("6", "driver failure; the host could not be asked to reboot");
    return codes;
  }
}
