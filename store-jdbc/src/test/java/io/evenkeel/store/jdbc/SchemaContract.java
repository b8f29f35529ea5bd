package io.evenkeel.store.jdbc;

import static io.evenkeel.maintenance.operation.Editions.entry;
import static io.evenkeel.maintenance.operation.Editions.first;
import static io.evenkeel.store.jdbc.TestDatabase.run;
import static io.evenkeel.store.jdbc.TestDatabase.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.evenkeel.maintenance.operation.Lease;
import io.evenkeel.maintenance.operation.Operation;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How every database comes by its tables. */
abstract class SchemaContract {

  private static final String VERSIONS = "SELECT version FROM evenkeel_schema ORDER BY version";
  private static final List<String> ONE_MORE =
      List.of("schema-1.sql", "schema-2.sql", "schema-3.sql", "schema-4-of-a-test.sql");

  private DataSource database;

  abstract DataSource emptyDatabase() throws Exception;

  @BeforeEach
  void create() throws Exception {
    database = emptyDatabase();
  }

  @Test
  void the_first_start_makes_the_tables() throws Exception {
    JdbcStore.on(database);
    assertThat(texts(database, VERSIONS)).containsExactly("1", "2", "3");
    assertThat(
            texts(
                database,
                "SELECT LOWER(table_name) FROM information_schema.tables"
                    + " WHERE LOWER(table_schema) = 'public' ORDER BY 1"))
        .containsExactly(
            "evenkeel_cordon",
            "evenkeel_fence",
            "evenkeel_item",
            "evenkeel_journal",
            "evenkeel_lease",
            "evenkeel_operation",
            "evenkeel_schema",
            "evenkeel_slot");
  }

  @Test
  void the_next_start_finds_what_was_written() {
    Operation operation = first("op-1", "n1");
    JdbcStore.on(database).begin(operation, 1, entry(operation));
    assertThat(JdbcStore.on(database).open()).containsExactly(operation);
  }

  @Test
  void a_start_that_was_cut_off_is_made_good_by_the_next() throws Exception {
    JdbcStore.on(database);
    run(database, "DROP TABLE evenkeel_cordon");
    run(database, "DELETE FROM evenkeel_schema");

    assertThat(JdbcStore.on(database).cordons()).isEmpty();
    assertThat(texts(database, VERSIONS)).containsExactly("1", "2", "3");
  }

  @Test
  void a_further_script_runs_on_what_the_ones_before_made() throws Exception {
    Operation operation = first("op-1", "n1");
    JdbcStore store = JdbcStore.on(database);
    store.begin(operation, 1, entry(operation));

    migrate(ONE_MORE);
    migrate(ONE_MORE);

    assertThat(texts(database, VERSIONS)).containsExactly("1", "2", "3", "4");
    assertThat(texts(database, "SELECT ticket FROM evenkeel_cordon")).isEmpty();
    assertThat(texts(database, "SELECT id FROM evenkeel_ticket")).isEmpty();
    assertThat(store.open()).containsExactly(operation);
  }

  @Test
  void a_store_of_the_first_version_is_brought_up_to_date() throws Exception {
    migrate(List.of("schema-1.sql"));
    assertThat(texts(database, VERSIONS)).containsExactly("1");

    Operation operation = first("op-1", "n1");
    JdbcStore store = JdbcStore.on(database);
    store.begin(operation, 1, entry(operation));

    assertThat(texts(database, VERSIONS)).containsExactly("1", "2", "3");
    assertThat(store.open()).containsExactly(operation);
    assertThat(store.lastBack(operation.terms().zone())).isEmpty();
  }

  @Test
  void a_store_of_the_second_version_gets_a_lease_and_keeps_what_is_in_it() throws Exception {
    Operation operation = first("op-1", "n1");
    JdbcStore.on(database).begin(operation, 1, entry(operation));
    run(database, "DROP TABLE evenkeel_lease");
    run(database, "DROP TABLE evenkeel_fence");
    run(database, "ALTER TABLE evenkeel_journal DROP COLUMN token");
    run(database, "DELETE FROM evenkeel_schema WHERE version = 3");

    JdbcStore store = JdbcStore.on(database);
    assertThat(texts(database, VERSIONS)).containsExactly("1", "2", "3");
    assertThat(store.open()).containsExactly(operation);
    assertThat(store.verifyJournal("op-1")).isEmpty();
    assertThat(store.lease(0, Duration.ofHours(1))).contains(new Lease(1, false));
    assertThat(texts(database, "SELECT token FROM evenkeel_journal")).containsExactly("0");
  }

  @Test
  void an_empty_database_gets_every_script() throws Exception {
    migrate(ONE_MORE);
    assertThat(texts(database, VERSIONS)).containsExactly("1", "2", "3", "4");
  }

  @Test
  void a_script_that_fails_leaves_the_version_before() throws Exception {
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(
            () ->
                migrate(
                    List.of("schema-1.sql", "schema-2.sql", "schema-3.sql", "schema-4-broken.sql")))
        .withMessageStartingWith("could not bring the store to schema version 4: ")
        .satisfies(
            failure -> assertThat(failure).message().containsIgnoringCase("evenkeel_nowhere"));
    assertThat(texts(database, VERSIONS)).containsExactly("1", "2", "3");

    migrate(ONE_MORE);
    assertThat(texts(database, VERSIONS)).containsExactly("1", "2", "3", "4");
  }

  @Test
  void a_newer_schema_is_refused() {
    migrate(ONE_MORE);
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> JdbcStore.on(database))
        .withMessage(
            "the store has schema version 4, and this library knows versions up to 3; use a newer"
                + " library");
  }

  @Test
  void several_may_start_at_once_on_an_empty_database() throws Exception {
    List<JdbcStore> stores =
        IntStream.range(0, 6).parallel().mapToObj(i -> JdbcStore.on(database)).toList();
    assertThat(stores).allSatisfy(store -> assertThat(store.open()).isEmpty());
    assertThat(texts(database, VERSIONS)).containsExactly("1", "2", "3");
  }

  private void migrate(List<String> scripts) {
    new Schema(scripts)
        .migrate(new Transactions(database::getConnection, new Durability.ByCommit()));
  }
}
