package io.evenkeel.store.jdbc;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.fake.FakeCluster;
import io.evenkeel.fake.FakeOptions;
import io.evenkeel.maintenance.Authorizer;
import io.evenkeel.maintenance.EnterRequest;
import io.evenkeel.maintenance.LeaveRequest;
import io.evenkeel.maintenance.Maintenance;
import io.evenkeel.maintenance.operation.Item;
import io.evenkeel.maintenance.operation.Operation;
import io.evenkeel.maintenance.operation.OperationState;
import io.evenkeel.spi.Inventory;
import io.evenkeel.spi.Order;
import io.evenkeel.spi.Power;
import io.evenkeel.spi.Workload;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * Three control panels, each a process of its own, on one PostgreSQL and one simulated cluster.
 * They are killed (SIGKILL) and stopped for longer than their lease (SIGSTOP, SIGCONT) while hosts
 * go into maintenance and come back. {@code -Devenkeel.kills=500} for more of it, {@code
 * -Devenkeel.seed} for the same misfortunes in the same order.
 */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
final class ThreeControllersTest {

  private static final String CLUSTER =
      """
      {"hosts": [{"id": "a", "memoryMiB": 65536, "vcpus": 32},
                 {"id": "b", "memoryMiB": 65536, "vcpus": 32},
                 {"id": "c", "memoryMiB": 65536, "vcpus": 32}],
       "workloads": [{"id": "a1", "host": "a", "memoryMiB": 4096, "vcpus": 2},
                     {"id": "a2", "host": "a", "memoryMiB": 8192, "vcpus": 2},
                     {"id": "a3", "host": "a", "memoryMiB": 512, "vcpus": 1, "kind": "network-container"},
                     {"id": "b1", "host": "b", "memoryMiB": 4096, "vcpus": 2},
                     {"id": "b2", "host": "b", "memoryMiB": 2048, "vcpus": 2},
                     {"id": "c1", "host": "c", "memoryMiB": 4096, "vcpus": 2},
                     {"id": "c2", "host": "c", "memoryMiB": 512, "vcpus": 1, "kind": "network-container"}]}""";

  private static final Duration GOAL = PanelProcess.LEASE.plusSeconds(5);
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Pattern BEGUN =
      Pattern.compile(
          ".* (\\S+) (begins to move from|is off and moves to|is being started on|is asked to stop)"
              + ".*\\((\\S+)/\\S+/\\d+\\)");

  private final int misfortunes = Integer.getInteger("evenkeel.kills", 30);
  private final long seed = Long.getLong("evenkeel.seed", System.nanoTime());
  private final FakeCluster cluster =
      FakeCluster.of(
          FakeCluster.parse(CLUSTER).inventory(), FakeOptions.DEFAULT.keepingViolations());
  private final Inventory before = cluster.inventory();
  private final Set<String> late = new ConcurrentSkipListSet<>();

  @Test
  void whatever_is_killed_or_stopped_every_operation_ends_and_nothing_is_done_twice()
      throws Exception {
    DataSource database = PostgresServer.emptyDatabase();
    JdbcStore store = JdbcStore.on(database);
    long began = System.nanoTime();
    try (SharedCluster shared = new SharedCluster(cluster, order -> noteIfLate(store, order));
        Panels panels =
            new Panels(PostgresServer.url(), shared.port(), new SplittableRandom(seed))) {
      Maintenance people =
          Maintenance.builder()
              .driver(shared.driver())
              .store(store)
              .authorizer(Authorizer.allowAll())
              .build();
      int rounds = 0;
      while (panels.misfortunes() < misfortunes) {
        round(people, "abc".substring(rounds % 3, rounds % 3 + 1), panels);
        rounds++;
      }
      List<Operation> operations =
          Stream.of("a", "b", "c").flatMap(host -> store.of(host).stream()).toList();
      report(operations, panels, Duration.ofNanos(System.nanoTime() - began));

      assertThat(operations).as(this.toString()).hasSize(rounds);
      assertThat(operations).extracting(Operation::state).containsOnly(OperationState.CLOSED);
      nothingWasDoneTwice(shared.given());
      everythingIsAsItWas();
      theJournalIsWhole(store, database, operations);
      assertThat(median(panels.takeovers())).as(this + ": takeover").isLessThan(GOAL);
    }
  }

  private void round(Maintenance people, String host, Panels panels) throws Exception {
    people.enter(host, EnterRequest.by("ada", "test"));
    until(people, host, OperationState.IN_MAINTENANCE, panels);
    assertThat(cluster.workloadsOn(host)).as(this + ": " + host + " is called empty").isEmpty();
    people.leave(host, LeaveRequest.by("ada"));
    until(people, host, OperationState.CLOSED, panels);
  }

  private void until(Maintenance people, String host, OperationState wanted, Panels panels)
      throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      List<Operation> history = people.history(host);
      Operation last = history.get(history.size() - 1);
      if (last.state() == wanted) {
        return;
      }
      assertThat(System.nanoTime())
          .as("%s: %s does not become %s:%n%s", this, host, wanted, story(people, last))
          .isLessThan(deadline);
      if (panels.misfortunes() < misfortunes) {
        panels.suffer();
      } else {
        panels.wake();
      }
      Thread.sleep(20);
    }
  }

  private String story(Maintenance people, Operation operation) {
    List<String> journal =
        people.journal(operation.id(), 0).stream()
            .map(entry -> "%s %s".formatted(entry.at(), entry.event()))
            .toList();
    return operation + "\n" + String.join("\n", journal) + "\n" + String.join("\n", cluster.log());
  }

  /** An order that nobody waits for any more: its process slept between its write and its call. */
  private void noteIfLate(JdbcStore store, Order order) {
    String operation = order.id().substring(0, order.id().indexOf('/'));
    boolean awaited =
        store
            .find(operation)
            .flatMap(found -> found.findItem(order.workload()))
            .filter(Item::open)
            .filter(item -> order.id().endsWith("/" + item.attempt().number()))
            .isPresent();
    if (!awaited) {
      late.add(order.workload());
    }
  }

  private void nothingWasDoneTwice(Map<String, Integer> given) {
    assertThat(given.values()).as(this + ": each order is given once").containsOnly(1);
    Map<String, Long> begun =
        cluster.log().stream()
            .map(BEGUN::matcher)
            .filter(Matcher::matches)
            .filter(line -> !late.contains(line.group(1)))
            .collect(
                groupingBy(
                    line -> line.group(3) + " " + line.group(1) + " " + line.group(2),
                    TreeMap::new,
                    counting()));
    // Once on the way out, and once on the way home.
    assertThat(begun)
        .as(this.toString())
        .isNotEmpty()
        .allSatisfy((what, times) -> assertThat(times).isEqualTo(2));
    assertThat(cluster.violations()).as(this.toString()).isEmpty();
  }

  private void everythingIsAsItWas() {
    for (Workload workload : before.workloads()) {
      if (!late.contains(workload.id())) {
        assertThat(cluster.hostOf(workload.id()))
            .as("%s: where %s is", this, workload.id())
            .isEqualTo(workload.host());
        assertThat(cluster.powerOf(workload.id())).as(this.toString()).isEqualTo(Power.RUNNING);
      }
    }
  }

  private void theJournalIsWhole(JdbcStore store, DataSource database, List<Operation> operations)
      throws Exception {
    for (Operation operation : operations) {
      assertThat(store.verifyJournal(operation.id())).as(this.toString()).isEmpty();
      List<Long> tokens =
          TestDatabase.texts(
                  database,
                  "SELECT token FROM evenkeel_journal WHERE token > 0 AND operation = '"
                      + operation.id()
                      + "' ORDER BY sequence")
              .stream()
              .map(Long::valueOf)
              .toList();
      assertThat(tokens).as(this + ": tokens never fall").isSorted();
    }
  }

  private void report(List<Operation> operations, Panels panels, Duration took) {
    List<Duration> takeovers = panels.takeovers();
    System.out.printf(
        "three controllers: operations=%d kills=%d stops=%d orders=%d late=%d takeovers=%d"
            + " takeoverMedianMs=%d takeoverMaxMs=%d leaseMs=%d seconds=%d seed=%d%n",
        operations.size(),
        panels.kills(),
        panels.stops(),
        cluster.log().stream().filter(line -> BEGUN.matcher(line).matches()).count(),
        late.size(),
        takeovers.size(),
        median(takeovers).toMillis(),
        takeovers.isEmpty() ? 0 : takeovers.get(takeovers.size() - 1).toMillis(),
        PanelProcess.LEASE.toMillis(),
        took.toSeconds(),
        seed);
  }

  /** The longest ones are those where every other process was just being started. */
  private static Duration median(List<Duration> sorted) {
    return sorted.isEmpty() ? Duration.ZERO : sorted.get(sorted.size() / 2);
  }

  @Override
  public String toString() {
    return "seed " + seed;
  }
}
