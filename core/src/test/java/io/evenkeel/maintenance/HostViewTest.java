package io.evenkeel.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.maintenance.HostView.Machine;
import io.evenkeel.maintenance.HostView.Status;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HostViewTest {

  private final Panel panel =
      Panel.over(
          """
          {"hosts": [{"id": "a", "memoryMiB": 65536, "vcpus": 16, "migrationMbps": 1000},
                     {"id": "b", "memoryMiB": 65536, "vcpus": 16, "migrationMbps": 1000}],
           "workloads": [
             {"id": "v1", "name": "web", "host": "a", "memoryMiB": 4096, "vcpus": 2},
             {"id": "v2", "host": "a", "memoryMiB": 8192, "vcpus": 4}]}""");

  @Test
  void shows_what_runs_and_what_moves_with_its_bytes() {
    panel.enter("a");
    panel.tick(8);

    HostView view = panel.maintenance().status("a");

    assertThat(view.status()).isEqualTo(Status.MIGRATING);
    assertThat(view.machines()).extracting(Machine::workload).containsExactly("v1", "v2");
    assertThat(view.machines())
        .filteredOn(machine -> machine.activity().equals("migrating to b"))
        .isNotEmpty()
        .allSatisfy(machine -> assertThat(machine.fraction()).isBetween(0.01, 0.99));
    assertThat(view.advance().done()).isZero();
    assertThat(view.advance().total()).isEqualTo(2);
    assertThat(view.advance().fraction()).isBetween(0.01, 0.5);
  }

  @Test
  void the_time_that_remains_begins_near_the_plan_and_falls_to_nothing() {
    Duration planned = panel.maintenance().plan("a").estimate().makespan();
    panel.enter("a");
    panel.tick(3);

    Duration first = panel.maintenance().status("a").advance().remaining();
    panel.tick(20);
    Duration later = panel.maintenance().status("a").advance().remaining();
    panel.settle();
    Duration last = panel.maintenance().status("a").advance().remaining();

    assertThat(first).isBetween(planned.multipliedBy(8).dividedBy(10), planned.plusSeconds(5));
    assertThat(later).isLessThan(first.minusSeconds(15));
    assertThat(last).isZero();
  }

  @Test
  void the_way_home_has_a_time_too() {
    panel.enter("a");
    panel.settle();
    panel.leave("a");
    panel.tick(3);

    HostView view = panel.maintenance().status("a");

    assertThat(view.status()).hasToString("Leaving Maintenance");
    assertThat(view.advance().remaining()).isGreaterThan(Duration.ofSeconds(60));
  }

  @Test
  void shows_nothing_on_a_host_that_is_empty() {
    panel.enter("a");
    panel.settle();

    HostView view = panel.maintenance().status("a");

    assertThat(view.status()).hasToString("Maintenance Mode");
    assertThat(view.machines()).isEmpty();
    assertThat(view.advance().fraction()).isEqualTo(1);
  }

  @Test
  void a_host_without_an_operation_is_running_with_nothing_to_do() {
    HostView view = panel.maintenance().status("b");

    assertThat(view.status()).hasToString("Running");
    assertThat(view.findOperation()).isEmpty();
    assertThat(view.advance()).isEqualTo(HostView.Advance.NOTHING);
  }
}
