package io.evenkeel.cli.view;

import io.evenkeel.plan.Remaining.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reasons host by host, in as many phrases as there are codes: a cluster may have many hosts. */
final class Reasons {

  private static final int MOST_HOSTS = 4;

  private Reasons() {}

  /** {@code NO_MEMORY on n2, n3 and 16 more (n2: needs 65536 MiB, 40000 MiB free)}. */
  static List<String> grouped(List<Reason> reasons) {
    Map<String, List<Reason>> byCode = new LinkedHashMap<>();
    reasons.forEach(
        reason -> byCode.computeIfAbsent(reason.code(), code -> new ArrayList<>()).add(reason));
    return byCode.values().stream().map(Reasons::phrase).toList();
  }

  private static String phrase(List<Reason> alike) {
    Reason first = alike.get(0);
    String hosts = Texts.some(alike.stream().map(Reason::host).distinct().toList(), MOST_HOSTS);
    return "%s on %s%s".formatted(first.code(), hosts, detail(alike));
  }

  /** One host's figures stand for the others'. */
  private static String detail(List<Reason> alike) {
    Reason first = alike.get(0);
    if (first.detail().isEmpty()) {
      return "";
    }
    boolean same = alike.stream().allMatch(reason -> reason.detail().equals(first.detail()));
    return same
        ? " (%s)".formatted(first.detail())
        : " (%s: %s)".formatted(first.host(), first.detail());
  }
}
