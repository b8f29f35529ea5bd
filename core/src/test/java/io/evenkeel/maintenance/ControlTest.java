package io.evenkeel.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.fake.Fault;
import io.evenkeel.maintenance.HostView.Status;
import io.evenkeel.maintenance.operation.ItemState;
import io.evenkeel.maintenance.operation.Operation;
import io.evenkeel.maintenance.operation.OperationState;
import io.evenkeel.maintenance.operation.Waiting;
import io.evenkeel.spi.Power;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What a person may say of an operation while it runs. */
class ControlTest {

  private static final String CLUSTER =
      """
      {"hosts": [{"id": "a", "memoryMiB": 32768, "vcpus": 16, "maxMigrationsOut": 1},
                 {"id": "b", "memoryMiB": 32768, "vcpus": 16},
                 {"id": "c", "memoryMiB": 32768, "vcpus": 16}],
       "workloads": [
         {"id": "web", "host": "a", "memoryMiB": 4096, "vcpus": 2, "priority": 2},
         {"id": "db", "host": "a", "memoryMiB": 8192, "vcpus": 2, "priority": 1},
         {"id": "deaf", "host": "a", "memoryMiB": 1024, "vcpus": 1,
          "labels": {"ignores-shutdown": "true"}}]}""";

  private final Panel panel = Panel.over(CLUSTER);

  private Control control() {
    return panel.maintenance().control("a", Panel.ADA);
  }

  @Test
  void a_pause_begins_nothing_and_lets_what_runs_go_on() {
    panel.enter("a");
    panel.tick(2);
    assertThat(panel.item("a", "web").state()).isEqualTo(ItemState.MOVING);
    control().pause();
    panel.tick(200);

    assertThat(panel.item("a", "web").state()).isEqualTo(ItemState.ARRIVED);
    assertThat(panel.cluster().workloadsOn("a")).containsExactly("db", "deaf");
    assertThat(panel.status("a")).isEqualTo(Status.MIGRATING);
    assertThat(panel.waiting("a"))
        .singleElement()
        .returns("PAUSED", Waiting::code)
        .returns("paused by ada: test", Waiting::text);

    control().resume();
    panel.settle();
    assertThat(panel.status("a")).isEqualTo(Status.MAINTENANCE);
    assertThat(panel.log("a")).contains("a: pause: test", "a: resume: test");
  }

  @Test
  void a_pause_outlives_a_restart_and_holds_on_the_way_home_as_well() {
    panel.inMaintenance("a").leave("a");
    control().pause();
    panel.restart();
    panel.tick(50);
    assertThat(panel.cluster().workloadsOn("a")).isEmpty();
    assertThat(panel.waiting("a")).extracting(Waiting::code).containsExactly("PAUSED");

    control().resume();
    panel.settle();
    assertThat(panel.lastState("a")).isEqualTo(OperationState.CLOSED);
    assertThat(panel.cluster().workloadsOn("a")).hasSize(3);
  }

  @Test
  void trouble_in_the_zone_freezes_new_moves_until_it_is_over() {
    AtomicReference<String> trouble = new AtomicReference<>("");
    Panel watched = Panel.over(CLUSTER, builder -> builder.zoneHealth(zone -> trouble.get()));
    watched.enter("a");
    watched.tick(2);
    trouble.set("packets are lost");
    watched.tick(100);

    assertThat(watched.cluster().workloadsOn("a")).containsExactly("db", "deaf");
    assertThat(watched.waiting("a"))
        .singleElement()
        .returns("ZONE_TROUBLE", Waiting::code)
        .returns("zone default is not well: packets are lost", Waiting::text);
    trouble.set("");
    watched.settle();
    assertThat(watched.status("a")).isEqualTo(Status.MAINTENANCE);
  }

  @Test
  void health_that_throws_is_trouble() {
    Panel watched =
        Panel.over(
            CLUSTER,
            builder ->
                builder.zoneHealth(
                    zone -> {
                      throw new IllegalStateException("no route");
                    }));
    watched.enter("a");
    watched.tick(10);
    assertThat(watched.cluster().workloadsOn("a")).hasSize(3);
    assertThat(watched.waiting("a").get(0).text()).contains("no route");
  }

  @Test
  void one_that_is_skipped_stays_and_the_others_go() {
    panel.enter("a");
    control().skip("db");
    panel.settle();

    assertThat(panel.cluster().workloadsOn("a")).containsExactly("db");
    assertThat(panel.status("a")).isEqualTo(Status.WAITING);
    assertThat(panel.waiting("a"))
        .singleElement()
        .returns("SKIPPED", Waiting::code)
        .returns("it is left alone, as ada asked", Waiting::text);

    control().proceed("db");
    panel.settle();
    assertThat(panel.status("a")).isEqualTo(Status.MAINTENANCE);
  }

  @Test
  void a_move_that_runs_is_given_up_for_one_that_is_skipped() {
    panel.cluster().faults().nextOrderFor("web", Fault.SLOW_LINK);
    panel.enter("a");
    panel.tick(2);
    control().skip("web");
    panel.settle();

    assertThat(panel.cluster().workloadsOn("a")).containsExactly("web");
    assertThat(panel.log("a")).contains("web: move told to give up: ada wants it otherwise");
  }

  @Test
  void one_is_sent_to_a_certain_host_or_stays() {
    panel.enter("a");
    panel.tick(2);
    String other = panel.item("a", "db").course().target().equals("b") ? "c" : "b";
    control().retarget("db", other);
    panel.settle();
    assertThat(panel.cluster().hostOf("db")).isEqualTo(other);

    Panel full =
        Panel.over(
            CLUSTER
                .replace("8192", "32768")
                .replace("\"b\", \"memoryMiB\": 32768", "\"b\", \"memoryMiB\": 16384"));
    full.enter("a");
    full.maintenance().control("a", Panel.ADA).retarget("db", "b");
    full.settle();
    assertThat(full.cluster().hostOf("db")).isEqualTo("a");
    assertThat(full.waiting("a"))
        .singleElement()
        .returns("NO_MEMORY", Waiting::code)
        .satisfies(wait -> assertThat(wait.text()).contains("b: NO_MEMORY").doesNotContain("c:"));
  }

  @Test
  void a_move_that_runs_to_another_host_is_given_up_for_one_that_is_sent_elsewhere() {
    panel.cluster().faults().nextOrderFor("web", Fault.SLOW_LINK);
    panel.enter("a");
    panel.tick(2);
    String other = panel.item("a", "web").attempt().to().equals("b") ? "c" : "b";
    control().retarget("web", other);
    panel.settle();

    assertThat(panel.cluster().hostOf("web")).isEqualTo(other);
    assertThat(panel.status("a")).isEqualTo(Status.MAINTENANCE);
  }

  @Test
  void one_is_shut_down_instead_of_moved_and_starts_again_at_home() {
    panel.enter("a");
    control().stop("db");
    panel.settle();

    assertThat(panel.status("a")).isEqualTo(Status.MAINTENANCE);
    assertThat(panel.cluster().powerOf("db")).isEqualTo(Power.STOPPED);
    assertThat(panel.cluster().stopsOf("web")).isZero();
    assertThat(panel.log("a")).contains("db: shutting down on a, as the request of ada allows");
    panel.leave("a");
    panel.settle();
    assertThat(panel.cluster().workloadsOn("a")).contains("db");
  }

  @Test
  void one_that_ignores_its_shutdown_is_switched_off_only_if_that_was_said() {
    panel.enter("a");
    control().stop("deaf");
    panel.settle();
    assertThat(panel.status("a")).isEqualTo(Status.WAITING);
    assertThat(panel.cluster().powerOf("deaf")).isEqualTo(Power.RUNNING);

    control().forceOff("deaf");
    panel.settle();
    assertThat(panel.status("a")).isEqualTo(Status.MAINTENANCE);
    assertThat(panel.cluster().powerOf("deaf")).isEqualTo(Power.STOPPED);
  }

  @Test
  void what_was_said_before_changes_nothing() {
    panel.enter("a");
    assertThat(control().pause()).isEqualTo(control().pause());
    assertThat(control().skip("db")).isEqualTo(control().skip("db"));
    assertThat(control().retarget("web", "b")).isEqualTo(control().retarget("web", "b"));
    Operation resumed = control().resume();
    assertThat(control().resume()).isEqualTo(resumed);
    assertThat(control().proceed("deaf")).isEqualTo(resumed);
  }

  @Test
  void failed_attempts_are_forgotten_and_it_is_tried_again() {
    panel.cluster().faults().rate(Fault.REFUSED, 1);
    panel.enter("a");
    panel.settle();
    assertThat(panel.item("a", "db").waiting().code()).isEqualTo("RETRIES_USED_UP");
    panel.cluster().faults().clear();
    for (String workload : new String[] {"web", "db", "deaf"}) {
      control().proceed(workload);
    }
    panel.settle();
    assertThat(panel.status("a")).isEqualTo(Status.MAINTENANCE);
  }

  @Test
  void what_makes_no_sense_is_refused_at_the_door() {
    assertThatThrownBy(() -> control().pause())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("host a is not in maintenance and not entering it");
    panel.enter("a");
    assertThatThrownBy(() -> control().skip("nobody"))
        .hasMessageContaining("workload nobody is not on host a");
    assertThatThrownBy(() -> control().retarget("web", "a"))
        .hasMessageContaining("can't be sent to a, the host it shall leave");
    assertThatThrownBy(() -> control().retarget("web", "z")).hasMessageContaining("z");
    panel.settle();
    assertThatThrownBy(() -> control().stop("web"))
        .hasMessageContaining("is not being emptied")
        .hasMessageContaining("IN_MAINTENANCE");
  }
}
