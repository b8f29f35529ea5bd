package io.evenkeel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenkeel.cli.Shell.Result;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnterAndLeaveTest {

  @TempDir private Path folder;
  private Shell shell;
  private String cluster;

  @BeforeEach
  void a_cluster() {
    shell = Shell.in(folder);
    cluster = shell.file("cluster.json", Clusters.SMALL).toString();
  }

  @Test
  void enter_and_leave_are_two_commands() {
    Result entered = shell.run("enter", "n1", "--cluster", cluster, "--reason", "new kernel");
    assertThat(entered.code()).isZero();
    assertThat(entered.out()).contains("status Maintenance Mode", "2 workloads moved, 0 stopped");
    assertThat(machinesOn("n1")).isEmpty();
    Result left = shell.run("leave", "n1", "--cluster", cluster);
    assertThat(left.code()).isZero();
    assertThat(left.out()).contains("status Running", "2 home", "no workload was stopped");
    assertThat(machinesOn("n1")).containsExactly("db", "web");
  }

  @Test
  void a_repeated_enter_says_that_nothing_changed() {
    shell.run("enter", "n1", "--cluster", cluster);
    Result again = shell.run("enter", "n1", "--cluster", cluster);
    assertThat(again.code()).isZero();
    assertThat(again.out().lines())
        .singleElement()
        .asString()
        .startsWith("n1 is already in Maintenance Mode (operation n1-")
        .endsWith("nothing changed");
    assertThat(
            shell
                .run("enter", "n1", "--json", "--cluster", cluster)
                .json()
                .get("changed")
                .asBoolean())
        .isFalse();
  }

  @Test
  void a_repeated_leave_says_that_nothing_changed() {
    shell.run("enter", "n1", "--cluster", cluster);
    shell.run("leave", "n1", "--cluster", cluster);
    Result again = shell.run("leave", "n1", "--cluster", cluster);
    assertThat(again.code()).isZero();
    assertThat(again.out()).contains("already left maintenance").contains("nothing changed");
  }

  @Test
  void a_second_host_is_refused_while_one_is_out() {
    shell.run("enter", "n1", "--cluster", cluster);
    Result second = shell.run("enter", "n2", "--cluster", cluster);
    assertThat(second.code()).isEqualTo(3);
    assertThat(second.out()).contains("NEIGHBOUR_IN_MAINTENANCE");
    assertThat(second.err()).contains("nothing was changed");
    assertThat(machinesOn("n2")).contains("log");
    assertThat(shell.run("preflight", "n2", "--cluster", cluster).code()).isEqualTo(3);
  }

  @Test
  void what_can_not_move_waits_for_the_operator() {
    cluster = shell.file("gpu.json", Clusters.WITH_GPU).toString();
    Result entered = shell.run("enter", "n1", "--cluster", cluster);
    assertThat(entered.code()).isEqualTo(5);
    assertThat(entered.out()).contains("waits: gpu: ", "HOST_DEVICE", "waits for an operator");
    assertThat(machinesOn("n1")).containsExactly("gpu");
    assertThat(shell.run("plan", "n1", "--cluster", cluster).code()).isEqualTo(4);
    Result given = shell.run("leave", "n1", "--cluster", cluster);
    assertThat(given.code()).isZero();
    assertThat(machinesOn("n1")).containsExactly("db", "gpu", "web");
  }

  @Test
  void what_can_not_move_is_stopped_when_that_is_asked_for() {
    cluster = shell.file("gpu.json", Clusters.WITH_GPU).toString();
    Result entered =
        shell.run("enter", "n1", "--stop-what-cannot-move", "--actor", "ada", "--cluster", cluster);
    assertThat(entered.code()).isZero();
    assertThat(entered.out()).contains("2 workloads moved, 1 stopped");
    Result left = shell.run("leave", "n1", "--cluster", cluster);
    assertThat(left.out()).contains("3 home", "gpu (the request of ada)");
  }

  @Test
  void cancel_brings_back_what_has_moved() {
    cluster = shell.file("gpu.json", Clusters.WITH_GPU).toString();
    shell.run("enter", "n1", "--cluster", cluster);
    Result cancelled = shell.run("cancel", "n1", "--cluster", cluster);
    assertThat(cancelled.code()).isZero();
    assertThat(machinesOn("n1")).containsExactly("db", "gpu", "web");
    assertThat(shell.run("cancel", "n1", "--cluster", cluster).code()).isEqualTo(2);
  }

  @Test
  void leave_and_cancel_leave_there_what_has_moved_when_that_is_asked_for() {
    shell.run("enter", "n1", "--cluster", cluster);
    Result left = shell.run("leave", "n1", "--stay", "--cluster", cluster);
    assertThat(left.code()).isZero();
    assertThat(left.out()).contains("2 elsewhere").contains("as was asked");
    assertThat(machinesOn("n1")).isEmpty();
  }

  @Test
  void cancel_is_no_way_out_of_maintenance() {
    shell.run("enter", "n1", "--cluster", cluster);
    Result refused = shell.run("cancel", "n1", "--cluster", cluster);
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("in Maintenance Mode", "evenkeel leave n1");
  }

  @Test
  void a_finding_is_waived_by_its_code() {
    String down = Clusters.SMALL.replace("\"n3\", ", "\"n3\", \"status\": \"down\", ");
    cluster = shell.file("down.json", down).toString();
    assertThat(shell.run("enter", "n1", "--cluster", cluster).code()).isEqualTo(3);
    Result waived =
        shell.run("enter", "n1", "--waive", "NEIGHBOUR_DOWN=it is scrap", "--cluster", cluster);
    assertThat(waived.code()).isZero();
    assertThat(waived.out()).contains("NEIGHBOUR_DOWN waived by").contains("it is scrap");
  }

  @Test
  void the_plan_that_was_confirmed_is_the_one_that_is_run() {
    String shown = shell.run("plan", "n1", "--cluster", cluster).out();
    String fingerprint = shown.replaceAll("(?s).*plan ([0-9a-f]{16}) for n1.*", "$1");
    Result other = shell.run("enter", "n1", "--confirm", "0123456789abcdef", "--cluster", cluster);
    assertThat(other.code()).isEqualTo(3);
    assertThat(other.out()).contains("PLAN_CHANGED", fingerprint);
    assertThat(machinesOn("n1")).containsExactly("db", "web");
    assertThat(shell.run("enter", "n1", "--confirm", fingerprint, "--cluster", cluster).code())
        .isZero();
  }

  @Test
  void on_a_terminal_the_plan_is_shown_and_a_yes_is_asked_for() {
    Result no = shell.typing("\n").run("enter", "n1", "--cluster", cluster);
    assertThat(no.code()).isEqualTo(5);
    assertThat(no.out()).contains("WORKLOAD", "Empty n1 like this");
    assertThat(no.err()).contains("nothing was done");
    assertThat(machinesOn("n1")).containsExactly("db", "web");
    Result yes = shell.typing("y\n").run("enter", "n1", "--cluster", cluster);
    assertThat(yes.code()).isZero();
    assertThat(machinesOn("n1")).isEmpty();
    shell.run("leave", "n1", "--cluster", cluster);
    Result json = shell.typing("no\n").run("enter", "n1", "--json", "--cluster", cluster);
    assertThat(json.out()).isEmpty();
    assertThat(json.err()).contains("WORKLOAD", "Empty n1 like this");
    Result unasked = shell.typing("").run("enter", "n1", "--yes", "--cluster", cluster);
    assertThat(unasked.out()).doesNotContain("[y/N]");
  }

  @Test
  void no_wait_begins_and_the_next_command_goes_on() {
    Result begun = shell.run("enter", "n1", "--no-wait", "--cluster", cluster);
    assertThat(begun.code()).isZero();
    assertThat(begun.out()).contains("begun", "evenkeel enter n1");
    Result status = shell.run("status", "--cluster", cluster);
    assertThat(status.out()).contains("Migrating");
    assertThat(status.err()).contains("no command drives it");
    Result goneOn = shell.run("enter", "n1", "--cluster", cluster);
    assertThat(goneOn.err()).contains("going on with operation n1-");
    assertThat(goneOn.code()).isZero();
    assertThat(machinesOn("n1")).isEmpty();
  }

  @Test
  void a_command_stays_no_longer_than_its_timeout() {
    Result late = shell.run("enter", "n1", "--timeout", "2s", "--cluster", cluster);
    assertThat(late.code()).isEqualTo(5);
    assertThat(late.out()).contains("the time is over");
    assertThat(shell.run("enter", "n1", "--cluster", cluster).code()).isZero();
  }

  @Test
  void enter_does_not_cut_a_leave_short() {
    shell.run("enter", "n1", "--cluster", cluster);
    shell.run("leave", "n1", "--no-wait", "--cluster", cluster);
    Result refused = shell.run("enter", "n1", "--cluster", cluster);
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("Leaving Maintenance", "evenkeel leave n1");
    assertThat(shell.run("leave", "n1", "--cluster", cluster).code()).isZero();
    assertThat(machinesOn("n1")).containsExactly("db", "web");
  }

  @Test
  void a_cordon_lasts_until_it_is_taken_back() {
    assertThat(shell.run("cordon", "n2", "--cluster", cluster).out()).contains("n2 is Cordoned");
    assertThat(shell.run("cordon", "n2", "--cluster", cluster).out()).contains("nothing changed");
    Result plan = shell.run("plan", "n1", "--json", "--cluster", cluster);
    assertThat(plan.json().get("moves")).extracting(m -> m.get("to").asText()).containsOnly("n3");
    assertThat(shell.run("uncordon", "n2", "--cluster", cluster).out()).contains("n2 is Running");
    assertThat(shell.run("uncordon", "n2", "--cluster", cluster).out()).contains("nothing changed");
  }

  @Test
  void uncordon_does_not_take_a_host_out_of_maintenance() {
    shell.run("enter", "n1", "--cluster", cluster);
    Result refused = shell.run("uncordon", "n1", "--cluster", cluster);
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("in Maintenance Mode", "evenkeel leave n1");
  }

  @Test
  void json_shows_the_operation_and_nothing_else() {
    Result entered = shell.run("enter", "n1", "--json", "--cluster", cluster);
    assertThat(entered.json().get("format").asText()).isEqualTo("evenkeel-operation/1");
    assertThat(entered.json().get("state").asText()).isEqualTo("in-maintenance");
    assertThat(entered.json().get("changed").asBoolean()).isTrue();
    assertThat(entered.json().get("workloads")).hasSize(2);
    assertThat(entered.err()).isEmpty();
    Result left = shell.run("leave", "n1", "--json", "--cluster", cluster);
    assertThat(left.json().get("state").asText()).isEqualTo("closed");
  }

  private List<String> machinesOn(String host) {
    List<String> machines = new ArrayList<>();
    for (JsonNode view :
        shell.run("status", host, "--json", "--cluster", cluster).json().get("hosts")) {
      view.get("machines").forEach(machine -> machines.add(machine.get("workload").asText()));
    }
    return machines;
  }
}
