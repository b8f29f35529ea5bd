package io.evenkeel.fake;

import static io.evenkeel.fake.Give.move;
import static io.evenkeel.fake.Give.stop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.evenkeel.spi.DriverException;
import io.evenkeel.spi.DriverException.Kind;
import io.evenkeel.spi.Inventory;
import io.evenkeel.spi.Order;
import io.evenkeel.spi.Progress;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RefusalTest {

  private final FakeCluster cluster =
      FakeCluster.parse(
          """
          hosts:
            - {id: a, cpuModel: Haswell, storage: [pool], networks: [br0], maxMigrationsOut: 2}
            - {id: b, cpuModel: Haswell, storage: [pool], networks: [br0]}
            - {id: busy, maxMigrationsIn: 0}
            - {id: old, cpuModel: Nehalem}
            - {id: far, zone: elsewhere}
            - {id: odd, kind: xen}
            - {id: off, status: down}
          workloads:
            - {id: web, host: a}
            - {id: off, host: a, power: stopped}
            - {id: gpu, host: a, blockers: [{code: HOST_DEVICE, detail: "0000:3b:00.0"}]}
            - {id: cpu, host: a, cpuModel: Haswell}
            - {id: disk, host: a, storage: [pool]}
            - {id: net, host: a, networks: [br0]}
            - {id: local, host: a, localDiskMiB: 10}
            - {id: localOff, host: a, localDiskMiB: 10, power: stopped}
            - {id: moving, host: a}
            - {id: down, host: off, power: stopped}
            - {id: saved, host: b}
          """);

  static Stream<Arguments> orders() {
    return Stream.of(
        arguments(move("o", "none", "a", "b"), Kind.NOT_FOUND, "there is no workload none"),
        arguments(move("o", "web", "none", "b"), Kind.NOT_FOUND, "there is no host none"),
        arguments(move("o", "web", "a", "none"), Kind.NOT_FOUND, "there is no host none"),
        arguments(
            move("o", "web", "b", "a"), Kind.NOT_FOUND, "workload web is not known on host b"),
        arguments(move("o", "web", "a", "a"), Kind.REFUSED, "web: is on a already"),
        arguments(move("o", "web", "a", "off"), Kind.TRANSIENT, "host off does not answer"),
        arguments(move("o", "down", "off", "a"), Kind.TRANSIENT, "host off does not answer"),
        arguments(move("o", "off", "a", "b"), Kind.REFUSED, "off: does not run on a"),
        arguments(
            move("o", "gpu", "a", "b"),
            Kind.REFUSED,
            "gpu: can't move live: HOST_DEVICE 0000:3b:00.0"),
        arguments(
            move("o", "web", "a", "far"),
            Kind.REFUSED,
            "web: host far is in another zone or of another kind"),
        arguments(
            move("o", "web", "a", "odd"),
            Kind.REFUSED,
            "web: host odd is in another zone or of another kind"),
        arguments(
            move("o", "cpu", "a", "old"), Kind.REFUSED, "cpu: host old does not have its CPU"),
        arguments(
            move("o", "disk", "a", "old"),
            Kind.REFUSED,
            "disk: host old does not reach its storage pool"),
        arguments(
            move("o", "net", "a", "old"),
            Kind.REFUSED,
            "net: host old does not reach its network br0"),
        arguments(
            move("o", "local", "a", "b"),
            Kind.REFUSED,
            "local: has disks that exist on its host alone"),
        arguments(move("o", "web", "a", "busy"), Kind.TRANSIENT, "0 moves reach host busy already"),
        arguments(
            move("o", "moving", "a", "b"),
            Kind.REFUSED,
            "moving: another migration job is already running"),
        arguments(
            stop("o", "moving", "a"),
            Kind.TRANSIENT,
            "moving: held by the migration job that is running"),
        arguments(stop("o", "moving", "b"), Kind.REFUSED, "moving: does not run on b yet"),
        arguments(stop("o", "web", "b"), Kind.NOT_FOUND, "workload web is not known on host b"),
        arguments(
            new Order.Stop("o", "web", "a", "web#7", Order.Stop.Mode.FORCED),
            Kind.REFUSED,
            "web: run web#7 is over; this is web#1"),
        arguments(
            new Order.Start("o", "off", "b"),
            Kind.NOT_FOUND,
            "workload off is not known on host b"),
        arguments(new Order.Relocate("o", "web", "a", "b"), Kind.REFUSED, "web: is not off on a"),
        arguments(
            new Order.Relocate("o", "off", "a", "far"),
            Kind.REFUSED,
            "off: host far is in another zone or of another kind"),
        arguments(
            new Order.Relocate("o", "localOff", "a", "b"),
            Kind.REFUSED,
            "localOff: has disks that exist on its host alone"),
        arguments(
            new Order.Relocate("o", "saved", "b", "a"),
            Kind.REFUSED,
            "saved: is suspended, and its memory is on b"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("orders")
  void an_order_is_refused_with_its_reason_and_nothing_has_changed(
      Order order, Kind kind, String message) {
    cluster.driver().start(stop("suspend", "saved", "b", Order.Stop.Mode.SUSPEND));
    cluster.advance(Duration.ofMinutes(1));
    cluster.driver().start(move("m", "moving", "a", "b"));
    Inventory before = cluster.driver().observe();

    assertThatThrownBy(() -> cluster.driver().start(order))
        .isInstanceOfSatisfying(DriverException.class, e -> assertThat(e.kind()).isEqualTo(kind))
        .hasMessage(message);
    assertThat(cluster.driver().observe()).isEqualTo(before);
    assertThat(cluster.driver().progress(order)).isEqualTo(Progress.unknown());
  }

  @Test
  void a_move_waits_until_its_hosts_have_a_slot() {
    cluster.driver().start(move("o1", "web", "a", "b"));
    cluster.driver().start(move("o2", "moving", "a", "b"));

    assertThatThrownBy(() -> cluster.driver().start(move("o3", "cpu", "a", "b")))
        .isInstanceOfSatisfying(
            DriverException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TRANSIENT))
        .hasMessage("2 moves leave host a already");

    cluster.advance(Duration.ofMinutes(1));
    cluster.driver().start(move("o3", "cpu", "a", "b"));
    cluster.advance(Duration.ofMinutes(1));
    assertThat(cluster.hostOf("cpu")).isEqualTo("b");
  }

  @Test
  void a_cordon_of_a_host_that_is_not_there_or_does_not_answer_fails() {
    assertThatThrownBy(() -> cluster.driver().cordon("none", true))
        .isInstanceOfSatisfying(
            DriverException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NOT_FOUND));
    assertThatThrownBy(() -> cluster.driver().cordon("off", true))
        .isInstanceOfSatisfying(
            DriverException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TRANSIENT));
  }

  @Test
  void only_a_running_move_can_be_cancelled() {
    cluster.driver().start(stop("o1", "web", "a"));

    assertThatThrownBy(() -> cluster.driver().cancel(stop("o1", "web", "a")))
        .isInstanceOfSatisfying(
            DriverException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NOT_FOUND))
        .hasMessage("no move o1 is running");
  }
}
