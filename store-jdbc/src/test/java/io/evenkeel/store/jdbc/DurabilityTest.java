package io.evenkeel.store.jdbc;

import static io.evenkeel.maintenance.operation.Editions.entry;
import static io.evenkeel.maintenance.operation.Editions.first;
import static io.evenkeel.store.jdbc.TestDatabase.inFile;
import static io.evenkeel.store.jdbc.TestDatabase.pass;
import static io.evenkeel.store.jdbc.TestDatabase.run;
import static io.evenkeel.store.jdbc.TestDatabase.texts;
import static io.evenkeel.store.jdbc.TestDatabase.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.evenkeel.maintenance.operation.Cordon;
import io.evenkeel.maintenance.operation.Operation;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DurabilityTest {

  private static final String SET = "SET WRITE_DELAY 0";
  private static final String DELAY =
      "SELECT setting_value FROM information_schema.settings WHERE setting_name = 'WRITE_DELAY'";

  @TempDir private Path folder;
  private JdbcDataSource database;
  private Connection keeper;

  @BeforeEach
  void open() throws Exception {
    database = inFile(folder.resolve("panel"));
    keeper = database.getConnection();
  }

  @AfterEach
  void close() throws Exception {
    keeper.close();
  }

  @Test
  void h2_is_told_to_write_at_once() throws Exception {
    assertThat(texts(database, DELAY)).containsOnly("500");
    JdbcStore.on(database);
    assertThat(texts(database, DELAY)).containsOnly("0");
  }

  @Test
  void h2_is_told_again_when_another_connection_has_changed_it() throws Exception {
    JdbcStore store = JdbcStore.on(database);
    run(database, "SET WRITE_DELAY 500");
    store.cordon(new Cordon("n1", "ada", "fan", Instant.EPOCH));
    assertThat(texts(database, DELAY)).containsOnly("0");
  }

  /** H2 stores the setting and does not heed it: the value in force is 500 ms again. */
  @Test
  void h2_is_told_again_when_the_database_was_closed_meanwhile() throws Exception {
    List<String> settings = new ArrayList<>();
    JdbcStore store = JdbcStore.on(heard(settings));
    assertThat(settings).hasSize(1);
    store.cordon(new Cordon("n1", "ada", "fan", Instant.EPOCH));
    assertThat(settings).hasSize(1);

    keeper.close();
    store.cordon(new Cordon("n2", "ada", "fan", Instant.EPOCH));
    assertThat(settings).hasSize(2);
    assertThat(store.cordons()).hasSize(2);
  }

  @Test
  void an_h2_that_does_not_write_at_once_is_refused() {
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> JdbcStore.on(deaf(database)))
        .withMessageStartingWith(
            "H2 keeps WRITE_DELAY at [500] after SET WRITE_DELAY 0, so a crash");
  }

  @Test
  void nothing_is_written_to_an_h2_that_stopped_writing_at_once() throws Exception {
    JdbcStore.on(database);
    JdbcStore store = JdbcStore.on(deaf(database));
    run(database, "SET WRITE_DELAY 500");
    Operation operation = first("op-1", "n1");

    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> store.begin(operation, 1, entry(operation)));
    assertThat(store.open()).isEmpty();
  }

  @Test
  void an_h2_user_without_admin_rights_is_refused() throws Exception {
    run(database, "CREATE USER panel PASSWORD 'secret'");
    JdbcDataSource restricted = new JdbcDataSource();
    restricted.setURL(database.getURL());
    restricted.setUser("panel");
    restricted.setPassword("secret");

    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> JdbcStore.on(restricted))
        .withMessageStartingWith("could not open the store: ")
        .withMessageContaining("Admin rights")
        .satisfies(failure -> assertThat(failure.getMessage()).hasLineCount(1));
  }

  private DataSource heard(List<String> settings) {
    return with(
        database,
        (connection, method, arguments) -> {
          if (method.getName().equals("prepareStatement") && arguments[0].equals(SET)) {
            settings.add(SET);
          }
          return pass(connection, method, arguments);
        });
  }

  /** Takes the setting, and does not set it. */
  private static DataSource deaf(DataSource real) {
    return with(
        real,
        (connection, method, arguments) ->
            method.getName().equals("prepareStatement") && arguments[0].equals(SET)
                ? connection.prepareStatement("SET LOCK_TIMEOUT 2000")
                : pass(connection, method, arguments));
  }
}
