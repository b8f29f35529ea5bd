package io.evenkeel.store.jdbc;

import static io.evenkeel.maintenance.operation.Editions.entry;
import static io.evenkeel.maintenance.operation.Editions.first;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.evenkeel.maintenance.operation.Lease;
import io.evenkeel.maintenance.operation.Operation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class H2FileTest {

  @TempDir private Path folder;

  @Test
  void a_file_and_its_folders_are_made() {
    try (JdbcStore store = JdbcStore.h2(folder.resolve("a/b c/journal"))) {
      assertThat(store.open()).isEmpty();
    }
    assertThat(folder.resolve("a/b c")).isDirectoryContaining("glob:**/journal.mv.db");
  }

  @Test
  void a_folder_may_be_a_link() throws Exception {
    Path real = Files.createDirectory(folder.resolve("real"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), real);
    JdbcStore.h2(link.resolve("journal")).close();
    assertThat(real.resolve("journal.mv.db")).exists();
  }

  @Test
  void what_was_written_is_there_after_closing() {
    Operation operation = first("op-1", "n1");
    try (JdbcStore store = JdbcStore.h2(folder.resolve("journal"))) {
      store.begin(operation, 1, entry(operation));
    }
    try (JdbcStore store = JdbcStore.h2(folder.resolve("journal"))) {
      assertThat(store.open()).containsExactly(operation);
    }
  }

  @Test
  void a_file_that_another_process_has_open_is_refused_and_free_again_when_that_has_ended()
      throws Exception {
    Path file = folder.resolve("journal");
    Process other = Scribe.on(file);
    try {
      assertThat(other.inputReader().readLine()).isEqualTo("1");
      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(() -> JdbcStore.h2(file))
          .withMessage(
              "journal %s is in use by another process; wait until that ends, or name another"
                      .formatted(file)
                  + " journal");
    } finally {
      other.destroyForcibly().waitFor();
    }
    try (JdbcStore store = JdbcStore.h2(file)) {
      assertThat(store.open()).hasSize(1);
    }
  }

  /** Nobody else can have the file open. */
  @Test
  void a_lease_of_a_process_that_is_dead_need_not_run_out() {
    Path file = folder.resolve("journal");
    try (JdbcStore store = JdbcStore.h2(file)) {
      assertThat(store.lease(0, Duration.ofHours(1))).contains(new Lease(1, false));
    }
    try (JdbcStore store = JdbcStore.h2(file)) {
      assertThat(store.lease(0, Duration.ofHours(1))).contains(new Lease(2, true));
      store.release(2);
    }
    try (JdbcStore store = JdbcStore.h2(file)) {
      assertThat(store.lease(0, Duration.ofHours(1))).contains(new Lease(3, false));
    }
  }

  @Test
  void a_closed_store_refuses() {
    JdbcStore store = JdbcStore.h2(folder.resolve("journal"));
    store.close();
    store.close();
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(store::open)
        .withMessage(
            "could not read the open operations: journal %s is closed"
                .formatted(folder.resolve("journal")));
  }

  @Test
  void a_folder_that_can_not_be_made_is_named() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> JdbcStore.h2(file.resolve("journal")))
        .withMessageStartingWith(
            "journal %s can't be opened: its folder can't be made: "
                .formatted(file.resolve("journal")));
  }

  @Test
  void a_file_that_is_no_database_is_named() throws Exception {
    Files.writeString(folder.resolve("journal.mv.db"), "not a database\n".repeat(999));
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> JdbcStore.h2(folder.resolve("journal")))
        .withMessageStartingWith("could not open journal " + folder.resolve("journal") + ": ")
        .satisfies(failure -> assertThat(failure.getMessage()).hasLineCount(1));
  }

  @Test
  void a_semicolon_can_not_smuggle_a_setting_in() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JdbcStore.h2(folder.resolve("journal;WRITE_DELAY=500")))
        .withMessageContaining("journal;WRITE_DELAY=500 can't be opened");
    assertThat(folder).isEmptyDirectory();
  }
}
