package io.evenkeel.fake;

import static io.evenkeel.fake.FakeClusterAssert.assertThat;
import static io.evenkeel.fake.Give.move;
import static io.evenkeel.fake.Give.seconds;
import static io.evenkeel.fake.Give.stop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.evenkeel.spi.DriverException;
import io.evenkeel.spi.DriverException.Kind;
import io.evenkeel.spi.HostStatus;
import io.evenkeel.spi.HypervisorDriver;
import io.evenkeel.spi.Order;
import io.evenkeel.spi.Progress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultsTest {

  private static final String DOCUMENT =
      """
      hosts: [{id: a}, {id: b}, {id: c}]
      workloads:
        - {id: web, host: a, memoryMiB: 4096}
        - {id: db, host: a, memoryMiB: 4096}
      """;

  private final FakeCluster cluster = FakeCluster.parse(DOCUMENT);
  private final HypervisorDriver driver = cluster.driver();

  private Kind thrownBy(Order order) {
    return catchThrowableOfType(DriverException.class, () -> driver.start(order)).kind();
  }

  @ParameterizedTest
  @CsvSource({"TRANSIENT, TRANSIENT", "REFUSED, REFUSED", "ORDER_LOST, OUTCOME_UNKNOWN"})
  void an_order_that_does_not_arrive_changes_nothing(Fault fault, Kind kind) {
    cluster.faults().nextOrderFor("web", fault);

    assertThat(thrownBy(move("o1", "web", "a", "b"))).isEqualTo(kind);
    assertThat(Give.sightings(cluster, "web")).containsExactly("a RUNNING");
    assertThat(driver.progress(move("o1", "web", "a", "b"))).isEqualTo(Progress.unknown());
    driver.start(move("o1", "web", "a", "b"));
    cluster.advance(seconds(60));
    assertThat(cluster).workload("web").isRunningOn("b");
  }

  @Test
  void an_order_whose_answer_is_lost_is_carried_out_and_the_driver_knows_nothing_of_it() {
    cluster.faults().nextOrderTo("b", Fault.ANSWER_LOST);

    assertThat(thrownBy(move("o1", "web", "a", "b"))).isEqualTo(Kind.OUTCOME_UNKNOWN);
    assertThat(driver.progress(move("o1", "web", "a", "b"))).isEqualTo(Progress.unknown());
    assertThat(Give.sightings(cluster, "web")).containsExactly("a RUNNING", "b INCOMING");
    cluster.advance(seconds(60));
    assertThat(cluster).workload("web").isRunningOn("b");
  }

  @Test
  void a_refusal_can_be_lost_too() {
    cluster.faults().nextOrderTo("b", Fault.ANSWER_LOST);

    assertThat(thrownBy(move("o1", "web", "c", "b"))).isEqualTo(Kind.OUTCOME_UNKNOWN);
    cluster.advance(seconds(60));
    assertThat(cluster).workload("web").isRunningOn("a");
  }

  @Test
  void a_move_that_fails_half_way_is_rolled_back() {
    cluster.faults().nextOrderFor("web", Fault.FAILS_MIDWAY);
    Order order = move("o1", "web", "a", "b");
    driver.start(order);
    cluster.advance(seconds(2));
    assertThat(driver.progress(order).state()).isEqualTo(Progress.State.RUNNING);
    cluster.advance(seconds(60));

    assertThat(driver.progress(order).state()).isEqualTo(Progress.State.FAILED);
    assertThat(driver.progress(order).message()).isEqualTo("connection reset by peer");
    assertThat(driver.progress(order).transfer().sentBytes()).isBetween(2047L << 20, 2049L << 20);
    assertThat(Give.sightings(cluster, "web")).containsExactly("a RUNNING");
  }

  @Test
  void a_stop_a_start_and_a_relocation_can_fail_half_way() {
    cluster.faults().nextOrderFor("web", Fault.FAILS_MIDWAY);
    driver.start(stop("o1", "web", "a"));
    cluster.advance(seconds(60));
    assertThat(cluster).workload("web").isRunningOn("a").neverStopped();

    cluster.powerOff("web");
    cluster.faults().nextOrderFor("web", Fault.FAILS_MIDWAY);
    driver.start(new Order.Start("o2", "web", "a"));
    cluster.advance(seconds(60));
    assertThat(cluster).workload("web").isOffOn("a");
    assertThat(cluster).host("a").runs("db");

    cluster.faults().nextOrderFor("web", Fault.FAILS_MIDWAY);
    driver.start(new Order.Relocate("o3", "web", "a", "b"));
    cluster.advance(seconds(60));
    assertThat(cluster).workload("web").isOffOn("a");
  }

  @Test
  void a_target_can_die_half_way() {
    cluster.faults().nextOrderTo("b", Fault.TARGET_DIES);
    driver.start(move("o1", "web", "a", "b"));
    cluster.advance(seconds(60));

    assertThat(cluster).workload("web").isRunningOn("a").neverStopped();
    assertThat(driver.observe().hosts().get(1).status()).isEqualTo(HostStatus.UNREACHABLE);
  }

  @Test
  void a_target_can_fall_silent_for_a_minute() {
    cluster.faults().nextOrderTo("b", Fault.TARGET_UNREACHABLE);
    driver.start(move("o1", "web", "a", "b"));
    cluster.advance(seconds(59));

    assertThat(Give.sightings(cluster, "web")).isEmpty();
    cluster.advance(seconds(1));
    assertThat(Give.sightings(cluster, "web")).containsExactly("b RUNNING");
  }

  @Test
  void a_link_can_be_slow_for_a_minute() {
    cluster.faults().nextOrderTo("b", Fault.SLOW_LINK);
    driver.start(move("o1", "web", "a", "b"));
    cluster.advance(seconds(30));
    assertThat(cluster).workload("web").isRunningOn("a");

    cluster.advance(seconds(30));
    assertThat(cluster).workload("web").isRunningOn("b");
  }

  @Test
  void a_fault_can_wait_for_the_nth_call() {
    cluster.faults().atOrder(2, Fault.REFUSED).atObservation(2);
    driver.observe();
    assertThatThrownBy(driver::observe)
        .isInstanceOfSatisfying(
            DriverException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TRANSIENT));
    driver.observe();

    driver.start(move("o1", "web", "a", "b"));
    assertThat(thrownBy(move("o2", "db", "a", "b"))).isEqualTo(Kind.REFUSED);
    driver.start(move("o3", "db", "a", "b"));
  }

  @Test
  void a_fault_can_wait_for_its_moment() {
    cluster.at(seconds(2), () -> cluster.failHost("b"));
    driver.start(move("o1", "web", "a", "b"));
    cluster.advance(seconds(1.9));
    assertThat(Give.sightings(cluster, "web")).containsExactly("a RUNNING", "b INCOMING");

    cluster.advance(seconds(0.2));
    assertThat(Give.sightings(cluster, "web")).containsExactly("a RUNNING");
  }

  @Test
  void faults_at_random_are_the_same_for_the_same_seed() {
    assertThat(outcomes(1)).isEqualTo(outcomes(1)).isNotEqualTo(outcomes(2));
    assertThat(outcomes(1)).contains("done", "REFUSED", "TRANSIENT");
  }

  private static List<String> outcomes(long seed) {
    FakeCluster random =
        FakeCluster.of(ClusterDocument.read(DOCUMENT), FakeOptions.DEFAULT.seed(seed));
    random.faults().rate(Fault.REFUSED, 0.3).rate(Fault.TRANSIENT, 0.3);
    List<String> outcomes = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      try {
        random.driver().start(new Order.Start("o" + i, "web", "a"));
        outcomes.add("done");
      } catch (DriverException e) {
        outcomes.add(e.kind().name());
      }
    }
    return outcomes;
  }

  @Test
  void a_rate_of_observations_fails() {
    cluster.faults().rate(Fault.OBSERVATION_FAILS, 1);
    assertThatThrownBy(driver::observe).isInstanceOf(DriverException.class);
    cluster.faults().clear();
    driver.observe();
  }

  @Test
  void a_fault_that_makes_no_sense_is_refused() {
    assertThatThrownBy(() -> cluster.faults().rate(Fault.REFUSED, 1.5))
        .hasMessage("rate of REFUSED is 1.5; use 0 to 1");
    assertThatThrownBy(() -> cluster.faults().atOrder(0, Fault.REFUSED))
        .hasMessage("call is 0; the next one is 1");
    assertThatThrownBy(() -> cluster.faults().nextOrderFor("web", Fault.OBSERVATION_FAILS))
        .hasMessage("an order is no observation; use atObservation");
    assertThatThrownBy(() -> cluster.slowLink("a", 0, seconds(1)))
        .hasMessage("share is 0.0; use more than 0, at most 1");
  }
}
