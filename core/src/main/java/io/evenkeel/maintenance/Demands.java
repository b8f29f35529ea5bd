package io.evenkeel.maintenance;

import io.evenkeel.maintenance.operation.Consents;
import io.evenkeel.preflight.Finding;
import java.util.List;

/**
 * What the panel asks for beyond what the platform shows.
 *
 * @param checklist what somebody must see to
 * @param confirmation whether a plan must have been agreed to
 * @param health whether new moves may begin
 */
record Demands(List<ChecklistItem> checklist, boolean confirmation, ZoneHealth health) {

  Demands {
    checklist = List.copyOf(checklist);
  }

  /**
   * Refuses what nobody asked for.
   *
   * @throws IllegalArgumentException if an item that was seen to is not on the checklist
   */
  void mustKnow(Consents consents) {
    List<String> codes = codes();
    for (String code : consents.checked()) {
      if (!codes.contains(code)) {
        throw new IllegalArgumentException(
            "there is no checklist item %s; the checklist has %s"
                .formatted(code, codes.isEmpty() ? "none" : String.join(", ", codes)));
      }
    }
  }

  List<String> codes() {
    return checklist.stream().map(ChecklistItem::code).toList();
  }

  /** A finding for each item: seen to, or not. */
  List<Finding> findings(String host, Consents consents) {
    return checklist.stream().map(item -> finding(item, host, consents)).toList();
  }

  private static Finding finding(ChecklistItem item, String host, Consents consents) {
    if (consents.checked().contains(item.code())) {
      return Finding.info(
          item.code(), host, item.text() + ": confirmed by the one who asks", "Nothing to do");
    }
    if (item.probe().isEmpty()) {
      return open(item, host, "nobody has confirmed that " + item.text());
    }
    String trouble = trouble(item.probe().get(), host);
    return trouble.isEmpty()
        ? Finding.info(item.code(), host, item.text() + ": probed just now", "Nothing to do")
        : open(item, host, "it was probed whether %s: %s".formatted(item.text(), trouble));
  }

  /** A probe is the panel's code: whatever it throws means that nothing was proven. */
  private static String trouble(Probe probe, String host) {
    try {
      return probe.trouble(host);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return "the probe was interrupted";
    } catch (Exception failure) {
      return "the probe failed: " + failure;
    }
  }

  private static Finding open(ChecklistItem item, String host, String text) {
    return new Finding(
        item.code(),
        item.severity(),
        host,
        text,
        "See to it, and confirm %s in the request".formatted(item.code()));
  }
}
