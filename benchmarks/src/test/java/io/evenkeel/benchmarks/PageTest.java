package io.evenkeel.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageTest {

  private static final PrintStream QUIET = new PrintStream(OutputStream.nullOutputStream());

  @Test
  void what_people_wrote_is_kept_and_what_was_measured_is_replaced(@TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("page.md");
    Files.writeString(file, "# Mine\n\n" + Page.BEGIN + "\n\nold\n" + Page.END + "\n\nalso mine\n");

    for (int i = 0; i < 2; i++) {
      Page page = new Page(QUIET);
      page.line("new");
      page.writeInto(file);
    }

    assertThat(file)
        .hasContent("# Mine\n\n" + Page.BEGIN + "\n\nnew\n\n" + Page.END + "\n\nalso mine\n");
  }

  @Test
  void a_page_without_marks_is_left_alone(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("page.md"), "# Mine\n");

    assertThatThrownBy(() -> new Page(QUIET).writeInto(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(Page.BEGIN);
    assertThat(file).hasContent("# Mine\n");
  }

  @Test
  void the_goals_stand_before_the_tables_and_say_which_were_missed(@TempDir Path folder)
      throws IOException {
    Path file = Files.writeString(folder.resolve("page.md"), Page.BEGIN + "\n" + Page.END + "\n");
    Page page = new Page(QUIET);
    page.title("A table");
    page.goal(Goal.atMost("G1", "ms", 1.2, 1.25));
    page.goal(Goal.atLeast("G1", "times as fast", 100, 120));

    page.summary();
    page.writeInto(file);

    assertThat(file)
        .content()
        .contains(
            "| G1 | ms | at most 1.2 | 1.25 | **missed** |",
            "| G1 | times as fast | at least 100 | 120 | met |")
        .matches(text -> text.indexOf("G1") < text.indexOf("A table"));
  }
}
