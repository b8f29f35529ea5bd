package io.evenkeel.fake;

import static io.evenkeel.fake.Give.move;
import static io.evenkeel.fake.Give.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.evenkeel.spi.Inventory;
import io.evenkeel.spi.Order;
import io.evenkeel.spi.Power;
import io.evenkeel.spi.Workload;
import org.junit.jupiter.api.Test;

class InvariantsTest {

  private static final String DOCUMENT =
      """
      hosts:
        - {id: a, memoryMiB: 8192, vcpus: 4}
        - {id: b, memoryMiB: 8192, vcpus: 4}
      workloads:
        - {id: web, host: a, memoryMiB: 4096, vcpus: 2}
        - {id: db, host: b, memoryMiB: 4096, vcpus: 1}
        - {id: wide, host: a, memoryMiB: 1, vcpus: 4}
        - {id: big, host: a, memoryMiB: 4097, vcpus: 1}
        - {id: off, host: b, memoryMiB: 4097, vcpus: 1, power: stopped}
      """;

  private final Inventory inventory = ClusterDocument.read(DOCUMENT);
  private final FakeCluster cluster = FakeCluster.of(inventory, FakeOptions.DEFAULT.seed(42));

  @Test
  void two_running_copies_are_a_violation() {
    cluster.driver().start(new Order.Start("o1", "web", "b"));

    InvariantViolation violation =
        catchThrowableOfType(InvariantViolation.class, () -> cluster.advance(seconds(10)));
    assertThat(violation.invariant()).isEqualTo("I2");
    assertThat(violation.seed()).isEqualTo(42);
    assertThat(ClusterDocument.read(violation.document())).isEqualTo(inventory);
    assertThat(violation)
        .hasMessageStartingWith("I2: two copies of web run: a, b\nseed 42, cluster at")
        .hasMessageEndingWith("00:00:10.000 web runs on b");
  }

  @Test
  void an_order_that_fills_a_host_beyond_its_memory_is_a_violation() {
    cluster.driver().start(move("o1", "big", "a", "b"));

    assertThatThrownBy(() -> cluster.advance(seconds(1)))
        .isInstanceOf(InvariantViolation.class)
        .hasMessageStartingWith(
            "I3: order o1 fills host b beyond its capacity:"
                + " 8590983168 of 8589934592 bytes, 2 of 4 vCPUs");
  }

  @Test
  void an_order_that_fills_a_host_beyond_its_processors_is_a_violation() {
    cluster.driver().start(move("o1", "wide", "a", "b"));

    assertThatThrownBy(() -> cluster.advance(seconds(1))).hasMessageStartingWith("I3: order o1");
  }

  @Test
  void a_start_takes_room_as_well() {
    cluster.driver().start(new Order.Start("o1", "off", "b"));

    assertThatThrownBy(() -> cluster.advance(seconds(1))).hasMessageStartingWith("I3: order o1");
  }

  @Test
  void what_exactly_fits_fits() {
    cluster.driver().start(move("o1", "web", "a", "b"));
    cluster.advance(seconds(60));

    assertThat(cluster.violations()).isEmpty();
  }

  @Test
  void a_host_that_users_have_overfilled_is_not_our_doing() {
    cluster.addWorkload(Workload.of("fat", "b", 1L << 40, 1));
    cluster.driver().start(move("o1", "web", "a", "b"));
    cluster.advance(seconds(60));

    assertThat(cluster.violations()).isEmpty();
  }

  @Test
  void a_workload_that_is_off_without_a_cause_is_a_violation() {
    World world = new World(inventory, FakeOptions.DEFAULT);
    SimulatedWorkload web = world.workload("web");
    web.itself().power = Power.STOPPED;
    world.invariants.check(web);

    assertThatThrownBy(world.invariants::mustHold)
        .hasMessageStartingWith("I5: web went off and nobody asked for it");
  }

  @Test
  void a_workload_that_no_host_has_is_a_violation() {
    World world = new World(inventory, FakeOptions.DEFAULT);
    SimulatedWorkload web = world.workload("web");
    web.copies.clear();
    world.invariants.check(web);

    assertThatThrownBy(world.invariants::mustHold)
        .hasMessageStartingWith("I1: web is lost: no host has it");
  }
}
