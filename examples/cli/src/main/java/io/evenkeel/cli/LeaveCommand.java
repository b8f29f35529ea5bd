package io.evenkeel.cli;

import io.evenkeel.cli.session.BadInput;
import io.evenkeel.cli.session.Session;
import io.evenkeel.cli.session.Session.Purpose;
import io.evenkeel.maintenance.LeaveRequest;
import io.evenkeel.maintenance.operation.Ending;
import io.evenkeel.maintenance.operation.Operation;
import io.evenkeel.maintenance.operation.OperationState;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "leave",
    description = {
      "Bring a host back into service and its workloads home.",
      "While the host is still being emptied, that is a cancel."
    },
    footer = {
      "",
      "Examples:",
      "  evenkeel leave n1 --cluster cluster.json",
      "  evenkeel leave n1 --driver libvirt:hosts.yaml --stay",
      "",
      "Ends with 0 when the host runs again, with 5 when some workloads could not come home: help and"
          + " run it again, or take it as it is with --accept."
    })
final class LeaveCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Parameters(paramLabel = "HOST", description = "the host to bring back")
  private String host = "";

  @Mixin private final ClusterOptions cluster = new ClusterOptions();
  @Mixin private final AskerOptions asker = new AskerOptions();
  @Mixin private final RunOptions running = new RunOptions();

  @Option(
      names = "--stay",
      description = "what has moved stays where it is; what was stopped starts again")
  private boolean stay;

  @Option(names = "--accept", description = "end it with everything as it is now")
  private boolean accept;

  LeaveCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (stay && accept) {
      throw new BadInput("--stay and --accept contradict each other; give one of them");
    }
    running.patience();
    running.timeout();
    Ending ending = stay ? Ending.LEAVE_THERE : accept ? Ending.ACCEPT_AS_IS : Ending.BRING_HOME;
    LeaveRequest request =
        new LeaveRequest(asker.asker(), ending, LeaveRequest.Reboot.BY_POLICY, List.of());
    double speed = running.speed(surroundings.terminal().abilities().redraws());
    try (Session session =
        Session.open(
            cluster.access(surroundings.environment(), speed), Purpose.GO_ON, List.of(host))) {
      Optional<Operation> open = session.openOn(host);
      return open.isPresent() ? leave(session, open.get(), request) : nothingOpen(session);
    }
  }

  private int leave(Session session, Operation away, LeaveRequest request) {
    if (away.state() != OperationState.IN_MAINTENANCE) {
      new Remarks(surroundings, cluster).takingUp(away);
    }
    Operation operation = session.maintenance().leave(host, request);
    session.keep();
    return new Endings(surroundings, cluster, running)
        .left(
            session,
            away,
            new Run(surroundings, session, running)
                .to(OperationState.CLOSED, operation, away.revision().entries()));
  }

  private int nothingOpen(Session session) {
    Operation last =
        session.maintenance().history(host).stream()
            .filter(operation -> operation.state() == OperationState.CLOSED)
            .reduce((first, second) -> second)
            .orElseThrow(
                () ->
                    new BadInput(
                        "%s is not in maintenance (it is %s); there is nothing to leave"
                            .formatted(host, Remarks.state(session, host))));
    return new Endings(surroundings, cluster, running).alreadyBack(last);
  }
}
