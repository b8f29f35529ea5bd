package io.evenkeel.cli;

import io.evenkeel.cli.session.BadInput;
import io.evenkeel.cli.session.LeftElsewhere;
import io.evenkeel.cli.session.Session;
import io.evenkeel.maintenance.operation.Operation;
import io.evenkeel.maintenance.operation.OperationState;
import io.evenkeel.maintenance.operation.Purpose;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "bring-back",
    description = {
      "Bring home what was left elsewhere when a host left maintenance, however long ago.",
      "What its operator has moved since stays where he put it."
    },
    footer = {
      "",
      "Examples:",
      "  evenkeel leave n1 --cluster cluster.json --stay",
      "  evenkeel bring-back n1 --cluster cluster.json",
      "",
      "Ends with 0 when all of it is home, with 5 when some could not come home."
    })
final class BringBackCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Parameters(paramLabel = "HOST", description = "the host that was their home")
  private String host = "";

  @Mixin private final ClusterOptions cluster = new ClusterOptions();
  @Mixin private final AskerOptions asker = new AskerOptions();
  @Mixin private final RunOptions running = new RunOptions();

  BringBackCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    running.patience();
    running.timeout();
    double speed = running.speed(surroundings.terminal().abilities().redraws());
    try (Session session =
        Session.open(
            cluster.access(surroundings.environment(), speed),
            Session.Purpose.GO_ON,
            List.of(host))) {
      Optional<Operation> open = session.openOn(host);
      if (open.isPresent()) {
        return goOn(session, open.get());
      }
      Optional<Operation> done = alreadyBack(session);
      return done.isPresent()
          ? new Endings(surroundings, cluster, running).alreadyBack(done.get())
          : begin(session);
    }
  }

  private int begin(Session session) {
    Operation asked = Requests.of(() -> session.maintenance().bringBack(host, asker.asker()));
    session.keep();
    return drive(session, asked, 0);
  }

  private int goOn(Session session, Operation open) {
    if (open.terms().purpose() != Purpose.BRING_BACK) {
      throw new BadInput(
          "%s is %s (operation %s), which is not over; `%s --bring-home` brings everything home"
              .formatted(
                  host,
                  Remarks.state(session, host),
                  open.id(),
                  new Remarks(surroundings, cluster).command("leave", host)));
    }
    new Remarks(surroundings, cluster).takingUp(open);
    return drive(session, open, open.revision().entries());
  }

  private int drive(Session session, Operation operation, long told) {
    return new Endings(surroundings, cluster, running)
        .left(
            session,
            operation,
            new Run(surroundings, session, running).to(OperationState.CLOSED, operation, told));
  }

  /** The last thing that was done with the host was this, and nothing is left to do. */
  private Optional<Operation> alreadyBack(Session session) {
    List<Operation> history = session.maintenance().history(host);
    return LeftElsewhere.from(history, session.maintenance().status(host)).isEmpty()
        ? history.stream()
            .filter(operation -> operation.state() == OperationState.CLOSED)
            .reduce((first, second) -> second)
            .filter(last -> last.terms().purpose() == Purpose.BRING_BACK)
        : Optional.empty();
  }
}
