package io.evenkeel.maintenance.lifecycle;

import io.evenkeel.maintenance.operation.EventType;
import io.evenkeel.maintenance.operation.PowerWatch;
import io.evenkeel.maintenance.operation.PowerWatch.Phase;
import io.evenkeel.maintenance.operation.PowerWatch.Verb;
import io.evenkeel.maintenance.operation.Service;
import io.evenkeel.maintenance.operation.Waiting;
import io.evenkeel.spi.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks for a host's power to be switched, and watches it go down and come up again. A host that
 * tells its boot is back when it shows another one; one that does not, when it was seen not to
 * answer and answers again.
 */
final class PowerSwitch {

  private final Settings settings;

  PowerSwitch(Settings settings) {
    this.settings = settings;
  }

  /** Writes the intent down, and asks once it is written. */
  void ask(Draft draft, Verb verb, String why) {
    ask(draft, verb);
    draft.say(EventType.POWER, "", "asked to %s, %s".formatted(verb, why));
  }

  private static void ask(Draft draft, Verb verb) {
    String boot =
        draft.seen.reported().findHost(draft.host()).map(host -> host.state().bootId()).orElse("");
    PowerWatch watch = power(draft).next(verb, boot, draft.now);
    with(draft, watch);
    draft.act(new Action.SwitchPower(watch.key(draft.before.id()), verb, draft.host()));
  }

  /** Asks what a person wants, and looks how far it has come. */
  void watch(Draft draft) {
    if (power(draft).phase() == Phase.WANTED) {
      asWanted(draft);
      return;
    }
    if (power(draft).pending() && power(draft).phase() == Phase.ASKED) {
      answered(draft);
    }
    if (power(draft).pending()) {
      look(draft);
    }
    if (neverAsked(draft)) {
      ask(draft, power(draft).verb(), "again, since whether it was asked before is not known");
    }
  }

  /** A host that is no longer proven empty is not asked, and not later either. */
  private void asWanted(Draft draft) {
    PowerWatch watch = power(draft);
    boolean off = watch.verb() != Verb.POWER_ON;
    if (off && callsMayArrive(draft)) {
      return;
    }
    List<String> objections = off ? objections(draft) : List.of();
    if (objections.isEmpty()) {
      ask(draft, watch.verb());
      return;
    }
    with(draft, watch.notAsked());
    draft.say(
        EventType.POWER_FAILED,
        "",
        "is not asked to %s: %s".formatted(watch.verb(), String.join("; ", objections)));
  }

  /**
   * What stands against switching the host off or rebooting it now. What the process before this
   * one had on its way must have arrived, to be seen.
   */
  List<String> objections(Draft draft) {
    List<String> objections = new ArrayList<>();
    if (callsMayArrive(draft)) {
      objections.add(
          "this process took over %d s ago, and calls of the one before may still arrive until %d s"
              .formatted(
                  Duration.between(draft.seen.tenure().since(), draft.now).toSeconds(),
                  settings.quiet().toSeconds()));
    }
    objections.addAll(
        Emptiness.objectionsToPower(draft.host(), draft.seen.reported(), draft.begun()));
    return objections;
  }

  private boolean callsMayArrive(Draft draft) {
    Tenure tenure = draft.seen.tenure();
    return tenure.takenOver() && !draft.passed(tenure.since(), settings.quiet());
  }

  /**
   * The process that wrote the intent died before the host was asked, as far as one can see. An
   * empty host may be asked twice; one that is no longer empty is not.
   */
  private boolean neverAsked(Draft draft) {
    PowerWatch watch = power(draft);
    boolean unknown =
        watch.pending()
            && watch.phase() == Phase.ASKED
            && draft.seen.report(watch.key(draft.before.id())).state() == Progress.State.UNKNOWN
            && draft.passed(watch.askedAt(), settings.quiet());
    return unknown && (watch.verb() == Verb.POWER_ON || objections(draft).isEmpty());
  }

  private static void answered(Draft draft) {
    PowerWatch watch = power(draft);
    Progress report = draft.seen.report(watch.key(draft.before.id()));
    switch (report.state()) {
      case UNKNOWN, RUNNING -> {
        // Nothing to say yet; the host itself shows what becomes of it.
      }
      case DONE -> {
        with(draft, watch.in(Phase.ANSWERED));
        if (!report.message().isEmpty()) {
          draft.say(EventType.POWER, "", "%s: %s".formatted(watch.verb(), report.message()));
        }
      }
      case REFUSED -> {
        with(draft, watch.notAsked());
        draft.say(
            EventType.POWER_FAILED,
            "",
            "could not be asked to %s: %s".formatted(watch.verb(), report.message()));
      }
      case FAILED -> {
        with(draft, watch.in(Phase.ANSWERED));
        draft.say(
            EventType.POWER_FAILED,
            "",
            "whether it takes the request to %s is not known: %s"
                .formatted(watch.verb(), report.message()));
      }
    }
  }

  private static void look(Draft draft) {
    PowerWatch watch = power(draft);
    if (!draft.seen.platformStatus(draft.host()).up()) {
      if (watch.phase() != Phase.DOWN && watch.verb() != Verb.POWER_ON) {
        with(draft, watch.in(Phase.DOWN));
        draft.say(EventType.POWER, "", "is down" + after(draft, watch));
      }
      return;
    }
    String boot = draft.seen.reported().host(draft.host()).state().bootId();
    boolean told = !boot.isEmpty() && !watch.boot().isEmpty();
    boolean changed = told ? !boot.equals(watch.boot()) : watch.phase() == Phase.DOWN;
    if (changed || watch.verb() == Verb.POWER_ON) {
      with(draft, watch.in(Phase.BACK));
      String boots = told ? " (%s, was %s)".formatted(boot, watch.boot()) : "";
      draft.say(EventType.POWER, "", "is up again" + boots + after(draft, watch));
    }
  }

  /** Why the host is not taken to be back; empty if it is, or if somebody answers for that. */
  Optional<Waiting> notBack(Draft draft) {
    PowerWatch watch = power(draft);
    if (!watch.pending() || draft.standing().service().waived("HOST_NOT_REBOOTED", draft.now)) {
      return Optional.empty();
    }
    boolean late = !draft.now.isBefore(watch.askedAt().plus(settings.boot()));
    String seen =
        draft.seen.platformStatus(draft.host()).up() ? "still shows the old boot" : "is down";
    String text = "host %s was asked to %s and %s".formatted(draft.host(), watch.verb(), seen);
    String remedy =
        watch.verb() == Verb.POWER_OFF
            ? "Power it on"
            : late ? "Look at its console; reboot it by hand, or waive HOST_NOT_REBOOTED" : "Wait";
    return Optional.of(draft.waiting("HOST_NOT_REBOOTED", draft.host(), text + late(late), remedy));
  }

  /** Says what is waited for while the host is in maintenance. */
  void await(Draft draft) {
    PowerWatch watch = power(draft);
    boolean expected = watch.verb() == Verb.REBOOT || watch.verb() == Verb.POWER_ON;
    draft.await(expected ? notBack(draft).stream().toList() : List.of());
  }

  private String late(boolean late) {
    return late ? " after more than %d min".formatted(settings.boot().toMinutes()) : "";
  }

  private static String after(Draft draft, PowerWatch watch) {
    return " after %d s".formatted(Duration.between(watch.askedAt(), draft.now).toSeconds());
  }

  private static PowerWatch power(Draft draft) {
    return draft.standing().service().power();
  }

  private static void with(Draft draft, PowerWatch watch) {
    Service service = draft.standing().service();
    draft.with(draft.standing().service(service.power(watch)));
  }
}
