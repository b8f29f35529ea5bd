package io.evenkeel.cli.demo;

import io.evenkeel.cli.session.Drive;
import io.evenkeel.cli.session.Pause;
import io.evenkeel.cli.session.Session;
import io.evenkeel.cli.session.Watcher;
import io.evenkeel.cli.view.Colour;
import io.evenkeel.cli.view.FindingsView;
import io.evenkeel.cli.view.LiveView;
import io.evenkeel.cli.view.PlanView;
import io.evenkeel.cli.view.Report;
import io.evenkeel.cli.view.StatusView;
import io.evenkeel.cli.view.Terminal;
import io.evenkeel.fake.FakeCluster;
import io.evenkeel.maintenance.ChecklistItem;
import io.evenkeel.maintenance.EnterRequest;
import io.evenkeel.maintenance.LeaveRequest;
import io.evenkeel.maintenance.Maintenance;
import io.evenkeel.maintenance.operation.Asker;
import io.evenkeel.maintenance.operation.Operation;
import io.evenkeel.maintenance.operation.OperationState;
import io.evenkeel.plan.Plan;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/**
 * Takes a host of a simulated cluster out, reboots it, and brings it back, in front of the user.
 */
public final class Demo {

  private static final String HOST = "n1";
  private static final String ACTOR = "demo";
  private static final Duration LONGEST = Duration.ofHours(2);
  private static final long READING_MILLIS = 500;

  private final Terminal terminal;
  private final double speed;

  /**
   * @param terminal where it is shown
   * @param speed virtual seconds in a second; 0 for as fast as possible
   */
  public Demo(Terminal terminal, double speed) {
    this.terminal = terminal;
    this.speed = speed;
  }

  /** Runs it. Whether everything came home. */
  public boolean run() {
    FakeCluster cluster = FakeCluster.parse(document());
    try (Session session = Session.passing(cluster, speed)) {
      Maintenance maintenance = session.maintenance();
      head("The cluster: simulated, in virtual time");
      print(new StatusView(session.names()).all(maintenance.status()));
      head("Preflight: what speaks for and against taking %s out".formatted(HOST));
      print(new FindingsView(session.names()).of(HOST, maintenance.preflight(HOST).findings()));
      head("The plan: nothing has been touched yet");
      Plan plan = maintenance.plan(HOST);
      print(new PlanView(session.names()).of(plan));
      head("Entering maintenance: this plan is confirmed, and the console was tried");
      Operation away = enter(session, plan);
      head("Rebooting %s, which is proven empty: it is watched down and up again".formatted(HOST));
      reboot(session, away);
      head("Leaving maintenance: everything comes home");
      Operation back = leave(session, away);
      head("Report");
      print(new Report(session, away, back).lines());
      print(new StatusView(session.names()).all(maintenance.status()));
      return back.state() == OperationState.CLOSED;
    }
  }

  private Operation enter(Session session, Plan plan) {
    Operation asked =
        session
            .maintenance()
            .enter(
                HOST,
                EnterRequest.by(ACTOR, "new kernel")
                    .confirming(plan)
                    .checked(ChecklistItem.OUT_OF_BAND_ACCESS.code()));
    return drive(
        session, asked, 0, now -> now.state() == OperationState.IN_MAINTENANCE || now.over());
  }

  private void reboot(Session session, Operation away) {
    session.maintenance().reboot(HOST, new Asker(ACTOR, "new kernel"));
    drive(
        session,
        away,
        away.revision().entries(),
        now -> !now.standing().service().power().pending());
  }

  private Operation leave(Session session, Operation away) {
    long told = session.maintenance().find(away.id()).orElse(away).revision().entries();
    Operation asked = session.maintenance().leave(HOST, LeaveRequest.by(ACTOR).bringHome());
    return drive(session, asked, told, Operation::over);
  }

  private Operation drive(
      Session session, Operation operation, long told, Predicate<Operation> goal) {
    try (Watcher watcher = LiveView.on(terminal, session.names())) {
      return new Drive(session, watcher, operation, told).until(goal, LONGEST).operation();
    }
  }

  /** What was shown before may be read first, where somebody watches. */
  private void head(String text) {
    if (speed > 0) {
      Pause.millis(READING_MILLIS);
    }
    terminal.out().println();
    terminal.out().println(terminal.paint(Colour.BOLD, "== " + text));
  }

  private void print(List<String> lines) {
    lines.forEach(terminal.out()::println);
  }

  private static String document() {
    try (InputStream text = Demo.class.getResourceAsStream("cluster.json")) {
      if (text == null) {
        throw new IllegalStateException("the demo's cluster.json is not on the class path");
      }
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
