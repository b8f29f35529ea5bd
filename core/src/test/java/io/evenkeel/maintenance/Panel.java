package io.evenkeel.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.fake.FakeCluster;
import io.evenkeel.maintenance.operation.Asker;
import io.evenkeel.maintenance.operation.EventType;
import io.evenkeel.maintenance.operation.Item;
import io.evenkeel.maintenance.operation.JournalEntry;
import io.evenkeel.maintenance.operation.Operation;
import io.evenkeel.maintenance.operation.OperationState;
import io.evenkeel.maintenance.operation.OperationStore;
import io.evenkeel.maintenance.operation.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/** A control panel over a simulated cluster, as a test drives it. */
final class Panel {

  static final Asker ADA = new Asker("ada", "test");

  private final FakeCluster cluster;
  private final OperationStore store;
  private final UnaryOperator<Maintenance.Builder> extras;
  private Maintenance maintenance;

  private Panel(FakeCluster cluster, UnaryOperator<Maintenance.Builder> extras) {
    this.cluster = cluster;
    this.store = OperationStore.inMemory(cluster.clock());
    this.extras = extras;
    this.maintenance = build(Authorizer.allowAll());
  }

  static Panel over(String document) {
    return over(FakeCluster.parse(document));
  }

  /** A panel that brings more along. */
  static Panel over(String document, UnaryOperator<Maintenance.Builder> extras) {
    return new Panel(FakeCluster.parse(document), extras);
  }

  static Panel over(FakeCluster cluster) {
    return new Panel(cluster, UnaryOperator.identity());
  }

  private Maintenance build(Authorizer authorizer) {
    Maintenance.Builder builder =
        Maintenance.builder()
            .driver(cluster.driver())
            .clock(cluster.clock())
            .nanoTime(this::nanoTime)
            .store(store)
            .authorizer(authorizer);
    return extras.apply(builder).build();
  }

  private long nanoTime() {
    Instant now = cluster.clock().instant();
    return now.getEpochSecond() * 1_000_000_000 + now.getNano();
  }

  OperationStore store() {
    return store;
  }

  FakeCluster cluster() {
    return cluster;
  }

  Maintenance maintenance() {
    return maintenance;
  }

  /** The process dies; another one begins with what is written. */
  void restart() {
    maintenance = build(Authorizer.allowAll());
  }

  void deny() {
    maintenance = build((actor, action, host) -> false);
  }

  Operation enter(String host) {
    return maintenance.enter(host, EnterRequest.by("ada", "test"));
  }

  Operation leave(String host) {
    return maintenance.leave(host, LeaveRequest.by("ada"));
  }

  Operation leave(String host, LeaveRequest request) {
    return maintenance.leave(host, request);
  }

  /** The same panel, once a host was taken out. */
  Panel inMaintenance(String host) {
    enter(host);
    settle();
    assertThat(state(host)).isEqualTo(OperationState.IN_MAINTENANCE);
    return this;
  }

  /** Lets time pass with ticks as a panel would have them. */
  void pass(Duration time) {
    Instant until = cluster.clock().instant().plus(time);
    while (cluster.clock().instant().isBefore(until)) {
      tick(1);
    }
  }

  void settle() {
    cluster.settle(() -> maintenance.tick());
  }

  void tick(int times) {
    for (int i = 0; i < times; i++) {
      maintenance.tick();
      cluster.advance(Duration.ofSeconds(1));
    }
  }

  Operation last(String host) {
    List<Operation> history = maintenance.history(host);
    return history.get(history.size() - 1);
  }

  /** The last one that was not refused: a request to enter may meet a host that comes back. */
  Operation lastAccepted(String host) {
    return maintenance.history(host).stream()
        .filter(operation -> operation.state() != OperationState.REFUSED)
        .reduce((first, second) -> second)
        .orElseThrow();
  }

  OperationState state(String host) {
    return maintenance.status(host).findOperation().orElseThrow().state();
  }

  OperationState lastState(String host) {
    return last(host).state();
  }

  HostView.Status status(String host) {
    return maintenance.status(host).status();
  }

  List<Waiting> waiting(String host) {
    return maintenance.status(host).waiting();
  }

  Item item(String host, String workload) {
    return last(host).findItem(workload).orElseThrow();
  }

  List<EventType> types(String host) {
    return entries(host).stream().map(entry -> entry.event().type()).toList();
  }

  List<String> log(String host) {
    return entries(host).stream()
        .map(JournalEntry::event)
        .map(e -> (e.workload().isEmpty() ? e.host() : e.workload()) + ": " + e.text())
        .toList();
  }

  private List<JournalEntry> entries(String host) {
    return maintenance.journal(last(host).id(), 0);
  }
}
