package io.evenkeel.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.evenkeel.fake.FakeCluster;
import io.evenkeel.fake.Fault;
import io.evenkeel.maintenance.operation.Item;
import io.evenkeel.maintenance.operation.ItemState;
import io.evenkeel.maintenance.operation.JournalEntry;
import io.evenkeel.maintenance.operation.Operation;
import io.evenkeel.maintenance.operation.OperationState;
import io.evenkeel.maintenance.operation.OperationStore;
import io.evenkeel.maintenance.task.Hook;
import io.evenkeel.maintenance.task.Stage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two control panels on one store, interleaved call by call. The lease lasts 30 s. */
class ReplicasTest {

  private static final String TWO_DRAINS =
      """
      {"hosts": [{"id": "a", "memoryMiB": 32768, "vcpus": 16, "zone": "x"},
                 {"id": "b", "memoryMiB": 32768, "vcpus": 16, "zone": "x"},
                 {"id": "c", "memoryMiB": 32768, "vcpus": 16, "zone": "y"},
                 {"id": "d", "memoryMiB": 32768, "vcpus": 16, "zone": "y"}],
       "workloads": [{"id": "web", "host": "a", "memoryMiB": 4096, "vcpus": 2},
                     {"id": "mail", "host": "c", "memoryMiB": 4096, "vcpus": 2}]}""";

  private final FakeCluster cluster = FakeCluster.parse(TWO_DRAINS);
  private final OperationStore store = OperationStore.inMemory(cluster.clock());
  private final Replica one = new Replica(cluster, store);
  private final Replica two = new Replica(cluster, store);

  // Who decides.

  @Test
  void only_the_one_with_the_lease_acts_and_the_other_takes_requests_and_shows_all() {
    one.tick(1);
    two.maintenance().enter("a", EnterRequest.by("ada", "test"));
    for (int i = 0; i < 60; i++) {
      two.tick(1);
      one.tick(1);
    }
    assertThat(two.done()).isEmpty();
    assertThat(two.count("observe")).as("it looks for nobody").isEqualTo(1);
    assertThat(one.done()).contains("cordon", "start");
    assertThat(two.maintenance().status("a").status()).isEqualTo(HostView.Status.MAINTENANCE);
    assertThat(one.maintenance().leads()).isTrue();
    assertThat(two.maintenance().leads()).isFalse();
  }

  @Test
  void a_task_that_was_skipped_where_it_does_not_run_is_interrupted_where_it_runs() {
    Deferred queue = new Deferred();
    Hook hook = Hook.of("update", Stage.BEFORE_ENTERING, context -> "done");
    Replica runs = new Replica(cluster, store, builder -> builder.executor(queue).hook(hook));
    runs.maintenance().enter("a", EnterRequest.by("ada", "test"));
    runs.tick(2);
    assertThat(queue.allCancelled()).isFalse();
    two.maintenance().skipTask("a", "update", Panel.ADA);
    runs.tick(1);
    assertThat(queue.allCancelled()).isTrue();
  }

  @Test
  void who_is_not_heard_of_for_the_length_of_the_lease_is_replaced() {
    one.tick(1);
    enter("a");
    two.tick(29);
    assertThat(two.maintenance().leads()).isFalse();
    two.tick(2);
    assertThat(two.maintenance().leads()).isTrue();
    two.tick(60);
    assertThat(state("a")).isEqualTo(OperationState.IN_MAINTENANCE);
  }

  @Test
  void who_gives_the_lease_back_is_replaced_at_once() {
    enter("a");
    one.tick(1);
    one.maintenance().release();
    two.tick(1);
    assertThat(one.maintenance().leads()).isFalse();
    assertThat(two.maintenance().leads()).isTrue();
  }

  // One that stood still in the middle of its work.

  @Test
  void who_stood_still_before_its_write_is_refused_and_gives_no_order_of_any_operation() {
    enter("a");
    enter("c");
    one.tick(1);
    List<String> before = one.done();
    one.stopBefore("replace", this::twoTakesOver);
    one.tick(1);

    assertThat(one.done()).isEqualTo(before);
    assertThat(one.maintenance().leads()).isFalse();
    assertThat(one.count("replace")).as("nor does it try the next").isEqualTo(3);
  }

  @Test
  void who_stood_still_between_its_write_and_its_call_does_not_call() {
    enter("a");
    one.tick(1);
    one.stopAfter("replace", this::twoTakesOver);
    one.tick(1);

    assertThat(openOrders("a")).as("the intent is written").hasSize(1);
    assertThat(one.done()).doesNotContain("start");
    assertThat(two.done()).as("and its outcome is not known yet").doesNotContain("start");
    two.tick(120);
    assertThat(two.count("start")).isEqualTo(1);
    assertThat(cluster.restartsOf("web")).isZero();
    assertThat(state("a")).isEqualTo(OperationState.IN_MAINTENANCE);
  }

  /** The other one has read, and written nothing yet: only the token tells. */
  @Test
  void whose_machine_was_suspended_and_does_not_know_is_refused_and_stops() {
    enter("a");
    enter("c");
    one.tick(1);
    List<String> before = one.done();
    one.stopBefore(
        "replace",
        () -> {
          cluster.advance(Duration.ofSeconds(31));
          one.wasAsleep(Duration.ofSeconds(31));
          assertThat(store.lease(0, Duration.ofSeconds(30))).isPresent();
        });
    one.tick(1);

    assertThat(one.done()).isEqualTo(before);
    assertThat(openOrders("a")).isEmpty();
    assertThat(one.count("replace")).as("nor does it try the next").isEqualTo(3);
  }

  @Test
  void who_stood_still_while_it_looked_writes_nothing() {
    enter("a");
    one.tick(1);
    List<String> before = one.done();
    one.stopBefore("observe", this::twoTakesOver);
    one.tick(1);
    assertThat(one.done()).isEqualTo(before);
    assertThat(one.count("replace")).isEqualTo(1);
  }

  @Test
  void who_stood_still_while_nobody_took_over_goes_on() {
    enter("a");
    one.tick(1);
    one.stopAfter("replace", () -> cluster.advance(Duration.ofSeconds(50)));
    one.tick(1);
    assertThat(one.done()).contains("start");
  }

  @Test
  void what_was_not_sent_for_want_of_a_lease_need_not_be_waited_for_by_who_knows_it() {
    enter("a");
    one.tick(1);
    one.stopAfter("replace", this::twoTakesOver);
    one.tick(1);
    two.maintenance().release();
    one.tick(20);
    assertThat(one.count("start")).isEqualTo(1);
  }

  // What the one before may still have on its way.

  @Test
  void an_order_of_the_one_before_is_not_repeated_before_its_call_can_have_arrived() {
    enter("a");
    one.tick(1);
    cluster.faults().nextOrderFor("web", Fault.ORDER_LOST);
    one.tick(1);
    assertThat(one.done()).contains("start");
    cluster.advance(Duration.ofSeconds(300));

    two.tick(44);
    assertThat(two.done()).as("44 s after it took over").doesNotContain("start");
    assertThat(item("a", "web").state()).isEqualTo(ItemState.IN_DOUBT);
    two.tick(20);
    assertThat(two.done()).contains("start");
  }

  @Test
  void an_order_of_the_one_before_that_succeeded_is_settled_at_once() {
    enter("a");
    one.tick(2);
    cluster.advance(Duration.ofSeconds(60));
    two.tick(3);
    assertThat(state("a")).isEqualTo(OperationState.IN_MAINTENANCE);
    assertThat(two.done()).doesNotContain("start");
  }

  @Test
  void a_host_is_not_switched_off_before_calls_of_the_one_before_can_have_arrived() {
    enter("a");
    one.tick(60);
    assertThat(state("a")).isEqualTo(OperationState.IN_MAINTENANCE);
    one.maintenance().powerOff("a", Panel.ADA);
    cluster.advance(Duration.ofSeconds(30));

    two.tick(44);
    assertThat(two.done()).doesNotContain("powerOff");
    two.tick(3);
    assertThat(two.done()).contains("powerOff");
  }

  @Test
  void a_host_is_switched_off_at_once_when_the_one_before_gave_the_lease_back() {
    enter("a");
    one.tick(60);
    one.maintenance().powerOff("a", Panel.ADA);
    one.maintenance().release();
    two.tick(1);
    assertThat(two.done()).contains("powerOff");
  }

  @Test
  void a_power_command_that_waited_in_a_queue_until_another_had_the_lease_is_not_given() {
    Deferred queue = new Deferred();
    Replica busy = new Replica(cluster, store, builder -> builder.executor(queue));
    busy.maintenance().enter("a", EnterRequest.by("ada", "test"));
    busy.tick(60);
    busy.maintenance().powerOff("a", Panel.ADA);
    busy.tick(1);
    twoTakesOver();

    queue.runAll();
    assertThat(busy.done()).doesNotContain("powerOff");
    assertThat(cluster.isUp("a")).isTrue();
  }

  @Test
  void a_clock_that_is_hours_ahead_proves_nothing_sooner() {
    enter("a");
    one.tick(1);
    cluster.faults().nextOrderFor("web", Fault.ORDER_LOST);
    one.tick(1);
    two.clockAhead(Duration.ofHours(5));
    cluster.advance(Duration.ofSeconds(31));
    two.tick(40);
    assertThat(two.done()).doesNotContain("start");
    two.tick(20);
    assertThat(two.done()).contains("start");
  }

  @Test
  void a_clock_that_was_hours_ahead_holds_up_nobody_who_takes_over() {
    one.clockAhead(Duration.ofHours(5));
    enter("a");
    one.tick(1);
    cluster.faults().nextOrderFor("web", Fault.ORDER_LOST);
    one.tick(1);
    cluster.advance(Duration.ofSeconds(31));
    two.tick(120);
    assertThat(state("a")).isEqualTo(OperationState.IN_MAINTENANCE);
  }

  @Test
  void the_journal_of_an_operation_that_changed_hands_has_no_gap() {
    enter("a");
    one.tick(2);
    cluster.advance(Duration.ofSeconds(60));
    two.tick(10);
    List<JournalEntry> journal = store.journal(last("a").id(), 0);
    for (int i = 0; i < journal.size(); i++) {
      assertThat(journal.get(i).sequence()).isEqualTo(i + 1L);
    }
  }

  @Test
  void a_lease_of_less_than_a_second_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Maintenance.builder().lease(Duration.ofMillis(999)))
        .withMessage("the lease is to last PT0.999S; it must last at least 1 s");
  }

  private void enter(String host) {
    one.maintenance().enter(host, EnterRequest.by("ada", "test"));
  }

  private void twoTakesOver() {
    cluster.advance(Duration.ofSeconds(31));
    two.tick(1);
    assertThat(two.maintenance().leads()).isTrue();
  }

  private Operation last(String host) {
    List<Operation> history = store.of(host);
    return history.get(history.size() - 1);
  }

  private OperationState state(String host) {
    return last(host).state();
  }

  private Item item(String host, String workload) {
    return last(host).findItem(workload).orElseThrow();
  }

  private List<Item> openOrders(String host) {
    return last(host).items().stream().filter(Item::open).toList();
  }
}
