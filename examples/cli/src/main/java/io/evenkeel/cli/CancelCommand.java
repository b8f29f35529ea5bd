package io.evenkeel.cli;

import io.evenkeel.cli.session.BadInput;
import io.evenkeel.cli.session.Session;
import io.evenkeel.cli.session.Session.Purpose;
import io.evenkeel.maintenance.LeaveRequest;
import io.evenkeel.maintenance.operation.Ending;
import io.evenkeel.maintenance.operation.Operation;
import io.evenkeel.maintenance.operation.OperationState;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "cancel",
    description = "Give up emptying a host: what moves is told to stop, what has moved comes back.",
    footer = {
      "",
      "Examples:",
      "  evenkeel cancel n1 --cluster cluster.json",
      "  evenkeel cancel n1 --driver libvirt:hosts.yaml --stay"
    })
final class CancelCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Parameters(paramLabel = "HOST", description = "the host that is being emptied")
  private String host = "";

  @Mixin private final ClusterOptions cluster = new ClusterOptions();
  @Mixin private final AskerOptions asker = new AskerOptions();
  @Mixin private final RunOptions running = new RunOptions();

  @Option(names = "--stay", description = "what has moved stays where it is")
  private boolean stay;

  CancelCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    running.patience();
    running.timeout();
    LeaveRequest request =
        new LeaveRequest(
            asker.asker(),
            stay ? Ending.LEAVE_THERE : Ending.BRING_HOME,
            LeaveRequest.Reboot.BY_POLICY,
            List.of());
    double speed = running.speed(surroundings.terminal().abilities().redraws());
    try (Session session =
        Session.open(
            cluster.access(surroundings.environment(), speed), Purpose.GO_ON, List.of(host))) {
      Operation away = beingEmptied(session);
      new Remarks(surroundings, cluster).takingUp(away);
      new Remarks(surroundings, cluster).otherTasks(session, away);
      Operation operation = session.maintenance().cancel(host, request);
      session.keep();
      return new Endings(surroundings, cluster, running)
          .left(
              session,
              away,
              new Run(surroundings, session, running)
                  .to(OperationState.CLOSED, operation, away.revision().entries()));
    }
  }

  private Operation beingEmptied(Session session) {
    Operation open =
        session
            .openOn(host)
            .orElseThrow(
                () ->
                    new BadInput(
                        "%s is %s; there is nothing to cancel"
                            .formatted(host, Remarks.state(session, host))));
    return switch (open.state()) {
      case REQUESTED, ENTERING, WAITING_FOR_OPERATOR, CANCELLING -> open;
      case IN_MAINTENANCE, LEAVING, LEAVE_INCOMPLETE, REFUSED, CLOSED ->
          throw new BadInput(
              "%s is %s, no longer being emptied; there is nothing to cancel, `%s` brings it back"
                  .formatted(
                      host,
                      Remarks.state(session, host),
                      new Remarks(surroundings, cluster).command("leave", host)));
    };
  }
}
