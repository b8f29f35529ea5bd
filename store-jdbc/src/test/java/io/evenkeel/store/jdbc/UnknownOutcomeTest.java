package io.evenkeel.store.jdbc;

import static io.evenkeel.maintenance.operation.Editions.entry;
import static io.evenkeel.maintenance.operation.Editions.first;
import static io.evenkeel.maintenance.operation.Editions.moving;
import static io.evenkeel.maintenance.operation.Editions.next;
import static io.evenkeel.maintenance.operation.OperationState.ENTERING;
import static io.evenkeel.store.jdbc.TestDatabase.inMemory;
import static io.evenkeel.store.jdbc.TestDatabase.pass;
import static io.evenkeel.store.jdbc.TestDatabase.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.evenkeel.maintenance.operation.Operation;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a connection that breaks leaves behind: an exception, and all or nothing. */
final class UnknownOutcomeTest {

  private final DataSource database = inMemory();
  private final JdbcStore sound = JdbcStore.on(database);
  private final Operation one = first("op-1", "n1");
  private final Operation second = next(one, ENTERING, moving("web", "n1"));

  @BeforeEach
  void begin() {
    sound.begin(one, 1, entry(one));
  }

  @Test
  void a_commit_that_worked_but_lost_its_answer_is_no_success() {
    JdbcStore store = JdbcStore.on(losingCommits(true, "08006"));
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> store.replace(second, entry(second)))
        .withMessage("could not write edition 2 of operation op-1: connection lost");
    assertThat(sound.find("op-1")).contains(second);
    assertThat(sound.replace(second, entry(second))).as("is not written twice").isFalse();
  }

  @Test
  void a_commit_that_never_arrived_is_no_success() {
    JdbcStore store = JdbcStore.on(losingCommits(false, "08006"));
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> store.replace(second, entry(second)))
        .withMessage("could not write edition 2 of operation op-1: connection lost");
    assertThat(sound.find("op-1")).contains(one);
    assertThat(sound.replace(second, entry(second))).isTrue();
  }

  @Test
  void a_commit_that_fails_like_a_duplicate_is_not_taken_for_a_lost_race() {
    JdbcStore store = JdbcStore.on(losingCommits(true, "23505"));
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> store.replace(second, entry(second)));
  }

  @Test
  void a_statement_that_fails_in_between_leaves_nothing_behind() {
    DataSource broken =
        with(
            database,
            (connection, method, arguments) -> {
              if (method.getName().equals("prepareStatement")
                  && arguments[0].toString().startsWith("INSERT INTO evenkeel_journal")) {
                throw new SQLException("connection lost", "08006");
              }
              return pass(connection, method, arguments);
            });
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> JdbcStore.on(broken).replace(second, entry(second)));
    assertThat(sound.find("op-1")).contains(one);
    assertThat(sound.journal("op-1", 0)).isEqualTo(entry(one));
  }

  @Test
  void a_failure_of_our_own_leaves_nothing_behind() {
    Operation twice = next(one, ENTERING, moving("web", "n1"), moving("web", "n1"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sound.replace(twice, entry(twice)))
        .withMessage("operation op-1 lists workload web twice");
    assertThat(sound.find("op-1")).contains(one);
  }

  @Test
  void a_database_that_is_away_is_named_by_what_was_asked_of_it() {
    AtomicBoolean away = new AtomicBoolean();
    JdbcStore store =
        JdbcStore.on(
            with(
                database,
                (connection, method, arguments) -> {
                  if (away.get() && !method.getName().equals("close")) {
                    throw new SQLException("connection lost\nand more", "08006");
                  }
                  return pass(connection, method, arguments);
                }));
    away.set(true);
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(store::open)
        .withMessage("could not read the open operations: connection lost");
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> store.begin(first("op-2", "n2"), 9, entry(first("op-2", "n2"))))
        .withMessage("could not begin operation op-2: connection lost");
  }

  @Test
  void a_pool_gets_its_connections_back_as_it_gave_them() throws Exception {
    try (Connection only = database.getConnection()) {
      JdbcStore store =
          JdbcStore.on(
              with(
                  database,
                  (unused, method, arguments) ->
                      method.getName().equals("close") ? null : pass(only, method, arguments)));
      assertThat(store.replace(second, entry(second))).isTrue();
      assertThat(store.replace(second, entry(second))).isFalse();
      assertThat(store.find("op-1")).contains(second);
      assertThat(only.getAutoCommit()).isTrue();
    }
  }

  @Test
  void a_pool_gets_no_connection_back_with_something_half_done() throws Exception {
    AtomicBoolean broken = new AtomicBoolean();
    try (Connection only = database.getConnection()) {
      JdbcStore store =
          JdbcStore.on(
              with(
                  database,
                  (unused, method, arguments) -> {
                    if (method.getName().equals("close")) {
                      return null;
                    }
                    if (broken.get() && method.getName().equals("commit")) {
                      throw new SQLException("too slow", "HYT00");
                    }
                    return pass(only, method, arguments);
                  }));
      broken.set(true);
      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(() -> store.replace(second, entry(second)))
          .withMessage("could not write edition 2 of operation op-1: too slow");
      assertThat(only.getAutoCommit()).isTrue();
      assertThat(sound.find("op-1")).contains(one);
      assertThat(sound.replace(second, entry(second))).isTrue();
    }
  }

  private DataSource losingCommits(boolean afterwards, String state) {
    return with(
        database,
        (connection, method, arguments) -> {
          if (!method.getName().equals("commit")) {
            return pass(connection, method, arguments);
          }
          if (afterwards) {
            pass(connection, method, arguments);
          }
          throw new SQLException("connection lost", state);
        });
  }
}
