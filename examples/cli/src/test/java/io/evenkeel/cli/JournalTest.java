package io.evenkeel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.cli.Shell.Result;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lives on between two commands, and where. */
class JournalTest {

  @TempDir private Path folder;
  private Shell shell;
  private String cluster;

  @BeforeEach
  void a_cluster() {
    shell = Shell.in(folder);
    cluster = shell.file("cluster.json", Clusters.SMALL).toString();
  }

  @Test
  void it_is_in_a_folder_of_its_own_for_each_cluster() {
    String other = shell.file("other.json", Clusters.SMALL).toString();
    shell.run("enter", "n1", "--cluster", cluster);
    shell.run("enter", "n1", "--cluster", other);
    assertThat(shell.filesBut())
        .anyMatch(file -> file.matches("state/evenkeel/cluster-[0-9a-f]{12}/journal\\.mv\\.db"))
        .anyMatch(file -> file.matches("state/evenkeel/other-[0-9a-f]{12}/journal\\.mv\\.db"));
  }

  @Test
  void it_is_where_the_user_says() {
    String journal = folder.resolve("mine/log").toString();
    shell.run("enter", "n1", "--cluster", cluster, "--journal", journal);
    assertThat(shell.filesBut("cluster.json"))
        .contains("mine/log.mv.db")
        .noneMatch(file -> file.startsWith("state"));
    Result left = shell.run("leave", "n1", "--cluster", cluster, "--journal", journal);
    assertThat(left.code()).isZero();
  }

  @Test
  void the_same_document_by_another_name_is_the_same_cluster() {
    shell.run("enter", "n1", "--cluster", cluster);
    String roundabout = folder.resolve("x/../cluster.json").toString();
    folder.resolve("x").toFile().mkdir();
    assertThat(shell.run("status", "n1", "--cluster", roundabout).out())
        .contains("Maintenance Mode");
    assertThat(shell.run("status", "n1", "--driver", "fake:" + cluster).out())
        .contains("Maintenance Mode");
  }

  @Test
  void a_document_that_was_edited_is_a_new_world() {
    shell.run("cordon", "n3", "--cluster", cluster);
    shell.run("enter", "n1", "--cluster", cluster);
    shell.run("leave", "n1", "--stay", "--cluster", cluster);
    assertThat(shell.run("export", "--cluster", cluster).out())
        .containsPattern("\"id\": \"web\".*\"host\": \"n2\"");
    shell.file("cluster.json", Clusters.SMALL.replace("4096", "2048"));
    assertThat(shell.run("export", "--cluster", cluster).out())
        .containsPattern("\"id\": \"web\".*\"host\": \"n1\"");
  }

  @Test
  void a_journal_in_an_impossible_place_is_refused() {
    String journal = shell.file("file", "").resolve("journal").toString();
    Result refused = shell.run("enter", "n1", "--cluster", cluster, "--journal", journal);
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("journal").hasLineCount(1);
  }
}
