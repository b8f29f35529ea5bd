package io.evenkeel.cli;

import io.evenkeel.cli.session.Names;
import io.evenkeel.cli.view.PlanView;
import io.evenkeel.cli.view.Texts;
import io.evenkeel.plan.Plan;
import io.evenkeel.plan.Stop;
import io.evenkeel.preflight.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is asked before a host is emptied: the plan, and whatever somebody who only glances at it
 * must not miss.
 *
 * @param host the host
 * @param names what workloads are called
 * @param forceOff whether what ignores its shutdown is switched off
 * @param open what of the checklist nobody has seen to
 */
record Question(String host, Names names, boolean forceOff, List<Finding> open) {

  /** Copies. */
  Question {
    open = List.copyOf(open);
  }

  /** The plan, and below it what is not to be missed. */
  List<String> about(Plan plan) {
    List<String> lines = new ArrayList<>(new PlanView(names).of(plan));
    if (!plan.stops().isEmpty()) {
      lines.add(
          "stops    " + stopped(plan) + (forceOff ? "; switched off if that is ignored" : ""));
    }
    open.forEach(
        finding ->
            lines.add(
                Texts.clean(
                    "open     %s: %s (seen to it? --checked %s)"
                        .formatted(finding.code(), finding.text(), finding.code()))));
    return lines;
  }

  /** The question itself. */
  String text(Plan plan) {
    List<String> with = new ArrayList<>();
    if (!plan.stops().isEmpty()) {
      with.add("stopping " + Texts.count(plan.stops().size(), "workload"));
    }
    if (!open.isEmpty()) {
      with.add("with %s of the checklist open".formatted(Texts.count(open.size(), "item")));
    }
    String how = with.isEmpty() ? "" : ", " + String.join(" and ", with);
    return "Empty %s like this%s?".formatted(host, how);
  }

  private String stopped(Plan plan) {
    return plan.stops().stream()
        .map(Stop::workload)
        .map(names::of)
        .collect(Collectors.joining(", "));
  }
}
