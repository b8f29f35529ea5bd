package io.evenkeel.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.evenkeel.maintenance.operation.Cordon;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.time.Instant;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
final class PostgresDurabilityTest {

  private static final Cordon CORDON = new Cordon("n1", "ada", "fan", Instant.EPOCH);

  private boolean late;

  @ParameterizedTest
  @CsvSource({
    "fsync, in postgresql.conf",
    "full_page_writes, in postgresql.conf",
    "synchronous_commit, 'for the database, its user and the connection'"
  })
  void a_postgresql_that_does_not_write_before_it_answers_is_refused_unless_that_is_named(
      String setting, String remedy) throws Exception {
    try (EmbeddedPostgres server = without(setting)) {
      DataSource database = server.getPostgresDatabase();
      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(() -> JdbcStore.on(database))
          .withMessage(
              "PostgreSQL runs with %1$s = off, so what it says is written may be lost in a crash;"
                      .formatted(setting)
                  + " set %1$s = on %2$s, or allow it by name: JdbcStore.allowing(dataSource,"
                      .formatted(setting, remedy)
                  + " \"%1$s\")".formatted(setting));

      JdbcStore store = JdbcStore.allowing(database, setting);
      store.cordon(CORDON);
      assertThat(store.cordons()).containsExactly(CORDON);
    }
  }

  @Test
  void what_a_connection_turns_off_later_is_found_before_the_next_write() throws Exception {
    DataSource database = PostgresServer.emptyDatabase();
    JdbcStore store =
        JdbcStore.on(
            TestDatabase.with(
                database,
                (connection, method, arguments) -> {
                  if (method.getName().equals("setAutoCommit") && late) {
                    Sql.update(connection, "SET synchronous_commit = off");
                  }
                  return TestDatabase.pass(connection, method, arguments);
                }));
    late = true;
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> store.cordon(CORDON))
        .withMessageStartingWith("PostgreSQL runs with synchronous_commit = off");
    assertThat(store.cordons()).isEmpty();
  }

  @Test
  void a_setting_that_is_not_looked_at_can_not_be_allowed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JdbcStore.allowing(PostgresServer.emptyDatabase(), "work_mem"))
        .withMessage(
            "\"work_mem\" is no setting that is looked at; these are: fsync, full_page_writes,"
                + " synchronous_commit");
  }

  private static EmbeddedPostgres without(String setting) {
    return PostgresServer.start(
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "on")
            .setServerConfig("full_page_writes", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig(setting, "off"));
  }
}
