package io.evenkeel.maintenance;

import io.evenkeel.fake.FakeCluster;
import io.evenkeel.maintenance.operation.OperationStore;
import io.evenkeel.spi.HostPower;
import io.evenkeel.spi.HypervisorDriver;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.UnaryOperator;

/** One of several control panels on one store; it can be stopped in the middle of its work. */
final class Replica {

  private final List<String> calls = new ArrayList<>();
  private final Deque<Stop> stops = new ArrayDeque<>();
  private final FakeCluster cluster;
  private final Maintenance maintenance;
  private Duration clockAhead = Duration.ZERO;
  private Duration asleep = Duration.ZERO;

  /** What the others do while this one stands still. */
  private record Stop(String call, boolean before, Runnable meanwhile) {}

  Replica(FakeCluster cluster, OperationStore store) {
    this(cluster, store, UnaryOperator.identity());
  }

  /** One that brings more along. */
  Replica(FakeCluster cluster, OperationStore store, UnaryOperator<Maintenance.Builder> extras) {
    this.cluster = cluster;
    InstantSource wall = () -> cluster.clock().instant().plus(clockAhead);
    Maintenance.Builder builder =
        Maintenance.builder()
            .driver(watched(HypervisorDriver.class, cluster.driver()))
            .power(watched(HostPower.class, cluster.power()))
            .store(watched(OperationStore.class, store))
            .clock(wall)
            .nanoTime(() -> nanos(cluster.clock().instant().minus(asleep)))
            .authorizer(Authorizer.allowAll());
    this.maintenance = extras.apply(builder).build();
  }

  static long nanos(Instant now) {
    return now.getEpochSecond() * 1_000_000_000 + now.getNano();
  }

  Maintenance maintenance() {
    return maintenance;
  }

  /** Its wall clock is wrong from now on. */
  void clockAhead(Duration by) {
    clockAhead = by;
  }

  /** Its machine was suspended: no time went by for it. */
  void wasAsleep(Duration time) {
    asleep = asleep.plus(time);
  }

  /** Stands still the next time it is about to make this call. */
  void stopBefore(String call, Runnable meanwhile) {
    stops.add(new Stop(call, true, meanwhile));
  }

  /** Stands still the next time this call has returned. */
  void stopAfter(String call, Runnable meanwhile) {
    stops.add(new Stop(call, false, meanwhile));
  }

  /** The calls by which it made something happen, in order. */
  List<String> done() {
    return calls.stream()
        .filter(call -> List.of("start", "cancel", "cordon", "reboot", "powerOff").contains(call))
        .toList();
  }

  long count(String call) {
    return calls.stream().filter(call::equals).count();
  }

  void tick(int times) {
    for (int i = 0; i < times; i++) {
      maintenance.tick();
      cluster.advance(Duration.ofSeconds(1));
    }
  }

  private <T> T watched(Class<T> type, T real) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              standStill(method.getName(), true);
              calls.add(method.getName());
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
              } finally {
                standStill(method.getName(), false);
              }
            }));
  }

  private void standStill(String call, boolean before) {
    Stop stop = stops.peek();
    if (stop != null && stop.call().equals(call) && stop.before() == before) {
      stops.remove();
      stop.meanwhile().run();
    }
  }
}
