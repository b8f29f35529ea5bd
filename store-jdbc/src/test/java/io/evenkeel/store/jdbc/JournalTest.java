package io.evenkeel.store.jdbc;

import static io.evenkeel.maintenance.operation.Editions.entry;
import static io.evenkeel.maintenance.operation.Editions.first;
import static io.evenkeel.maintenance.operation.Editions.next;
import static io.evenkeel.maintenance.operation.OperationState.ENTERING;
import static io.evenkeel.store.jdbc.TestDatabase.inMemory;
import static io.evenkeel.store.jdbc.TestDatabase.run;
import static io.evenkeel.store.jdbc.TestDatabase.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.evenkeel.maintenance.operation.JournalEntry;
import io.evenkeel.maintenance.operation.Operation;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JournalTest {

  private final DataSource database = inMemory();
  private final JdbcStore store = JdbcStore.on(database);
  private Operation edition = first("op-1", "n1");

  @BeforeEach
  void write_four_entries() {
    store.begin(edition, 1, entry(edition));
    for (int i = 0; i < 3; i++) {
      edition = next(edition, ENTERING);
      store.replace(edition, entry(edition));
    }
  }

  @Test
  void a_journal_is_as_it_was_written() {
    assertThat(store.verifyJournal("op-1")).isEmpty();
  }

  @Test
  void an_unknown_operation_has_no_journal() {
    assertThat(store.verifyJournal("op-9")).contains("there is no operation op-9");
  }

  @ParameterizedTest
  @ValueSource(strings = {"at", "actor", "type", "host", "workload", "text", "hash"})
  void a_column_that_was_edited_is_noticed(String column) throws Exception {
    run(database, "UPDATE evenkeel_journal SET " + column + " = 'other' WHERE sequence = 3");
    assertThat(store.verifyJournal("op-1"))
        .contains("entry 3 of operation op-1 is not as it was written");
  }

  @Test
  void an_edit_with_a_fresh_hash_is_noticed_at_the_next_entry() throws Exception {
    JournalEntry third = store.journal("op-1", 2).get(0);
    String second = texts(database, "SELECT hash FROM evenkeel_journal WHERE sequence = 2").get(0);
    String at = third.at().toString();
    List<String> forged = List.of("op-1", "3", at, "eve", "STATE", "n1", "", third.event().text());
    run(
        database,
        "UPDATE evenkeel_journal SET actor = 'eve', hash = ? WHERE sequence = 3",
        HashChain.link(second, forged));
    assertThat(store.journal("op-1", 2).get(0).actor()).isEqualTo("eve");
    assertThat(store.verifyJournal("op-1"))
        .contains("entry 4 of operation op-1 is not as it was written");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void an_entry_that_was_removed_is_noticed(int sequence) throws Exception {
    run(database, "DELETE FROM evenkeel_journal WHERE sequence = ?", sequence);
    assertThat(store.verifyJournal("op-1"))
        .contains("entry " + sequence + " of operation op-1 is missing");
  }

  @Test
  void entries_that_changed_places_are_noticed() throws Exception {
    run(database, "UPDATE evenkeel_journal SET sequence = 9 WHERE sequence = 2");
    run(database, "UPDATE evenkeel_journal SET sequence = 2 WHERE sequence = 3");
    run(database, "UPDATE evenkeel_journal SET sequence = 3 WHERE sequence = 9");
    assertThat(store.verifyJournal("op-1"))
        .contains("entry 2 of operation op-1 is not as it was written");
  }

  /** Stored hashes must stay true for ever: this one was worked out with sha256sum. */
  @Test
  void the_hash_covers_the_hash_before_and_each_column_with_its_length() {
    List<String> columns =
        List.of("op-1", "7", "1970-01-01T00:00:00Z", "ada", "MOVED", "n1", "web", "web is on n2");
    assertThat(HashChain.link("f00", columns))
        .isEqualTo("a646701ca63815ecd985c68175e676824f6ef9697907e77a8116190a9b109f1e");
  }

  @Test
  void an_event_that_only_a_newer_library_knows_is_named() throws Exception {
    run(database, "UPDATE evenkeel_journal SET type = 'TELEPORTED' WHERE sequence = 3");
    assertThat(store.journal("op-1", 3)).hasSize(1);
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> store.journal("op-1", 0))
        .withMessage(
            "the store holds the EventType TELEPORTED, which this library does not know; use a"
                + " newer library");
  }
}
