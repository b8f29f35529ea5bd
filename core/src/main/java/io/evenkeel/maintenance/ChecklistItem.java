package io.evenkeel.maintenance;

import io.evenkeel.preflight.Finding.Severity;
import java.util.Optional;

/**
 * Something that a person, or a probe, sees to before a host is taken out, since the platform does
 * not show it.
 *
 * @param code stable, in capitals; it is the code of its finding, too
 * @param text what is to be seen to
 * @param severity what it means if nobody has
 * @param probe sees to it; empty if the one who asks must say that it was done
 */
public record ChecklistItem(String code, String text, Severity severity, Optional<Probe> probe) {

  /**
   * VergeOS asks for it: somebody who takes a host out must be able to reach it when its network or
   * system fails.
   */
  public static final ChecklistItem OUT_OF_BAND_ACCESS =
      new ChecklistItem(
          "OUT_OF_BAND_ACCESS",
          "its console (IPMI, iLO, iDRAC, serial) can be reached",
          Severity.WARN,
          Optional.empty());

  /** Checks that it is complete. */
  public ChecklistItem {
    if (!code.matches("[A-Z][A-Z0-9_]*") || text.isBlank()) {
      throw new IllegalArgumentException(
          "a checklist item needs a code in capitals and a text; got \"%s\", \"%s\""
              .formatted(code, text));
    }
  }

  /** The same, standing in the way of maintenance until it is seen to. */
  public ChecklistItem required() {
    return new ChecklistItem(code, text, Severity.BLOCK, probe);
  }

  /** The same, seen to by a probe. */
  public ChecklistItem probedBy(Probe value) {
    return new ChecklistItem(code, text, severity, Optional.of(value));
  }
}
