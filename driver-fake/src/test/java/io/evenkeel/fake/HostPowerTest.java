package io.evenkeel.fake;

import static io.evenkeel.fake.FakeClusterAssert.assertThat;
import static io.evenkeel.fake.Give.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.evenkeel.spi.DriverException;
import io.evenkeel.spi.DriverException.Kind;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.HostStatus;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostPowerTest {

  private final FakeCluster cluster =
      FakeCluster.parse(
          """
          hosts:
            - {id: a}
            - {id: nameless, labels: {no-boot-id: "true"}}
            - {id: stuck, labels: {hangs-on-reboot: "true"}}
          workloads:
            - {id: web, host: a, memoryMiB: 4096}
            - {id: off, host: a, power: stopped}
            - {id: db, host: stuck}
          """);

  private Host host(String id) {
    return cluster.driver().observe().hosts().stream()
        .filter(host -> host.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_reboot_takes_a_minute_stops_what_runs_there_and_is_a_new_boot() {
    String boot = host("a").state().bootId();
    cluster.driver().cordon("a", true);
    cluster.power().reboot("a");

    assertThat(host("a").status()).isEqualTo(HostStatus.UNREACHABLE);
    assertThat(Give.sightings(cluster, "web")).isEmpty();
    cluster.advance(seconds(60));
    assertThat(host("a").status()).isEqualTo(HostStatus.CORDONED);
    assertThat(host("a").state().bootId()).isNotEqualTo(boot);
    assertThat(Give.sightings(cluster, "web")).containsExactly("a STOPPED");
    assertThat(Give.sightings(cluster, "off")).containsExactly("a STOPPED");
    assertThat(cluster.stopsOf("web")).isEqualTo(1);
    assertThat(cluster.stopsOf("off")).isZero();
  }

  @Test
  void a_host_that_is_powered_off_is_known_to_be_down_until_it_is_powered_on() {
    cluster.power().powerOff("a");
    cluster.advance(seconds(3_600));
    assertThat(host("a").status()).isEqualTo(HostStatus.DOWN);
    assertThat(Give.sightings(cluster, "web")).containsExactly("a STOPPED");

    cluster.power().powerOn("a");
    cluster.advance(seconds(59));
    assertThat(host("a").status()).isEqualTo(HostStatus.DOWN);
    cluster.advance(seconds(1));
    assertThat(host("a").status()).isEqualTo(HostStatus.RUNNING);
  }

  @Test
  void a_host_that_does_not_answer_can_not_be_asked_to_reboot() {
    cluster.cutOffHost("a", Duration.ofMinutes(5));

    assertThatThrownBy(() -> cluster.power().reboot("a"))
        .isInstanceOfSatisfying(
            DriverException.class,
            e -> assertThat(e.kind()).isEqualTo(DriverException.Kind.TRANSIENT));
  }

  @Test
  void the_power_of_the_hosts_comes_with_the_driver_and_says_what_it_does() {
    assertThat(cluster.driver().power()).containsSame(cluster.power());
    assertThat(cluster.power().reboot("a")).isEqualTo("host a reboots");
    assertThat(cluster.power().powerOff("a")).isEqualTo("host a is powered off");
    assertThat(cluster.power().powerOff("a")).isEqualTo("host a is off already");
    assertThat(cluster.power().powerOn("a")).isEqualTo("host a is powered on");
    cluster.advance(seconds(60));
    assertThat(cluster.power().powerOn("a")).isEqualTo("host a is on already");
    assertThatThrownBy(() -> cluster.power().powerOff("z"))
        .isInstanceOf(DriverException.class)
        .hasMessage("there is no host z");
  }

  @Test
  void a_host_may_have_no_boot_id_so_that_a_reboot_is_seen_by_its_absence_alone() {
    assertThat(host("nameless").state().bootId()).isEmpty();
    cluster.power().reboot("nameless");
    assertThat(host("nameless").status()).isEqualTo(HostStatus.UNREACHABLE);
    cluster.advance(seconds(60));

    assertThat(host("nameless").status()).isEqualTo(HostStatus.RUNNING);
    assertThat(host("nameless").state().bootId()).isEmpty();
  }

  @Test
  void a_host_that_hangs_on_reboot_stays_away_until_it_is_returned() {
    cluster.power().reboot("stuck");
    FakeCluster next = FakeCluster.reopen(cluster.save());
    for (FakeCluster one : new FakeCluster[] {cluster, next}) {
      one.advance(Duration.ofDays(1));
      assertThat(one).host("stuck").isDown();
      assertThat(one.driver().observe().hosts().get(2).status()).isEqualTo(HostStatus.UNREACHABLE);

      one.returnHost("stuck");
      assertThat(one).host("stuck").isUp();
      assertThat(one).workload("db").isOffOn("stuck");
    }
  }

  @Test
  void a_host_that_hangs_does_so_whenever_it_is_powered_on() {
    cluster.power().powerOff("stuck");
    assertThat(host("stuck").status()).isEqualTo(HostStatus.DOWN);
    cluster.power().powerOn("stuck");
    assertThat(host("stuck").status()).isEqualTo(HostStatus.UNREACHABLE);
    cluster.advance(Duration.ofDays(1));
    cluster.power().powerOn("stuck");
    cluster.advance(Duration.ofDays(1));

    assertThat(host("stuck").status()).isEqualTo(HostStatus.UNREACHABLE);
    cluster.power().powerOff("stuck");
    assertThat(host("stuck").status()).isEqualTo(HostStatus.DOWN);
  }

  @ParameterizedTest
  @CsvSource({
    "TRANSIENT, TRANSIENT, true",
    "REFUSED, REFUSED, true",
    "ORDER_LOST, OUTCOME_UNKNOWN, true",
    "ANSWER_LOST, OUTCOME_UNKNOWN, false"
  })
  void the_next_power_call_for_a_host_can_fail(Fault fault, Kind kind, boolean up) {
    cluster.faults().nextPowerOf("a", fault);
    cluster.power().reboot("nameless");

    assertThat(
            catchThrowableOfType(DriverException.class, () -> cluster.power().powerOff("a")).kind())
        .isEqualTo(kind);
    assertThat(cluster.isUp("a")).isEqualTo(up);
    cluster.power().powerOff("a");
    assertThat(cluster).host("a").isDown();
  }

  @Test
  void faults_of_host_power_come_one_after_the_other_and_can_be_cleared() {
    cluster
        .faults()
        .nextPowerOf("a", Fault.REFUSED)
        .nextPowerOf("a", Fault.ORDER_LOST)
        .nextPowerOf("a", Fault.REFUSED);

    assertThatThrownBy(() -> cluster.power().reboot("a")).hasMessage("a: refused by script");
    assertThatThrownBy(() -> cluster.power().reboot("a")).hasMessage("a: no answer");
    cluster.faults().clear();
    cluster.power().reboot("a");
    assertThat(cluster).host("a").isDown();
  }

  @Test
  void a_refusal_of_host_power_can_be_lost_too() {
    cluster.cutOffHost("a", Duration.ofMinutes(5));
    cluster.faults().nextPowerOf("a", Fault.ANSWER_LOST);

    assertThatThrownBy(() -> cluster.power().reboot("a"))
        .isInstanceOfSatisfying(
            DriverException.class, e -> assertThat(e.kind()).isEqualTo(Kind.OUTCOME_UNKNOWN))
        .hasRootCauseMessage("host a does not answer");
    assertThat(cluster).host("a").isUp();
  }

  @Test
  void host_power_meets_no_fault_of_another_kind() {
    assertThatThrownBy(() -> cluster.faults().nextPowerOf("a", Fault.SLOW_LINK))
        .hasMessage(
            "SLOW_LINK is no fault of host power; use one of [TRANSIENT, REFUSED, ANSWER_LOST,"
                + " ORDER_LOST]");
  }
}
