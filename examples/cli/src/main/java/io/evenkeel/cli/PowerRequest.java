package io.evenkeel.cli;

import io.evenkeel.cli.session.BadInput;
import io.evenkeel.cli.session.Drive.Outcome;
import io.evenkeel.cli.session.Session;
import io.evenkeel.cli.session.Session.Purpose;
import io.evenkeel.cli.view.Texts;
import io.evenkeel.maintenance.Maintenance;
import io.evenkeel.maintenance.operation.Asker;
import io.evenkeel.maintenance.operation.EventType;
import io.evenkeel.maintenance.operation.JournalEntry;
import io.evenkeel.maintenance.operation.Operation;
import io.evenkeel.maintenance.operation.OperationState;
import io.evenkeel.maintenance.operation.PowerWatch;
import io.evenkeel.maintenance.operation.PowerWatch.Phase;
import io.evenkeel.maintenance.operation.PowerWatch.Verb;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Asks for a host's power to be switched, and watches until that has happened. */
abstract class PowerRequest implements Callable<Integer> {

  private final Surroundings surroundings;
  private final Verb verb;

  @Parameters(paramLabel = "HOST", description = "the host, which is in maintenance")
  private String host = "";

  @Mixin private final ClusterOptions cluster = new ClusterOptions();
  @Mixin private final AskerOptions asker = new AskerOptions();
  @Mixin private final RunOptions running = new RunOptions();

  PowerRequest(Surroundings surroundings, Verb verb) {
    this.surroundings = surroundings;
    this.verb = verb;
  }

  /**
   * Refuses what nothing here can do.
   *
   * @throws BadInput if the driver switches no hosts
   */
  static void mustBePossible(Session session, String host) {
    if (session.driver().power().isEmpty()) {
      throw new BadInput(
          "nothing here switches %s: the driver has no power commands; name them in its file (see docs/libvirt.md), or do it by hand"
              .formatted(host));
    }
  }

  abstract Operation ask(Maintenance maintenance, String named, Asker who);

  @Override
  public Integer call() {
    running.patience();
    running.timeout();
    double speed = running.speed(surroundings.terminal().abilities().redraws());
    try (Session session =
        Session.open(
            cluster.access(surroundings.environment(), speed), Purpose.GO_ON, List.of(host))) {
      mustBePossible(session, host);
      Operation before = inMaintenance(session);
      PowerWatch power = before.standing().service().power();
      if (already(session, power)) {
        return new Endings(surroundings, cluster, running)
            .done(before, false, "%s is %s already; nothing changed".formatted(host, condition()));
      }
      return watch(session, goesOn(session, power) ? takeUp(before) : begin(session), before);
    }
  }

  private Operation inMaintenance(Session session) {
    return session
        .openOn(host)
        .filter(
            open ->
                open.state() == OperationState.IN_MAINTENANCE
                    || (verb == Verb.POWER_ON && open.state() == OperationState.LEAVING))
        .orElseThrow(
            () ->
                new BadInput(
                    "%s is not in Maintenance Mode (it is %s), so it is not asked to %s; `%s` first"
                        .formatted(
                            host,
                            Remarks.state(session, host),
                            verb,
                            new Remarks(surroundings, cluster).command("enter", host))));
  }

  private boolean already(Session session, PowerWatch power) {
    return switch (verb) {
      case POWER_OFF -> power.verb() == verb && power.phase() == Phase.DOWN && !session.isUp(host);
      case POWER_ON -> !power.pending() && session.isUp(host);
      case REBOOT, NONE -> false;
    };
  }

  /** What was asked for is not asked again while it may still happen, or the host is down. */
  private boolean goesOn(Session session, PowerWatch power) {
    return power.pending()
        && power.verb() == verb
        && (power.phase() == Phase.DOWN || !new Needs(session.now()).late(power));
  }

  private Operation takeUp(Operation operation) {
    surroundings.remark(
        "%s was asked to %s at %s; watching it"
            .formatted(
                host, verb, Texts.dayAndTime(operation.standing().service().power().askedAt())));
    return operation;
  }

  private Operation begin(Session session) {
    Operation asked = Requests.of(() -> ask(session.maintenance(), host, asker.asker()));
    session.keep();
    return asked;
  }

  private int watch(Session session, Operation asked, Operation before) {
    Outcome outcome =
        new Run(surroundings, session, running)
            .until(
                now -> seen(power(now)),
                now -> heardOf(power(now).phase()),
                asked,
                before.revision().entries());
    Operation now = outcome.operation();
    Endings endings = new Endings(surroundings, cluster, running);
    if (power(now).refused()) {
      surroundings.remark(refusal(session, now));
      endings.done(now, true, "%s is as it was".formatted(host));
      return ExitCode.DRIVER;
    }
    if (!seen(power(now))) {
      return endings.unfinished(session, outcome);
    }
    Duration took = Duration.between(power(asked).askedAt(), session.now());
    return endings.done(
        now, true, "%s is %s, after %s".formatted(host, condition(), Texts.duration(took)));
  }

  private static boolean heardOf(Phase phase) {
    return phase != Phase.WANTED && phase != Phase.ASKED;
  }

  private boolean seen(PowerWatch power) {
    return !power.pending() || (verb == Verb.POWER_OFF && power.phase() == Phase.DOWN);
  }

  private String condition() {
    return switch (verb) {
      case REBOOT -> "up again";
      case POWER_OFF -> "down";
      case POWER_ON, NONE -> "up";
    };
  }

  private String refusal(Session session, Operation now) {
    return session.maintenance().journal(now.id(), 0).stream()
        .map(JournalEntry::event)
        .filter(event -> event.type() == EventType.POWER_FAILED)
        .reduce((first, second) -> second)
        .map(event -> host + " " + Texts.clean(event.text()))
        .orElse("%s could not be asked to %s".formatted(host, verb));
  }

  private static PowerWatch power(Operation operation) {
    return operation.standing().service().power();
  }
}
