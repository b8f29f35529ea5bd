package io.evenkeel.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.cli.session.Names;
import io.evenkeel.maintenance.HostView;
import io.evenkeel.maintenance.HostView.Advance;
import io.evenkeel.maintenance.HostView.Machine;
import io.evenkeel.maintenance.HostView.Status;
import io.evenkeel.maintenance.operation.Asker;
import io.evenkeel.maintenance.operation.Consents;
import io.evenkeel.maintenance.operation.Operation;
import io.evenkeel.maintenance.operation.OperationState;
import io.evenkeel.maintenance.operation.PowerWatch;
import io.evenkeel.maintenance.operation.PowerWatch.Phase;
import io.evenkeel.maintenance.operation.PowerWatch.Verb;
import io.evenkeel.maintenance.operation.Purpose;
import io.evenkeel.maintenance.operation.Revision;
import io.evenkeel.maintenance.operation.Service;
import io.evenkeel.maintenance.operation.Standing;
import io.evenkeel.maintenance.operation.Terms;
import io.evenkeel.maintenance.operation.Waiting;
import io.evenkeel.maintenance.task.Stage;
import io.evenkeel.maintenance.task.TaskRun;
import io.evenkeel.maintenance.task.TaskRun.State;
import io.evenkeel.plan.PlanOptions;
import io.evenkeel.spi.HostCpu;
import io.evenkeel.spi.Inventory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FrameTest {

  private static final Names NO_NAMES = new Names(new Inventory(List.of(), List.of(), List.of()));

  private final Frame frame = new Frame(NO_NAMES, false);

  @Test
  void shows_the_host_and_a_line_for_each_move() {
    HostView view =
        view(
            List.of(
                new Machine("db", "db", "migrating to n12", 0.5, 10_000_000_000L),
                new Machine("idle", "idle", "running", 0, 0),
                new Machine("web-1", "web-1", "migrating to n2", 0, 0)));
    assertThat(texts(view, new Size(24, 100)))
        .containsExactly(
            "n1  Migrating  [############..................]  40 %  2 of 5, about 1 min 05 s left",
            "  db     migrating to n12  [########........]  50 %  10 Gbit/s",
            "  web-1  migrating to n2   [................]   0 %");
  }

  @Test
  void no_line_is_wider_than_the_terminal_less_one() {
    HostView view = view(List.of(new Machine("w".repeat(90), "", "migrating to n2", 0.5, 1)));
    assertThat(texts(view, new Size(24, 40))).allMatch(line -> line.length() == 39);
  }

  @Test
  void leaves_room_for_the_log_however_much_moves() {
    List<Machine> many =
        IntStream.range(0, 50)
            .mapToObj(i -> new Machine("w" + i, "w" + i, "migrating to n2", 0.1, 0))
            .toList();
    assertThat(texts(view(many), new Size(12, 80))).hasSize(8).last().isEqualTo("  and 44 more");
  }

  @Test
  void says_what_is_waited_for_and_what_would_help() {
    Waiting wait =
        new Waiting("HOST_DEVICE", "gpu", "it can't leave", "Power it off", Instant.EPOCH);
    HostView view =
        new HostView("n1", Status.WAITING, List.of(), Advance.NOTHING, List.of(wait), List.of());
    assertThat(texts(view, new Size(24, 100)))
        .last()
        .isEqualTo("  waits: gpu: it can't leave. Power it off");
  }

  @Test
  void shows_how_tasks_and_the_power_of_the_host_stand() {
    Instant then = Instant.EPOCH.plusSeconds(60);
    Standing standing =
        Standing.beginning(Instant.EPOCH, Service.before(false, HostCpu.ANY), List.of())
            .task(new TaskRun("kernel", Stage.IN_MAINTENANCE, 2, State.FAILED, then, "no space"));
    Service rebooting =
        standing.service().power(PowerWatch.NONE.next(Verb.REBOOT, "boot-1", then).in(Phase.DOWN));
    Operation operation =
        new Operation(
            "n1-1",
            new Terms(
                Purpose.MAINTENANCE,
                "n1",
                "z",
                new Asker("ada", ""),
                PlanOptions.DEFAULT,
                Consents.NONE),
            OperationState.LEAVING,
            standing.service(rebooting),
            List.of(),
            new Revision(1, 0));
    HostView view =
        new HostView(
            "n1", Status.LEAVING, List.of(), Advance.NOTHING, List.of(), List.of(operation));
    assertThat(texts(view, new Size(24, 100)))
        .anyMatch(
            line ->
                line.equals("  task       kernel (in maintenance, attempt 2): failed: no space"))
        .anyMatch(line -> line.matches("  power      asked to reboot at .*: down"));
    assertThat(texts(view, new Size(6, 100))).hasSizeLessThan(4);
  }

  @Test
  void what_a_hypervisor_says_can_not_control_the_terminal() {
    Waiting wait = new Waiting("X", "w", "\033[2Jgone", "", Instant.EPOCH);
    HostView view =
        new HostView("n1", Status.WAITING, List.of(), Advance.NOTHING, List.of(wait), List.of());
    assertThat(texts(view, new Size(24, 100))).last().isEqualTo("  waits: w: ?[2Jgone");
  }

  @Test
  void only_what_is_complete_looks_complete() {
    Bar bar = new Bar(10, false);
    assertThat(bar.of(0.999)).isEqualTo("[#########.]  99 %");
    assertThat(bar.of(1)).isEqualTo("[##########] 100 %");
    assertThat(bar.of(0)).isEqualTo("[..........]   0 %");
    assertThat(new Bar(4, true).of(0.5)).isEqualTo("██░░  50 %");
  }

  private static HostView view(List<Machine> machines) {
    Advance advance = new Advance(2, 5, 0.4, Duration.ofSeconds(65));
    return new HostView("n1", Status.MIGRATING, machines, advance, List.of(), List.of());
  }

  private List<String> texts(HostView view, Size size) {
    return frame.of(view, size).stream().map(Frame.Line::text).toList();
  }
}
