package io.evenkeel.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.fake.FakeCluster;
import io.evenkeel.maintenance.operation.Cordon;
import io.evenkeel.maintenance.operation.Fence;
import io.evenkeel.maintenance.operation.Item;
import io.evenkeel.maintenance.operation.JournalEntry;
import io.evenkeel.maintenance.operation.Lease;
import io.evenkeel.maintenance.operation.Operation;
import io.evenkeel.maintenance.operation.OperationState;
import io.evenkeel.maintenance.operation.OperationStore;
import io.evenkeel.spi.Capability;
import io.evenkeel.spi.HypervisorDriver;
import io.evenkeel.spi.Inventory;
import io.evenkeel.spi.Order;
import io.evenkeel.spi.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What the engine owes to the store, to the driver and to its listeners. */
class EngineTest {

  private final FakeCluster cluster =
      FakeCluster.parse(
          """
          {"hosts": [{"id": "a", "memoryMiB": 32768, "vcpus": 8},
                     {"id": "b", "memoryMiB": 32768, "vcpus": 8}],
           "workloads": [{"id": "web", "host": "a", "memoryMiB": 4096, "vcpus": 2},
                         {"id": "db", "host": "a", "memoryMiB": 4096, "vcpus": 2}]}""");
  private final Disk disk = new Disk();
  private final Wire wire = new Wire();
  private final List<JournalEntry> told = new ArrayList<>();

  @Test
  void an_intent_is_written_before_its_order_is_given() {
    Maintenance maintenance = build();
    maintenance.enter("a", EnterRequest.by("ada", "test"));
    cluster.settle(maintenance::tick);

    assertThat(wire.given).hasSize(2);
    assertThat(wire.unwritten).isEmpty();
  }

  @Test
  void nothing_is_done_when_what_was_decided_cannot_be_written() {
    Maintenance maintenance = build();
    maintenance.enter("a", EnterRequest.by("ada", "test"));
    disk.full = true;
    cluster.settle(maintenance::tick);

    assertThat(wire.given).isEmpty();
    assertThat(cluster.isCordoned("a")).isFalse();

    disk.full = false;
    cluster.settle(maintenance::tick);
    assertThat(cluster.workloadsOn("a")).isEmpty();
  }

  @Test
  void listeners_are_told_in_order_without_a_gap_and_one_that_throws_hurts_nobody() {
    Maintenance maintenance =
        Maintenance.builder()
            .driver(wire)
            .store(disk)
            .clock(cluster.clock())
            .authorizer(Authorizer.allowAll())
            .listener(
                entry -> {
                  throw new IllegalStateException("a listener of no use");
                })
            .listener(told::add)
            .build();
    Operation operation = maintenance.enter("a", EnterRequest.by("ada", "test"));
    cluster.settle(maintenance::tick);

    assertThat(told).isEqualTo(maintenance.journal(operation.id(), 0));
    for (int i = 0; i < told.size(); i++) {
      assertThat(told.get(i).sequence()).isEqualTo(i + 1L);
    }
    assertThat(maintenance.journal(operation.id(), 3)).isEqualTo(told.subList(3, told.size()));
  }

  @Test
  void an_authorizer_that_throws_denies() {
    Maintenance maintenance =
        Maintenance.builder()
            .driver(wire)
            .authorizer(
                (actor, action, host) -> {
                  throw new IllegalStateException("the directory does not answer");
                })
            .build();

    assertThatThrownBy(() -> maintenance.enter("a", EnterRequest.by("ada", "test")))
        .isInstanceOf(NotPermittedException.class)
        .hasMessageContaining("ada may not RUN on host a")
        .hasRootCauseMessage("the directory does not answer");
  }

  @Test
  void a_runner_drains_a_host_on_the_callers_executor_and_stops_when_it_is_closed()
      throws Exception {
    ExecutorService executor = Executors.newSingleThreadExecutor();
    Maintenance maintenance = build();
    maintenance.enter("a", EnterRequest.by("ada", "test"));
    MaintenanceRunner runner = MaintenanceRunner.start(maintenance, executor, Duration.ofMillis(1));
    while (maintenance.operations().get(0).state() != OperationState.IN_MAINTENANCE) {
      cluster.advance(Duration.ofMillis(200));
      Thread.onSpinWait();
    }
    runner.close();
    executor.shutdown();

    assertThat(executor.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    assertThat(cluster.workloadsOn("b")).containsExactly("db", "web");
  }

  private Maintenance build() {
    return Maintenance.builder()
        .driver(wire)
        .store(disk)
        .clock(cluster.clock())
        .authorizer(Authorizer.allowAll())
        .build();
  }

  /** Between the engine and the simulated cluster: looks into the store at each order. */
  private final class Wire implements HypervisorDriver {

    private final HypervisorDriver driver = cluster.driver();
    private final List<Order> given = new ArrayList<>();
    private final List<Order> unwritten = new ArrayList<>();

    @Override
    public Set<Capability> capabilities() {
      return driver.capabilities();
    }

    @Override
    public Inventory observe() {
      return driver.observe();
    }

    @Override
    public void start(Order order) {
      given.add(order);
      boolean written =
          disk.open().stream()
              .flatMap(operation -> operation.findItem(order.workload()).stream())
              .filter(Item::open)
              .anyMatch(item -> order.id().endsWith("/" + item.attempt().number()));
      if (!written) {
        unwritten.add(order);
      }
      driver.start(order);
    }

    @Override
    public Progress progress(Order order) {
      return driver.progress(order);
    }

    @Override
    public void cancel(Order order) {
      driver.cancel(order);
    }

    @Override
    public void cordon(String host, boolean cordoned) {
      driver.cordon(host, cordoned);
    }
  }

  /** A store on a disk that may be full. */
  private static final class Disk implements OperationStore {

    private final OperationStore store = OperationStore.inMemory();
    private boolean full;

    @Override
    public boolean replace(Operation operation, List<JournalEntry> entries, long token) {
      return !full && store.replace(operation, entries, token);
    }

    @Override
    public Optional<Lease> lease(long token, Duration term) {
      return store.lease(token, term);
    }

    @Override
    public void release(long token) {
      store.release(token);
    }

    @Override
    public boolean replace(Operation operation, List<JournalEntry> entries) {
      return !full && store.replace(operation, entries);
    }

    @Override
    public List<Operation> open() {
      return store.open();
    }

    @Override
    public Optional<Operation> find(String id) {
      return store.find(id);
    }

    @Override
    public List<Operation> of(String host) {
      return store.of(host);
    }

    @Override
    public boolean begin(Operation operation, int hostsOut, List<JournalEntry> entries) {
      return store.begin(operation, hostsOut, entries);
    }

    @Override
    public Optional<Instant> lastBack(String zone) {
      return store.lastBack(zone);
    }

    @Override
    public List<JournalEntry> journal(String operation, long after) {
      return store.journal(operation, after);
    }

    @Override
    public List<Cordon> cordons() {
      return store.cordons();
    }

    @Override
    public void cordon(Cordon cordon) {
      store.cordon(cordon);
    }

    @Override
    public void uncordon(String host) {
      store.uncordon(host);
    }

    @Override
    public List<Fence> fences() {
      return store.fences();
    }

    @Override
    public void fence(Fence fence) {
      store.fence(fence);
    }

    @Override
    public void unfence(String host) {
      store.unfence(host);
    }
  }
}
