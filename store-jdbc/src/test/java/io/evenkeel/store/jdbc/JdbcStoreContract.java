package io.evenkeel.store.jdbc;

import static io.evenkeel.maintenance.operation.Editions.entry;
import static io.evenkeel.maintenance.operation.Editions.first;
import static io.evenkeel.maintenance.operation.Editions.next;
import static io.evenkeel.maintenance.operation.OperationState.ENTERING;
import static io.evenkeel.store.jdbc.TestDatabase.pass;
import static io.evenkeel.store.jdbc.TestDatabase.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.maintenance.operation.EventType;
import io.evenkeel.maintenance.operation.JournalEntry;
import io.evenkeel.maintenance.operation.Operation;
import io.evenkeel.maintenance.operation.OperationStore;
import io.evenkeel.maintenance.operation.OperationStoreContract;
import io.evenkeel.maintenance.operation.Revision;
import io.evenkeel.maintenance.operation.Standing;
import io.evenkeel.preflight.Finding;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What a store promises on every database. */
abstract class JdbcStoreContract extends OperationStoreContract {

  private final Operation one = first("op-1", "n1");
  private DataSource database;
  private JdbcStore store;

  abstract DataSource emptyDatabase() throws Exception;

  @Override
  protected OperationStore create() throws Exception {
    database = emptyDatabase();
    store = JdbcStore.on(database);
    return store;
  }

  @Test
  void who_loses_a_slot_in_the_last_moment_takes_the_next() {
    Operation faster = first("op-2", "n2");
    AtomicBoolean raced = new AtomicBoolean();
    JdbcStore slower =
        JdbcStore.on(
            with(
                database,
                (connection, method, arguments) -> {
                  if (method.getName().equals("setSavepoint") && raced.compareAndSet(false, true)) {
                    assertThat(store.begin(faster, 2, entry(faster))).isTrue();
                  }
                  return pass(connection, method, arguments);
                }));
    assertThat(slower.begin(one, 2, entry(one))).isTrue();
    assertThat(store.open()).containsExactly(one, faster);
  }

  @Test
  void a_journal_is_as_it_was_written() {
    Operation both = edition(one.standing(), new Revision(2, 3));
    store.begin(one, 1, entry(one));
    store.replace(both, List.of(told(2, "ada", "two"), told(3, "bob", "three")));
    assertThat(store.verifyJournal("op-1")).isEmpty();
  }

  @Test
  void a_text_that_no_database_can_hold_is_kept_with_a_replacement_character() {
    Operation second = next(one, ENTERING);
    store.begin(one, 1, entry(one));
    store.replace(second, List.of(told(2, "\0", "a\0b \ud83d\ude80 \ud83d.")));

    JournalEntry read = store.journal("op-1", 1).get(0);
    assertThat(read.event().text()).isEqualTo("a\ufffdb \ud83d\ude80 \ufffd.");
    assertThat(read.actor()).isEqualTo("\ufffd");
    assertThat(store.verifyJournal("op-1")).isEmpty();
  }

  @Test
  void a_document_of_two_million_characters_is_kept() {
    Finding finding = Finding.warn("TIGHT", "n1", "\0'\ud83d;--".repeat(250), "Add a host");
    Standing standing = one.standing();
    Standing crowded = standing.findings(Collections.nCopies(400, finding));
    Operation large = edition(crowded, new Revision(2, 2));
    store.begin(one, 1, entry(one));
    assertThat(store.replace(large, entry(large))).isTrue();
    assertThat(store.find("op-1")).contains(large);
  }

  private Operation edition(Standing standing, Revision revision) {
    return new Operation("op-1", one.terms(), ENTERING, standing, List.of(), revision);
  }

  private static JournalEntry told(long sequence, String actor, String text) {
    JournalEntry.Event event = new JournalEntry.Event(EventType.ALARM, "n1", "", text);
    return new JournalEntry("op-1", sequence, Instant.EPOCH, actor, event);
  }
}
