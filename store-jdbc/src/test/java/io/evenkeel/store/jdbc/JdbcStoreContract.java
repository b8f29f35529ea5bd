package io.evenkeel.store.jdbc;

import static io.evenkeel.maintenance.operation.Editions.entry;
import static io.evenkeel.maintenance.operation.Editions.first;
import static io.evenkeel.maintenance.operation.Editions.next;
import static io.evenkeel.maintenance.operation.OperationState.ENTERING;
import static io.evenkeel.store.jdbc.TestDatabase.pass;
import static io.evenkeel.store.jdbc.TestDatabase.texts;
import static io.evenkeel.store.jdbc.TestDatabase.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.evenkeel.maintenance.operation.EventType;
import io.evenkeel.maintenance.operation.JournalEntry;
import io.evenkeel.maintenance.operation.Lease;
import io.evenkeel.maintenance.operation.Operation;
import io.evenkeel.maintenance.operation.OperationStore;
import io.evenkeel.maintenance.operation.OperationStoreContract;
import io.evenkeel.maintenance.operation.Revision;
import io.evenkeel.maintenance.operation.Standing;
import io.evenkeel.preflight.Finding;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What a store promises on every database. */
abstract class JdbcStoreContract extends OperationStoreContract {

  private final Operation one = first("op-1", "n1");
  private static final Duration HOUR = Duration.ofHours(1);

  private final AtomicBoolean lost = new AtomicBoolean();
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

  /** Were it not so, the new one would decide on what is about to be overwritten. */
  @Test
  void who_takes_the_lease_waits_until_a_decision_that_is_being_written_is_written() {
    store.begin(one, 1, entry(one));
    store.lease(0, Duration.ZERO);
    List<Operation> read = new CopyOnWriteArrayList<>();
    Thread taker =
        new Thread(
            () -> {
              assertThat(store.lease(0, HOUR)).contains(new Lease(2, true));
              read.addAll(store.open());
            });
    JdbcStore slow =
        JdbcStore.on(
            before(
                "UPDATE evenkeel_operation",
                () -> {
                  taker.start();
                  taker.join(500);
                  assertThat(read).as("who takes the lease does not get it yet").isEmpty();
                }));
    Operation second = next(one, ENTERING);

    assertThat(slow.replace(second, entry(second), 1)).isTrue();
    assertThat(read(taker, read)).containsExactly(second);
  }

  private static List<Operation> read(Thread taker, List<Operation> read) {
    try {
      taker.join();
      return read;
    } catch (InterruptedException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Test
  void a_decision_that_waits_for_who_takes_the_lease_is_refused() throws Exception {
    store.begin(one, 1, entry(one));
    store.lease(0, Duration.ZERO);
    List<Boolean> written = new CopyOnWriteArrayList<>();
    Operation second = next(one, ENTERING);
    Thread late = new Thread(() -> written.add(store.replace(second, entry(second), 1)));
    JdbcStore taker =
        JdbcStore.on(
            before(
                "SELECT token, taken_over",
                () -> {
                  late.start();
                  late.join(500);
                  assertThat(written).as("what is late waits for the row").isEmpty();
                }));

    assertThat(taker.lease(0, HOUR)).contains(new Lease(2, true));
    late.join();
    assertThat(written).containsExactly(false);
    assertThat(store.open()).containsExactly(one);
  }

  @Test
  void a_lease_is_not_had_when_the_answer_is_lost_and_runs_out_by_itself() {
    JdbcStore deaf =
        JdbcStore.on(
            with(
                database,
                (connection, method, arguments) -> {
                  Object answer = pass(connection, method, arguments);
                  if (method.getName().equals("commit") && lost.get()) {
                    throw new SQLException("connection lost", "08006");
                  }
                  return answer;
                }));
    lost.set(true);
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> deaf.lease(0, HOUR))
        .withMessage("could not take or renew the lease: connection lost");
    lost.set(false);
    assertThat(store.lease(0, HOUR)).as("it is taken, by nobody who knows").isEmpty();
  }

  @Test
  void an_entry_tells_under_which_lease_it_was_written() throws Exception {
    store.begin(one, 1, entry(one));
    store.lease(0, HOUR);
    Operation second = next(one, ENTERING);
    store.replace(second, entry(second), 1);
    assertThat(texts(database, "SELECT token FROM evenkeel_journal ORDER BY sequence"))
        .containsExactly("0", "1");
  }

  /** What is done at a point in the middle of a transaction. */
  private interface Meanwhile {
    void happens() throws InterruptedException;
  }

  private DataSource before(String statement, Meanwhile meanwhile) {
    return with(
        database,
        (connection, method, arguments) -> {
          if (method.getName().equals("prepareStatement")
              && arguments[0].toString().startsWith(statement)) {
            meanwhile.happens();
          }
          return pass(connection, method, arguments);
        });
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
