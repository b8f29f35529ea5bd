package io.evenkeel.maintenance;

import io.evenkeel.cluster.Cluster;
import io.evenkeel.maintenance.HostView.Advance;
import io.evenkeel.maintenance.HostView.Machine;
import io.evenkeel.maintenance.HostView.Status;
import io.evenkeel.maintenance.lifecycle.Orders;
import io.evenkeel.maintenance.operation.Course;
import io.evenkeel.maintenance.operation.Item;
import io.evenkeel.maintenance.operation.Operation;
import io.evenkeel.maintenance.operation.OperationState;
import io.evenkeel.maintenance.operation.Step;
import io.evenkeel.maintenance.operation.Waiting;
import io.evenkeel.plan.MigrationModel;
import io.evenkeel.plan.Move;
import io.evenkeel.plan.PlanRequest;
import io.evenkeel.plan.Wishes;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.HostStatus;
import io.evenkeel.spi.Progress;
import io.evenkeel.spi.Transfer;
import io.evenkeel.spi.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows hosts to people. Nothing here changes anything. */
final class Views {

  private final Conduct conduct;
  private final Engine engine;

  Views(Conduct conduct, Engine engine) {
    this.conduct = conduct;
    this.engine = engine;
  }

  List<HostView> all(Look look) {
    return look.cluster().hosts().stream().map(host -> of(look, host)).toList();
  }

  HostView of(Look look, Host host) {
    Optional<Operation> operation = look.openOn(host.id());
    List<Machine> machines = machines(look, host.id());
    return new HostView(
        host.id(),
        status(host, look.reported().host(host.id()), operation),
        machines,
        operation.map(op -> advance(look, op)).orElse(Advance.NOTHING),
        operation.map(Views::waiting).orElse(List.of()),
        operation.stream().toList());
  }

  private static Status status(Host host, Host reported, Optional<Operation> operation) {
    if (operation.filter(Operation::takesHostOut).isPresent()) {
      return switch (operation.get().state()) {
        case REQUESTED, ENTERING, CANCELLING -> Status.MIGRATING;
        case WAITING_FOR_OPERATOR -> Status.WAITING;
        case IN_MAINTENANCE -> Status.MAINTENANCE;
        case LEAVING -> Status.LEAVING;
        case LEAVE_INCOMPLETE -> Status.INCOMPLETE;
        case REFUSED, CLOSED -> plain(host.status());
      };
    }
    return reported.status().up() ? plain(host.status()) : Status.DOWN;
  }

  private static Status plain(HostStatus status) {
    return switch (status) {
      case RUNNING -> Status.RUNNING;
      case CORDONED -> Status.CORDONED;
      case ENTERING -> Status.MIGRATING;
      case MAINTENANCE -> Status.MAINTENANCE;
      case LEAVING -> Status.LEAVING;
      case DOWN, UNREACHABLE -> Status.DOWN;
    };
  }

  private static List<Waiting> waiting(Operation operation) {
    List<Waiting> all = new ArrayList<>(operation.standing().waiting());
    operation.items().stream()
        .filter(item -> !item.state().settled())
        .map(Item::waiting)
        .filter(Waiting::present)
        .filter(
            wait ->
                all.stream()
                    .noneMatch(
                        known ->
                            known.code().equals(wait.code())
                                && known.subject().equals(wait.subject())))
        .forEach(all::add);
    return all;
  }

  /** What is on the host, and what comes to it. */
  private List<Machine> machines(Look look, String host) {
    List<Machine> machines = new ArrayList<>();
    for (Workload seen : look.reported().allSightings()) {
      if (seen.host().equals(host)) {
        machines.add(machine(look, seen));
      }
    }
    machines.sort(Comparator.comparing(Machine::workload));
    return machines;
  }

  private Machine machine(Look look, Workload seen) {
    for (Operation operation : look.open()) {
      Optional<Item> item = operation.findItem(seen.id()).filter(Item::open);
      if (item.isPresent()) {
        return busy(operation, item.get(), seen);
      }
    }
    String activity =
        switch (seen.power()) {
          case RUNNING -> "running";
          case PAUSED -> "paused";
          case STOPPED -> "off";
          case INCOMING -> "arriving";
          case LEFT_BEHIND -> "left behind by a migration";
          case POST_COPY_BROKEN -> "broken by post-copy";
        };
    return new Machine(seen.id(), seen.name(), activity, 0, 0);
  }

  private Machine busy(Operation operation, Item item, Workload seen) {
    Progress progress = engine.progress(Orders.of(operation, item));
    String activity =
        switch (item.attempt().step()) {
          case MIGRATE ->
              seen.host().equals(item.attempt().to())
                  ? "migrating from " + item.attempt().from()
                  : "migrating to " + item.attempt().to();
          case RELOCATE -> "moving, switched off, to " + item.attempt().to();
          case STOP -> "shutting down";
          case FORCE_OFF -> "being switched off";
          case START -> "starting";
          case NONE -> "running";
        };
    return new Machine(
        seen.id(),
        seen.name(),
        activity,
        item.attempt().step() == Step.MIGRATE ? fraction(progress.transfer()) : 0,
        progress.transfer().bitsPerSecond());
  }

  private static double fraction(Transfer transfer) {
    double all = (double) transfer.sentBytes() + transfer.remainingBytes();
    return all == 0 ? 0 : transfer.sentBytes() / all;
  }

  private Advance advance(Look look, Operation operation) {
    boolean home = comesHome(operation.state());
    double bytes = 0;
    double gone = 0;
    int done = 0;
    for (Item item : operation.items()) {
      double weight = Math.max(1, memory(look, item));
      double part = part(operation, item, home);
      bytes += weight;
      gone += weight * part;
      done += part == 1 ? 1 : 0;
    }
    double fraction =
        bytes == 0 ? (operation.state() == OperationState.REQUESTED ? 0 : 1) : gone / bytes;
    return new Advance(done, operation.items().size(), fraction, remaining(look, operation, home));
  }

  private static boolean comesHome(OperationState state) {
    return switch (state) {
      case LEAVING, LEAVE_INCOMPLETE, CANCELLING, CLOSED -> true;
      case REQUESTED, REFUSED, ENTERING, WAITING_FOR_OPERATOR, IN_MAINTENANCE -> false;
    };
  }

  /** How far one workload is: 1 when it is where it shall be. */
  private double part(Operation operation, Item item, boolean home) {
    boolean arrived =
        switch (item.state()) {
          case STAYS_OFF, GONE, NOT_HOME -> true;
          case HOME -> home;
          case ARRIVED, AT_REST, STOPPED_BY_US -> !home;
          default -> false;
        };
    if (arrived) {
      return 1;
    }
    return item.attempt().step() == Step.MIGRATE
        ? Math.min(0.99, fraction(engine.progress(Orders.of(operation, item)).transfer()))
        : 0;
  }

  private static long memory(Look look, Item item) {
    return look.reported()
        .findWorkload(item.workload())
        .map(workload -> workload.demand().activity().memoryUsedBytes())
        .orElse(0L);
  }

  /** What is left is planned afresh; what is under way has at most what its figures say. */
  private Duration remaining(Look look, Operation operation, boolean home) {
    Duration running =
        operation.items().stream()
            .filter(item -> item.attempt().step() == Step.MIGRATE)
            .map(item -> left(look, operation, item))
            .max(Comparator.naturalOrder())
            .orElse(Duration.ZERO);
    if (operation.state() == OperationState.IN_MAINTENANCE) {
      return Duration.ZERO;
    }
    // As if what is under way had arrived; what only has a target is planned again.
    Cluster then = home ? look.clusterWithInService(operation.host()) : look.cluster();
    for (Item item : operation.items()) {
      if (item.attempt().step() == Step.MIGRATE) {
        then = then.withMoved(item.workload(), item.attempt().to());
      }
    }
    PlanRequest request =
        (home ? homeward(operation) : outward(operation)).underway(look.underway(operation.id()));
    return running.plus(conduct.planner().plan(then, request).estimate().makespan());
  }

  /** By the model, until a move takes longer than that; then by its own figures. */
  private Duration left(Look look, Operation operation, Item item) {
    Duration elapsed = Duration.between(item.attempt().issuedAt(), look.at());
    Duration expected =
        look.reported()
            .findWorkload(item.workload())
            .filter(workload -> item.course().bitsPerSecond() > 0)
            .map(
                workload ->
                    MigrationModel.duration(
                        workload.demand(),
                        item.course().way() == Course.Way.LIVE_WITH_STORAGE
                            ? Move.How.LIVE_WITH_STORAGE
                            : Move.How.LIVE,
                        item.course().bitsPerSecond()))
            .orElse(Duration.ZERO);
    if (elapsed.compareTo(expected) < 0) {
      return expected.minus(elapsed);
    }
    Transfer transfer = engine.progress(Orders.of(operation, item)).transfer();
    return transfer.bitsPerSecond() == 0
        ? Duration.ZERO
        : Duration.ofMillis(
            (long) (transfer.remainingBytes() * 8_000.0 / transfer.bitsPerSecond()));
  }

  private static PlanRequest outward(Operation operation) {
    return PlanRequest.vacate(List.of(operation.host()))
        .options(operation.terms().options())
        .wishes(Wishes.NONE.direct());
  }

  private static PlanRequest homeward(Operation operation) {
    Map<String, String> homes = new LinkedHashMap<>();
    operation.items().stream()
        .filter(item -> !item.open() && !item.state().settled())
        .forEach(item -> homes.put(item.workload(), item.home()));
    return PlanRequest.bringHome(homes).options(operation.terms().options());
  }
}
