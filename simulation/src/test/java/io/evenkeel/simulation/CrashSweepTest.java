package io.evenkeel.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.evenkeel.cluster.Policy;
import io.evenkeel.cluster.ZonePolicy;
import io.evenkeel.fake.FakeCluster;
import io.evenkeel.maintenance.Authorizer;
import io.evenkeel.maintenance.EnterRequest;
import io.evenkeel.maintenance.LeaveRequest;
import io.evenkeel.maintenance.Maintenance;
import io.evenkeel.maintenance.operation.EventType;
import io.evenkeel.maintenance.operation.ItemState;
import io.evenkeel.maintenance.operation.Operation;
import io.evenkeel.maintenance.operation.OperationState;
import io.evenkeel.maintenance.operation.OperationStore;
import io.evenkeel.maintenance.task.Hook;
import io.evenkeel.maintenance.task.MaintenanceTask;
import io.evenkeel.maintenance.task.Stage;
import io.evenkeel.spi.HostPower;
import io.evenkeel.spi.HypervisorDriver;
import io.evenkeel.spi.Power;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A whole round of maintenance, with everything that belongs to it, while the process dies once: at
 * each moment that there is. It always ends as if it had not died.
 */
class CrashSweepTest {

  private static final String CLUSTER =
      """
      {"hosts": [{"id": "a", "memoryMiB": 32768, "vcpus": 16%1$s},
                 {"id": "b", "memoryMiB": 32768, "vcpus": 16%1$s}],
       "workloads": [{"id": "web", "host": "a", "memoryMiB": 4096, "vcpus": 2},
                     {"id": "cold", "host": "a", "memoryMiB": 1024, "vcpus": 1, "strategy": "cold"},
                     {"id": "gpu", "host": "a", "memoryMiB": 1024, "vcpus": 1,
                      "onCannotMove": "stop", "blockers": [{"code": "HOST_DEVICE"}]},
                     {"id": "off", "host": "a", "memoryMiB": 1024, "vcpus": 1,
                      "power": "stopped"}]}""";

  @TestFactory
  Stream<DynamicTest> i07_a_death_at_any_moment_changes_nothing_about_the_end() {
    return Stream.of("", ", \"labels\": {\"no-boot-id\": \"true\"}")
        .flatMap(labels -> sweep(CLUSTER.formatted(labels)));
  }

  private static Stream<DynamicTest> sweep(String cluster) {
    Round calm = new Round(cluster, Integer.MAX_VALUE);
    calm.play();
    int moments = calm.process.moments();
    assertThat(moments).isGreaterThan(60);
    return IntStream.rangeClosed(1, moments)
        .mapToObj(
            moment ->
                dynamicTest(
                    "dies at moment %d of %d".formatted(moment, moments),
                    () -> new Round(cluster, moment).play()));
  }

  /** One round, and the process that plays it. */
  private static final class Round {

    private final FakeCluster cluster;
    private final OperationStore store;
    private final TreeSet<String> hooksRun = new TreeSet<>();
    private final Mortal process = new Mortal();
    private Maintenance maintenance;

    Round(String document, int lastMoment) {
      cluster = FakeCluster.parse(document);
      store = OperationStore.inMemory(cluster.clock());
      maintenance = build();
      process.dieAfter(lastMoment);
    }

    private Maintenance build() {
      ZonePolicy zone = ZonePolicy.forStorageCluster().rebootingOnLeave();
      Maintenance.Builder builder =
          Maintenance.builder()
              .driver(process.calling(HypervisorDriver.class, cluster.driver()))
              .power(process.calling(HostPower.class, cluster.power()))
              .store(process.calling(OperationStore.class, store))
              .clock(cluster.clock())
              .storageHealth(anyZone -> "")
              .policy(Policy.DEFAULT.zone("default", zone))
              .authorizer(Authorizer.allowAll());
      for (Stage stage : Stage.values()) {
        MaintenanceTask task =
            context -> {
              hooksRun.add(context.hook());
              return "done";
            };
        builder.hook(
            Hook.of(stage.name(), stage, process.calling(MaintenanceTask.class, task))
                .limit(Duration.ofMinutes(5)));
      }
      return builder.build();
    }

    void play() {
      insist(() -> maintenance.enter("a", EnterRequest.by("ada", "test")));
      settle();
      assertThat(operation().state()).isEqualTo(OperationState.IN_MAINTENANCE);
      assertThat(cluster.workloadsOn("a")).isEmpty();

      insist(() -> maintenance.leave("a", LeaveRequest.by("ada")));
      settle();
      endsWell();
    }

    /** A person repeats a request that was not answered. */
    private void insist(Runnable request) {
      try {
        request.run();
      } catch (Mortal.Death death) {
        bornAgain();
        request.run();
      }
    }

    private void settle() {
      try {
        cluster.settle(() -> maintenance.tick());
      } catch (Mortal.Death death) {
        bornAgain();
        cluster.settle(() -> maintenance.tick());
      }
    }

    private void bornAgain() {
      process.bornAgain();
      maintenance = build();
    }

    private Operation operation() {
      List<Operation> all = store.of("a");
      assertThat(all).hasSize(1);
      return all.get(0);
    }

    private void endsWell() {
      Operation operation = operation();
      assertThat(operation.state())
          .as("%s", operation.standing().waiting())
          .isEqualTo(OperationState.CLOSED);
      assertThat(operation.items())
          .allSatisfy(
              item ->
                  assertThat(item.state())
                      .isEqualTo(
                          item.workload().equals("off") ? ItemState.STAYS_OFF : ItemState.HOME));
      assertThat(cluster.workloadsOn("a")).containsExactly("cold", "gpu", "web");
      assertThat(cluster.powerOf("off")).isEqualTo(Power.STOPPED);
      assertThat(cluster.stopsOf("web")).isZero();
      assertThat(cluster.log()).anyMatch(line -> line.contains("host a reboots"));
      assertThat(hooksRun).hasSize(Stage.values().length);
      assertThat(cluster.isCordoned("a")).isFalse();
      assertThat(
              store.journal(operation.id(), 0).stream()
                  .filter(entry -> entry.event().type() == EventType.ALARM))
          .isEmpty();
    }
  }
}
