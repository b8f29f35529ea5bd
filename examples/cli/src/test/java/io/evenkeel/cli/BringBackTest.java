package io.evenkeel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.cli.Shell.Result;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was left elsewhere comes home later. */
class BringBackTest {

  @TempDir private Path folder;
  private Shell shell;
  private String cluster;

  @BeforeEach
  void two_workloads_were_left_elsewhere() {
    shell = Shell.in(folder);
    cluster = shell.file("cluster.json", Clusters.SMALL).toString();
    shell.run("enter", "n1", "--cluster", cluster);
    shell.run("leave", "n1", "--stay", "--cluster", cluster);
  }

  @Test
  void status_names_what_was_left_and_the_command_that_brings_it_back() {
    assertThat(shell.run("status", "n1", "--cluster", cluster).out())
        .contains("left elsewhere when n1 left maintenance: ", "web", "db")
        .contains("`evenkeel bring-back n1 --cluster " + cluster + "` brings back");
    assertThat(
            shell
                .run("status", "n1", "--json", "--cluster", cluster)
                .json()
                .get("hosts")
                .get(0)
                .get("leftElsewhere"))
        .extracting(each -> each.asText())
        .containsExactlyInAnyOrder("web", "db");
  }

  @Test
  void it_comes_home_and_status_forgets_it() {
    Result back = shell.run("bring-back", "n1", "--actor", "ada", "--cluster", cluster);
    assertThat(back.code()).isZero();
    assertThat(back.out()).contains("2 workload(s) are to be brought back [ada]", "2 home");
    assertThat(shell.run("status", "n1", "--cluster", cluster).out())
        .doesNotContain("left elsewhere");
  }

  @Test
  void a_repeated_command_says_that_nothing_changed() {
    shell.run("bring-back", "n1", "--cluster", cluster);
    Result again = shell.run("bring-back", "n1", "--cluster", cluster);
    assertThat(again.code()).isZero();
    assertThat(again.out()).contains("nothing changed").hasLineCount(1);
  }

  @Test
  void what_was_begun_is_taken_up() {
    shell.run("bring-back", "n1", "--no-wait", "--cluster", cluster);
    assertThat(shell.run("status", "--cluster", cluster).err()).contains("evenkeel bring-back n1");
    Result goneOn = shell.run("bring-back", "n1", "--cluster", cluster);
    assertThat(goneOn.code()).isZero();
    assertThat(goneOn.err()).contains("going on with operation");
  }

  @Test
  void a_host_in_maintenance_is_to_leave_it_first() {
    shell.run("enter", "n1", "--cluster", cluster);
    Result refused = shell.run("bring-back", "n1", "--cluster", cluster);
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("evenkeel leave n1").hasLineCount(1);
  }
}
