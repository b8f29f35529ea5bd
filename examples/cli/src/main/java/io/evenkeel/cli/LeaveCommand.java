package io.evenkeel.cli;

import io.evenkeel.cli.session.BadInput;
import io.evenkeel.cli.session.Session;
import io.evenkeel.cli.session.Session.Purpose;
import io.evenkeel.maintenance.LeaveRequest;
import io.evenkeel.maintenance.LeaveRequest.Reboot;
import io.evenkeel.maintenance.operation.Asker;
import io.evenkeel.maintenance.operation.Ending;
import io.evenkeel.maintenance.operation.Operation;
import io.evenkeel.maintenance.operation.OperationState;
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
    name = "leave",
    description = {
      "Bring a host back into service and its workloads home.",
      "While the host is still being emptied, that is a cancel."
    },
    footer = {
      "",
      "Examples:",
      "  evenkeel leave n1 --cluster cluster.json",
      "  evenkeel leave n1 --driver libvirt:hosts.yaml --reboot --stay",
      "  evenkeel leave n1 --cluster cluster.json --waive ZONE_PAUSE=\"no Ceph here\"",
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
      names = "--bring-home",
      description =
          "every workload comes home (default: as the policy of the zone says, which is this unless"
              + " it says otherwise)")
  private boolean bringHome;

  @Option(
      names = "--stay",
      description = "what has moved stays where it is; what was stopped starts again")
  private boolean stay;

  @Option(names = "--accept", description = "end it with everything as it is now")
  private boolean accept;

  @Option(
      names = "--reboot",
      description = "reboot the host first, and see it up again (default: as the policy says)")
  private boolean reboot;

  @Option(names = "--no-reboot", description = "do not, whatever the policy says")
  private boolean noReboot;

  @Option(
      names = "--waive",
      paramLabel = "CODE=REASON",
      description =
          "do not wait for ZONE_PAUSE, STORAGE_NOT_HEALTHY or HOST_NOT_REBOOTED, for today; may be"
              + " repeated")
  private Map<String, String> waived = new LinkedHashMap<>();

  LeaveCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    running.patience();
    running.timeout();
    Ending ending = ending();
    Reboot rebooting = rebooting();
    Asker who = asker.asker();
    Waivers waivers = new Waivers(waived, who);
    double speed = running.speed(surroundings.terminal().abilities().redraws());
    try (Session session =
        Session.open(
            cluster.access(surroundings.environment(), speed), Purpose.GO_ON, List.of(host))) {
      if (reboot) {
        PowerRequest.mustBePossible(session, host);
      }
      LeaveRequest request = new LeaveRequest(who, ending, rebooting, waivers.from(session.now()));
      Optional<Operation> open = session.openOn(host);
      return open.isPresent() ? leave(session, open.get(), request) : nothingOpen(session);
    }
  }

  private Ending ending() {
    if (Stream.of(bringHome, stay, accept).filter(given -> given).count() > 1) {
      throw new BadInput(
          "--bring-home, --stay and --accept contradict each other; give one of them");
    }
    if (accept) {
      return Ending.ACCEPT_AS_IS;
    }
    return stay ? Ending.LEAVE_THERE : bringHome ? Ending.BRING_HOME : Ending.OPEN;
  }

  private Reboot rebooting() {
    if (reboot && noReboot) {
      throw new BadInput("--reboot and --no-reboot contradict each other; give one of them");
    }
    return reboot ? Reboot.YES : noReboot ? Reboot.NO : Reboot.BY_POLICY;
  }

  private int leave(Session session, Operation away, LeaveRequest request) {
    if (away.state() != OperationState.IN_MAINTENANCE) {
      new Remarks(surroundings, cluster).takingUp(away);
    }
    new Remarks(surroundings, cluster).otherTasks(session, away);
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
