package io.evenkeel.cli;

import io.evenkeel.cli.document.OperationDocument;
import io.evenkeel.cli.session.BadInput;
import io.evenkeel.cli.session.Session;
import io.evenkeel.cli.session.Session.Purpose;
import io.evenkeel.cli.view.FindingsView;
import io.evenkeel.cli.view.PlanView;
import io.evenkeel.cli.view.Terminal;
import io.evenkeel.maintenance.Confirmation;
import io.evenkeel.maintenance.EnterRequest;
import io.evenkeel.maintenance.operation.Asker;
import io.evenkeel.maintenance.operation.Consents;
import io.evenkeel.maintenance.operation.Operation;
import io.evenkeel.maintenance.operation.OperationState;
import io.evenkeel.maintenance.task.Stage;
import io.evenkeel.plan.Plan;
import io.evenkeel.preflight.Finding;
import io.evenkeel.preflight.Finding.Severity;
import io.evenkeel.preflight.PreflightReport;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "enter",
    description = {
      "Empty a host and hold it in Maintenance Mode.",
      "On a terminal the plan is shown and a yes is asked for, unless --yes is given; anywhere else"
          + " the command line itself is the yes. What was begun is written down: when the command"
          + " is stopped, the same command goes on."
    },
    footer = {
      "",
      "Examples:",
      "  evenkeel enter n1 --cluster cluster.json",
      "  evenkeel enter n1 --driver libvirt:hosts.yaml --yes --reason \"new kernel\"",
      "  evenkeel enter n1 --cluster cluster.json --stop-what-cannot-move",
      "  evenkeel enter n1 --cluster cluster.json --checked OUT_OF_BAND_ACCESS --force-off",
      "  evenkeel enter n1 --cluster c.json --waive NEIGHBOUR_DOWN=\"n4 is scrap\"",
      "",
      "Ends with 0 in Maintenance Mode, with 3 when preflight refuses, with 5 when you said no or an"
          + " operator must help with what can't be moved: help, and run the same command again."
    })
final class EnterCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Parameters(paramLabel = "HOST", description = "the host to take out")
  private String host = "";

  @Mixin private final ClusterOptions cluster = new ClusterOptions();
  @Mixin private final PlanningOptions planning = new PlanningOptions();
  @Mixin private final AskerOptions asker = new AskerOptions();
  @Mixin private final RunOptions running = new RunOptions();

  @Option(
      names = {"-y", "--yes"},
      description = "do not ask")
  private boolean yes;

  @Option(
      names = "--confirm",
      paramLabel = "FINGERPRINT",
      description = "only if the plan is still the one with this fingerprint (see plan)")
  private String confirm = "";

  @Option(
      names = "--waive",
      paramLabel = "CODE=REASON",
      description = "go on in spite of findings with this code, for today; may be repeated")
  private Map<String, String> waived = new LinkedHashMap<>();

  @Option(
      names = "--checked",
      paramLabel = "CODE",
      description =
          "an item of the checklist that you have seen to, such as OUT_OF_BAND_ACCESS; may be"
              + " repeated")
  private List<String> checked = List.of();

  @Option(
      names = "--force-off",
      description =
          "what may be shut down, and ignores that, may be switched off: its guest loses what it"
              + " has not written")
  private boolean forceOff;

  EnterCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    running.patience();
    running.timeout();
    Asker who = asker.asker();
    Waivers waivers = new Waivers(waived, who);
    double speed = running.speed(surroundings.terminal().abilities().redraws());
    try (Session session =
        Session.open(
            cluster.access(surroundings.environment(), speed),
            Purpose.BEGIN,
            Hosts.of(host, planning))) {
      Optional<Operation> open = session.openOn(host);
      return open.isPresent() ? goOn(session, open.get()) : begin(session, who, waivers);
    }
  }

  private int begin(Session session, Asker who, Waivers waivers) {
    session.policy().mustHave(checked);
    EnterRequest request =
        waivers.on(
            new EnterRequest(
                who, new Confirmation(confirm, List.of()), planning.options(), consents()),
            session.now());
    Plan plan = session.maintenance().plan(List.of(host), planning.options());
    PreflightReport report = session.maintenance().preflight(host, planning.options());
    boolean asks = surroundings.terminal().abilities().asks() && !yes && !blocked(report, waivers);
    if (asks) {
      if (!agreed(new Question(host, session.names(), forceOff, open(session, report)), plan)) {
        surroundings.remark("nothing was done");
        return ExitCode.WAITING;
      }
      request = confirm.isEmpty() ? request.confirming(plan) : request;
    }
    Operation operation = session.maintenance().enter(host, request);
    session.keep();
    if (operation.state() == OperationState.REFUSED) {
      return refused(session, operation);
    }
    if (!asks && !running.json()) {
      surroundings.print(new PlanView(session.names()).of(plan));
    }
    return drive(session, operation, 0);
  }

  /** Asks beside the answer, where that is JSON. */
  private boolean agreed(Question question, Plan plan) {
    Terminal terminal = surroundings.terminal();
    PrintStream asked = running.json() ? terminal.err() : terminal.out();
    question.about(plan).forEach(asked::println);
    return terminal.confirms(question.text(plan), asked);
  }

  private boolean blocked(PreflightReport report, Waivers waivers) {
    return !report
        .blocking(Stream.concat(waivers.codes().stream(), checked.stream()).toList())
        .isEmpty();
  }

  /** What of the checklist neither a probe nor the user has seen to. */
  private List<Finding> open(Session session, PreflightReport report) {
    return report.findings().stream()
        .filter(finding -> finding.severity() != Severity.INFO)
        .filter(finding -> session.policy().checklistCodes().contains(finding.code()))
        .filter(finding -> !checked.contains(finding.code()))
        .toList();
  }

  private Consents consents() {
    return new Consents(List.of(), checked, forceOff);
  }

  private int refused(Session session, Operation operation) {
    if (running.json()) {
      surroundings.terminal().out().print(OperationDocument.write(operation, false));
    } else {
      surroundings.print(
          new FindingsView(session.names()).of(host, operation.standing().findings()));
    }
    surroundings.remark(host + " was not taken out; nothing was changed");
    return ExitCode.BLOCKED;
  }

  private int goOn(Session session, Operation operation) {
    new Remarks(surroundings, cluster).otherTasks(session, operation);
    switch (operation.state()) {
      case LEAVING, LEAVE_INCOMPLETE, CANCELLING ->
          throw new BadInput(
              "%s is %s (operation %s); finish that first: `%s`"
                  .formatted(
                      host,
                      Remarks.state(session, host),
                      operation.id(),
                      new Remarks(surroundings, cluster).goOn(operation)));
      case IN_MAINTENANCE -> session.tick();
      default -> new Remarks(surroundings, cluster).takingUp(operation);
    }
    Operation now = session.maintenance().find(operation.id()).orElse(operation);
    return now.state() == OperationState.IN_MAINTENANCE
            && session.policy().over(now, Stage.IN_MAINTENANCE)
        ? new Endings(surroundings, cluster, running).already(now)
        : drive(session, now, operation.revision().entries());
  }

  private int drive(Session session, Operation operation, long told) {
    return new Endings(surroundings, cluster, running)
        .entered(
            session,
            new Run(surroundings, session, running)
                .to(OperationState.IN_MAINTENANCE, operation, told));
  }
}
