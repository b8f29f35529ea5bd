package io.evenkeel.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.fake.FakeCluster;
import io.evenkeel.maintenance.operation.Lease;
import io.evenkeel.maintenance.operation.OperationStore;
import io.evenkeel.spi.HypervisorDriver;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a runner does with the lease. */
class MaintenanceRunnerTest {

  private static final Duration OFTEN = Duration.ofMillis(1);

  private final FakeCluster cluster = FakeCluster.parse(ThreeHosts.PLAIN);
  private final OperationStore store = OperationStore.inMemory();
  private final ExecutorService executor = Executors.newCachedThreadPool();
  private final CountDownLatch renewals = new CountDownLatch(4);
  private final CountDownLatch looked = new CountDownLatch(1);

  @AfterEach
  void end() {
    executor.shutdownNow();
  }

  @Test
  void a_runner_that_is_closed_gives_the_lease_back() throws Exception {
    Maintenance maintenance = build(cluster.driver());
    MaintenanceRunner runner = MaintenanceRunner.start(maintenance, executor, OFTEN);
    while (!maintenance.leads()) {
      Thread.onSpinWait();
    }
    runner.close();
    runner.close();
    assertThat(maintenance.leads()).isFalse();
    assertThat(store.lease(0, Duration.ofHours(1))).contains(new Lease(2, false));
  }

  /** Else another process would take over from one that only looks for longer than its lease. */
  @Test
  void the_lease_is_renewed_while_a_look_takes_longer_than_it_lasts() throws Exception {
    Maintenance maintenance = build(slow(cluster.driver()));
    HypervisorDriver quick = cluster.driver();
    build(quick).enter("a", EnterRequest.by("ada", "test"));
    MaintenanceRunner runner = MaintenanceRunner.start(maintenance, executor, OFTEN);
    assertThat(looked.await(30, TimeUnit.SECONDS)).as("the look has ended").isTrue();
    assertThat(maintenance.leads()).isTrue();
    assertThat(store.lease(0, Duration.ofHours(1))).as("nobody took over").isEmpty();
    runner.close();
  }

  private Maintenance build(HypervisorDriver driver) {
    return Maintenance.builder()
        .driver(driver)
        .store(counting(store))
        .lease(Duration.ofSeconds(1))
        .authorizer(Authorizer.allowAll())
        .build();
  }

  private OperationStore counting(OperationStore real) {
    return (OperationStore)
        Proxy.newProxyInstance(
            OperationStore.class.getClassLoader(),
            new Class<?>[] {OperationStore.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("lease")) {
                renewals.countDown();
              }
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
              }
            });
  }

  /** A look of it lasts for three renewals of the lease, so as long as the lease. */
  private HypervisorDriver slow(HypervisorDriver real) {
    return (HypervisorDriver)
        Proxy.newProxyInstance(
            HypervisorDriver.class.getClassLoader(),
            new Class<?>[] {HypervisorDriver.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("observe")) {
                assertThat(renewals.await(30, TimeUnit.SECONDS)).as("renewed").isTrue();
                looked.countDown();
              }
              return method.invoke(real, arguments);
            });
  }
}
