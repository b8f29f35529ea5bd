package io.evenkeel.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.evenkeel.fake.FakeCluster;
import io.evenkeel.maintenance.Authorizer.Action;
import io.evenkeel.maintenance.operation.Asker;
import io.evenkeel.maintenance.operation.OperationStore;
import io.evenkeel.maintenance.operation.Waiver;
import io.evenkeel.plan.PlanOptions;
import io.evenkeel.spi.HostPower;
import io.evenkeel.spi.HypervisorDriver;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The row S20 of docs/features.md: nothing is done, or looked at, that was not permitted. */
class PermissionFeaturesTest {

  private static final String CLUSTER =
      """
      {"hosts": [{"id": "a", "memoryMiB": 32768, "vcpus": 16},
                 {"id": "b", "memoryMiB": 32768, "vcpus": 16}],
       "workloads": [{"id": "web", "host": "a", "memoryMiB": 4096, "vcpus": 2}]}""";

  private static final Asker EVE = new Asker("eve", "");
  private static final Waiver WAIVER =
      new Waiver("NO_REDUNDANCY", "fine", "eve", Instant.parse("2030-01-01T00:00:00Z"));

  private interface Request {
    void make(Maintenance maintenance);
  }

  /** Every public method that changes something, as often as it needs different permissions. */
  private static Map<String, Request> requests() {
    Map<String, Request> requests = new LinkedHashMap<>();
    EnterRequest enter = EnterRequest.by("eve", "");
    LeaveRequest leave = LeaveRequest.by("eve");
    requests.put("enter RUN", m -> m.enter("a", enter));
    requests.put("enter WAIVE", m -> m.enter("a", enter.waiving(WAIVER)));
    requests.put("enter STOP", m -> m.enter("a", enter.stopWhatCannotMove()));
    requests.put("enter STOP by force", m -> m.enter("a", enter.forceOffWhatIgnoresShutdown()));
    requests.put("leave RUN", m -> m.leave("a", leave));
    requests.put("leave POWER", m -> m.leave("a", leave.rebooting()));
    requests.put(
        "leave WAIVE",
        m -> m.leave("a", leave.waiving(new Waiver("ZONE_PAUSE", "fine", "eve", Instant.MAX))));
    requests.put("cancel RUN", m -> m.cancel("a", leave));
    requests.put("cordon RUN", m -> m.cordon("a", EVE));
    requests.put("uncordon RUN", m -> m.uncordon("a", EVE));
    requests.put("reboot POWER", m -> m.reboot("a", EVE));
    requests.put("powerOff POWER", m -> m.powerOff("a", EVE));
    requests.put("powerOn POWER", m -> m.powerOn("a", EVE));
    requests.put("confirmOff POWER", m -> m.confirmOff("a", EVE));
    requests.put("bringBack RUN", m -> m.bringBack("a", EVE));
    requests.put("retryTask RUN", m -> m.retryTask("a", "x", EVE));
    requests.put("skipTask RUN", m -> m.skipTask("a", "x", EVE));
    requests.put("pause RUN", m -> m.control("a", EVE).pause());
    requests.put("resume RUN", m -> m.control("a", EVE).resume());
    requests.put("skip RUN", m -> m.control("a", EVE).skip("web"));
    requests.put("proceed RUN", m -> m.control("a", EVE).proceed("web"));
    requests.put("retarget RUN", m -> m.control("a", EVE).retarget("web", "b"));
    requests.put("stop STOP", m -> m.control("a", EVE).stop("web"));
    requests.put("forceOff STOP", m -> m.control("a", EVE).forceOff("web"));
    return requests;
  }

  @TestFactory
  Stream<DynamicTest> s20_a_denied_request_reaches_no_driver_and_writes_nothing() {
    return requests().entrySet().stream()
        .map(entry -> dynamicTest(entry.getKey(), () -> denied(entry.getKey(), entry.getValue())));
  }

  private static void denied(String name, Request request) {
    Action lacking = Action.valueOf(name.replaceAll("\\w+ (\\w+).*", "$1"));
    World world = new World(EnumSet.complementOf(EnumSet.of(lacking)));

    assertThatThrownBy(() -> request.make(world.maintenance))
        .isInstanceOf(NotPermittedException.class)
        .hasMessageContaining("eve")
        .hasMessageContaining(lacking.name());

    assertThat(world.calls).isEmpty();
    assertThat(world.store.open()).isEmpty();
    assertThat(world.store.of("a")).isEmpty();
    assertThat(world.store.cordons()).isEmpty();
  }

  @Test
  void s20_every_public_method_that_takes_somebody_who_asks_is_tried() {
    TreeSet<String> mutating = new TreeSet<>();
    for (Method method : Maintenance.class.getDeclaredMethods()) {
      boolean asks =
          Arrays.stream(method.getParameterTypes())
              .anyMatch(List.of(Asker.class, EnterRequest.class, LeaveRequest.class)::contains);
      if (Modifier.isPublic(method.getModifiers()) && asks) {
        mutating.add(method.getName());
      }
    }
    assertThat(mutating.remove("control")).as("gives what asks for each of its own").isTrue();
    for (Method method : Control.class.getDeclaredMethods()) {
      if (Modifier.isPublic(method.getModifiers())) {
        mutating.add(method.getName());
      }
    }
    assertThat(
            requests().keySet().stream()
                .map(name -> name.substring(0, name.indexOf(' ')))
                .distinct())
        .containsExactlyInAnyOrderElementsOf(mutating);
  }

  @Test
  void s20_view_and_plan_are_permissions_of_their_own() {
    World blind = new World(EnumSet.complementOf(EnumSet.of(Action.VIEW, Action.PLAN)));
    Viewer eve = blind.maintenance.viewer("eve");
    assertThatThrownBy(() -> eve.preflight("a")).isInstanceOf(NotPermittedException.class);
    assertThatThrownBy(() -> eve.status("a")).isInstanceOf(NotPermittedException.class);
    assertThatThrownBy(() -> eve.history("a")).isInstanceOf(NotPermittedException.class);
    assertThatThrownBy(() -> eve.plan("a")).isInstanceOf(NotPermittedException.class);
    assertThat(blind.calls).isEmpty();
    assertThat(eve.status()).isEmpty();
    assertThat(eve.operations()).isEmpty();

    World viewing = new World(EnumSet.of(Action.VIEW));
    Viewer viewer = viewing.maintenance.viewer("eve");
    assertThat(viewer.status("a").host()).isEqualTo("a");
    assertThat(viewer.preflight("a").host()).isEqualTo("a");
    assertThat(viewer.status()).hasSize(2);
    assertThatThrownBy(() -> viewer.plan(List.of("a"), PlanOptions.DEFAULT))
        .isInstanceOf(NotPermittedException.class);
  }

  @Test
  void s20_an_authorizer_that_throws_denies() {
    FakeCluster cluster = FakeCluster.parse(CLUSTER);
    Maintenance maintenance =
        Maintenance.builder()
            .driver(cluster.driver())
            .clock(cluster.clock())
            .authorizer(
                (actor, action, host) -> {
                  throw new IllegalStateException("LDAP is down");
                })
            .build();
    assertThatThrownBy(() -> maintenance.enter("a", EnterRequest.by("eve", "")))
        .isInstanceOf(NotPermittedException.class)
        .hasRootCauseMessage("LDAP is down");
  }

  @Test
  void s20_nobody_gets_an_engine_without_saying_who_may_do_what() {
    assertThatThrownBy(
            () -> Maintenance.builder().driver(FakeCluster.parse(CLUSTER).driver()).build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Authorizer.allowAll()");
    assertThatCode(() -> new World(EnumSet.allOf(Action.class))).doesNotThrowAnyException();
  }

  /** A cluster whose driver and power tell what they are asked for. */
  private static final class World {

    private final List<String> calls = new ArrayList<>();
    private final OperationStore store = OperationStore.inMemory();
    private final Maintenance maintenance;

    World(EnumSet<Action> allowed) {
      FakeCluster cluster = FakeCluster.parse(CLUSTER);
      maintenance =
          Maintenance.builder()
              .driver(recording(HypervisorDriver.class, cluster.driver()))
              .power(recording(HostPower.class, cluster.power()))
              .clock(cluster.clock())
              .store(store)
              .authorizer((actor, action, host) -> allowed.contains(action))
              .build();
      calls.clear();
    }

    private <T> T recording(Class<T> type, T real) {
      return type.cast(
          Proxy.newProxyInstance(
              type.getClassLoader(),
              new Class<?>[] {type},
              (proxy, method, arguments) -> {
                calls.add(method.getName());
                return method.invoke(real, arguments);
              }));
    }
  }
}
