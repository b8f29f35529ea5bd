package io.evenkeel.cli.view;

import io.evenkeel.cli.session.Names;
import io.evenkeel.plan.Answer;
import io.evenkeel.plan.FailureForecast;
import io.evenkeel.plan.Impossibility;
import io.evenkeel.plan.Outlook;
import io.evenkeel.plan.Remaining;
import io.evenkeel.plan.Remedy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a plan means: whether an incomplete one could be complete, and by what change; who could not
 * come home; whom one more failure would cost.
 */
public final class OutlookView {

  private static final int MOST = 6;
  private static final int MOST_LOSSES = 3;

  private final Names names;
  private final Outlook outlook;
  private final String hosts;

  /**
   * @param names what workloads are called
   * @param outlook of the plan
   */
  public OutlookView(Names names, Outlook outlook) {
    this.names = names;
    this.outlook = outlook;
    this.hosts = String.join(", ", outlook.plan().vacate());
  }

  /** What stands above an incomplete plan: what it means, and what would help. */
  public List<String> verdict() {
    if (outlook.plan().complete()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    if (outlook.answer() instanceof Answer.Impossible impossible) {
      lines.add("IMPOSSIBLE: no plan can empty " + hosts);
      lines.addAll(certificate(impossible.why()));
    } else {
      lines.add("NOT FOUND: no plan was found that empties " + hosts + " in the time given");
      lines.add("  It is not proven that there is none; a longer --time-limit may find one.");
    }
    List<Remedy> remedies = outlook.remedies();
    if (remedies.isEmpty()) {
      lines.add("No single change was found that would make it possible.");
    } else {
      lines.add("Each of these would do by itself; that was tried by planning again:");
      remedies.forEach(remedy -> lines.add("  " + words(remedy)));
    }
    lines.add("What can be done as things are:");
    lines.add("");
    return lines.stream().map(Texts::clean).toList();
  }

  private List<String> certificate(Impossibility why) {
    if (why.kind() == Impossibility.Kind.WAY_OUT) {
      return outlook.plan().remaining().stream()
          .filter(stays -> why.workloads().contains(stays.workload()))
          .limit(MOST)
          .map(
              stays ->
                  "  %s can't leave: %s"
                      .formatted(
                          names.of(stays.workload()),
                          String.join("; ", Reasons.grouped(stays.reasons()))))
          .toList();
    }
    String who = counted(why.workloads().stream().map(names::of).toList(), "workload");
    String elsewhere = elsewhere(why);
    if (why.kind() == Impossibility.Kind.TOGETHER) {
      return List.of("  " + why.words());
    }
    if (why.hosts().isEmpty()) {
      return List.of(
          "  No host could take " + who + ", even if it were empty",
          "  They are kept out by " + elsewhere);
    }
    List<String> lines = new ArrayList<>();
    lines.add("  %s can be on %s only".formatted(who, counted(why.hosts(), "host")));
    lines.add(
        "  They need %d %s; %d are there; missing: %d"
            .formatted(why.needed(), why.unit(), why.there(), why.missing()));
    if (!elsewhere.isEmpty()) {
      lines.add("  Not elsewhere: " + elsewhere);
    }
    return lines;
  }

  /** What keeps those that stay from the hosts that the certificate does not count. */
  private String elsewhere(Impossibility why) {
    List<Remaining.Reason> reasons =
        outlook.plan().remaining().stream()
            .filter(stays -> why.workloads().contains(stays.workload()))
            .flatMap(stays -> stays.reasons().stream())
            .filter(reason -> !why.hosts().contains(reason.host()))
            .distinct()
            .toList();
    return String.join("; ", Reasons.grouped(reasons));
  }

  private String words(Remedy remedy) {
    if (remedy instanceof Remedy.Several several) {
      return several.parts().stream().map(this::words).collect(Collectors.joining(", and "));
    }
    return remedy instanceof Remedy.Stop stop ? "stop " + named(stop.workloads()) : remedy.words();
  }

  /**
   * What stands below a plan: the way home, and what one more failure would cost.
   *
   * @param everyHost whether every host that may fail is shown, with every workload
   */
  public List<String> prospects(boolean everyHost) {
    List<String> lines = new ArrayList<>();
    if (!outlook.plan().moves().isEmpty()) {
      List<Remaining> oneWay = outlook.roundTrip().oneWay();
      oneWay.stream()
          .limit(MOST)
          .forEach(
              stays ->
                  lines.add(
                      "one way  %s could not come home: %s"
                          .formatted(
                              names.of(stays.workload()),
                              String.join("; ", Reasons.grouped(stays.reasons())))));
      if (oneWay.size() > MOST) {
        lines.add("one way  and %d more".formatted(oneWay.size() - MOST));
      }
      if (oneWay.isEmpty()) {
        lines.add("everything that leaves could come home again");
      }
    }
    lines.addAll(forecast(everyHost));
    return lines.stream().map(Texts::clean).toList();
  }

  private List<String> forecast(boolean everyHost) {
    List<FailureForecast.Loss> losses = outlook.forecast().losses();
    if (losses.isEmpty()) {
      return List.of("one more host may fail meanwhile: all that runs could be started elsewhere");
    }
    int most = everyHost ? losses.size() : MOST_LOSSES;
    List<String> lines = new ArrayList<>();
    for (FailureForecast.Loss loss : losses.stream().limit(most).toList()) {
      List<String> lost = loss.workloads().stream().map(names::of).toList();
      lines.add(
          "at risk  if %s failed, too, there would be no place to start %s again"
              .formatted(loss.host(), Texts.some(lost, everyHost ? lost.size() : MOST)));
    }
    if (losses.size() > most) {
      lines.add(
          "at risk  and so on for %s; --forecast names all"
              .formatted(Texts.count(losses.size() - most, "more host")));
    }
    return lines;
  }

  private static String counted(List<String> all, String thing) {
    return all.size() <= MOST
        ? String.join(", ", all)
        : "%s (%s)".formatted(Texts.count(all.size(), thing), Texts.some(all, MOST));
  }

  private String named(List<String> workloads) {
    return Texts.some(workloads.stream().map(names::of).toList(), MOST);
  }
}
