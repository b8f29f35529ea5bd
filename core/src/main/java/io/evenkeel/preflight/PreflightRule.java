package io.evenkeel.preflight;

import java.util.List;

/**
 * One thing that is checked before a host is taken out. A panel adds its own. A rule sees only the
 * candidate: it does no I/O and gives the same findings for the same candidate.
 */
@FunctionalInterface
public interface PreflightRule {

  /** What was found; empty if all is well. */
  List<Finding> check(Candidate candidate);

  /** The codes its findings may have, so that they can be waived before they were ever seen. */
  default List<String> codes() {
    return List.of();
  }
}
