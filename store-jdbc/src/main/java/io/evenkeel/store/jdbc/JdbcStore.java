package io.evenkeel.store.jdbc;

import io.evenkeel.maintenance.operation.Cordon;
import io.evenkeel.maintenance.operation.Fence;
import io.evenkeel.maintenance.operation.JournalEntry;
import io.evenkeel.maintenance.operation.Lease;
import io.evenkeel.maintenance.operation.Operation;
import io.evenkeel.maintenance.operation.OperationStore;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * A store in a database: H2 for one process, PostgreSQL for several. The database itself refuses a
 * second open operation of a host, a host too many out of a zone, a second open order for a
 * workload, an edition that does not follow the stored one, and a decision under a lease that
 * another process has by now, whoever writes. Its tables are named {@code evenkeel_*}.
 *
 * <p>Safe for several threads. Every method may throw {@link StoreException}.
 */
public final class JdbcStore implements OperationStore, AutoCloseable {

  private final Connections connections;
  private final Transactions transactions;
  private final OperationReader reader;
  private final OperationTable operations;
  private final ItemTable items;
  private final SlotTable slots = new SlotTable();
  private final JournalTable journal = new JournalTable();
  private final CordonTable cordons = new CordonTable();
  private final FenceTable fences = new FenceTable();
  private final LeaseTable lease = new LeaseTable();

  private JdbcStore(Connections connections, Transactions transactions) {
    Documents documents = new Documents();
    this.connections = connections;
    this.transactions = transactions;
    this.reader = new OperationReader(documents);
    this.operations = new OperationTable(documents);
    this.items = new ItemTable(documents);
  }

  /**
   * A store in the database of a control panel. Makes its tables, or brings them up to date.
   *
   * @param dataSource hands out connections that take part in no transaction of the caller; an H2
   *     user needs admin rights, because {@code WRITE_DELAY} has to be 0
   * @throws StoreException if the database is of a newer schema, can't be written, is an H2 that
   *     does not write at once, or a PostgreSQL with {@code fsync}, {@code full_page_writes} or
   *     {@code synchronous_commit} off
   */
  public static JdbcStore on(DataSource dataSource) {
    return allowing(dataSource);
  }

  /**
   * A store on a PostgreSQL that may lose what it said is written, so for tests and trials: then a
   * workload may be ordered about twice, and its home be forgotten.
   *
   * @param settings which of {@code fsync}, {@code full_page_writes} and {@code synchronous_commit}
   *     may be off
   * @throws IllegalArgumentException if a setting is none of these
   */
  public static JdbcStore allowing(DataSource dataSource, String... settings) {
    // H2 changes a table by making another one, and two who do that at once may lose both.
    synchronized (dataSource) {
      return open(dataSource::getConnection, List.of(settings));
    }
  }

  /**
   * A store in an H2 file, for one process at a time. Makes its folder. Needs {@code
   * com.h2database:h2} on the class path.
   *
   * @param file the path of the file without the {@code .mv.db} that H2 adds to it
   * @throws StoreException if another process has the file open, or it can't be opened
   */
  public static JdbcStore h2(Path file) {
    H2File opened = H2File.open(file);
    try {
      JdbcStore store = open(opened, List.of());
      store.endLease();
      return store;
    } catch (RuntimeException failure) {
      opened.close();
      throw failure;
    }
  }

  private static JdbcStore open(Connections connections, List<String> allowed) {
    Transactions transactions = new Transactions(connections, durability(connections, allowed));
    new Schema().migrate(transactions);
    return new JdbcStore(connections, transactions);
  }

  private static Durability durability(Connections connections, List<String> allowed) {
    try (Connection connection = connections.open()) {
      Durability durability = Durability.of(connection, allowed);
      durability.demand(connection);
      return durability;
    } catch (SQLException failure) {
      throw StoreException.during("open the store", failure);
    }
  }

  @Override
  public List<Operation> open() {
    return transactions.read("read the open operations", reader::open);
  }

  @Override
  public Optional<Operation> find(String id) {
    return transactions
        .read("read operation " + id, connection -> reader.withId(connection, id))
        .stream()
        .findFirst();
  }

  @Override
  public List<Operation> of(String host) {
    return transactions.read(
        "read the operations of host " + host, connection -> reader.of(connection, host));
  }

  @Override
  public boolean begin(Operation operation, int hostsOut, List<JournalEntry> entries) {
    operation.requireNewest(entries);
    return transactions.write(
        "begin operation " + operation.id(),
        connection -> {
          operations.insert(connection, operation);
          if (operation.takesHostOut() && !slots.take(connection, operation, hostsOut)) {
            return false;
          }
          items.write(connection, operation);
          journal.append(connection, operation.id(), entries, JournalTable.A_PERSON);
          return true;
        });
  }

  @Override
  public boolean replace(Operation operation, List<JournalEntry> entries) {
    return replace(operation, entries, connection -> true, JournalTable.A_PERSON);
  }

  @Override
  public boolean replace(Operation operation, List<JournalEntry> entries, long token) {
    return replace(operation, entries, connection -> lease.fence(connection, token), token);
  }

  private boolean replace(
      Operation operation,
      List<JournalEntry> entries,
      Transactions.Work<Boolean> fence,
      long token) {
    operation.requireNewest(entries);
    return transactions.write(
        "write edition %d of operation %s"
            .formatted(operation.revision().version(), operation.id()),
        connection -> {
          if (!fence.on(connection) || !operations.update(connection, operation)) {
            return false;
          }
          if (operation.over()) {
            slots.free(connection, operation);
          }
          items.write(connection, operation);
          journal.append(connection, operation.id(), entries, token);
          return true;
        });
  }

  @Override
  public Optional<Lease> lease(long token, Duration term) {
    List<Lease> got = new ArrayList<>();
    transactions.write(
        "take or renew the lease",
        connection ->
            lease.renewOrTake(connection, token, term) && got.add(lease.read(connection)));
    return got.stream().findFirst();
  }

  @Override
  public void release(long token) {
    transactions.write("give the lease back", connection -> lease.giveBack(connection, token));
  }

  /** Nobody else has the file open, so whoever had the lease is dead. */
  private void endLease() {
    transactions.write("end the lease of a process that is dead", lease::runOut);
  }

  @Override
  public Optional<Instant> lastBack(String zone) {
    return transactions.read(
        "read when a host of zone " + zone + " was back last",
        connection -> operations.lastBack(connection, zone));
  }

  @Override
  public List<JournalEntry> journal(String operation, long after) {
    return transactions.read(
        "read the journal of operation " + operation,
        connection -> journal.after(connection, operation, after));
  }

  /**
   * Checks that the journal of an operation is whole and as it was written: each entry carries a
   * hash that covers the entry before. It shows what was damaged or edited by hand; who can write
   * to the database and knows how the hashes are made can still forge it.
   *
   * @return what is wrong first, as one sentence; empty if nothing is
   */
  public Optional<String> verifyJournal(String operation) {
    return transactions.read(
        "verify the journal of operation " + operation,
        connection -> {
          List<Long> count = operations.entries(connection, operation);
          return count.isEmpty()
              ? Optional.of("there is no operation " + operation)
              : journal.fault(connection, operation, count.get(0));
        });
  }

  @Override
  public List<Cordon> cordons() {
    return transactions.read("read the cordons", cordons::all);
  }

  @Override
  public void cordon(Cordon cordon) {
    transactions.write(
        "cordon host " + cordon.host(), connection -> cordons.insert(connection, cordon));
  }

  @Override
  public void uncordon(String host) {
    transactions.write("uncordon host " + host, connection -> cordons.delete(connection, host));
  }

  @Override
  public List<Fence> fences() {
    return transactions.read("read which hosts are said to be off", fences::all);
  }

  @Override
  public void fence(Fence fence) {
    transactions.write(
        "write that host " + fence.host() + " is said to be off",
        connection -> fences.insert(connection, fence));
  }

  @Override
  public void unfence(String host) {
    transactions.write(
        "write that host " + host + " answers", connection -> fences.delete(connection, host));
  }

  /** Closes the file that {@link #h2} opened. A {@code DataSource} belongs to who made it. */
  @Override
  public void close() {
    connections.close();
  }
}
