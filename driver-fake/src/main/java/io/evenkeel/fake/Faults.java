package io.evenkeel.fake;

import io.evenkeel.spi.Order;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What will go wrong with a cluster, by script or by seed. A scripted fault happens once; the rates
 * hold until {@link #clear()}. Faults at a moment of virtual time are set with {@link
 * FakeCluster#at}. Thread-safe. Not saved with the cluster.
 */
public final class Faults {

  private static final List<Fault> OF_POWER =
      List.of(Fault.TRANSIENT, Fault.REFUSED, Fault.ANSWER_LOST, Fault.ORDER_LOST);

  private final Object lock;
  private final SplittableRandom random;
  private final List<Scripted> script = new ArrayList<>();
  private final Map<String, Deque<Fault>> powerScript = new TreeMap<>();
  private final Set<Integer> failingObservations = new LinkedHashSet<>();
  private final Map<Fault, Double> rates = new EnumMap<>(Fault.class);
  private int orders;
  private int observations;

  private record Scripted(Predicate<Order> when, Fault fault) {}

  Faults(Object lock, long seed) {
    this.lock = lock;
    random = new SplittableRandom(seed);
  }

  /** The next order for a workload meets a fault. */
  public Faults nextOrderFor(String workload, Fault fault) {
    return add(order -> order.workload().equals(workload), fault);
  }

  /** The next order whose last host is this one meets a fault. */
  public Faults nextOrderTo(String host, Fault fault) {
    return add(order -> lastHost(order).equals(host), fault);
  }

  /**
   * An order to come meets a fault.
   *
   * @param call counts the calls of {@code start} from now on; 1 is the next
   */
  public Faults atOrder(int call, Fault fault) {
    synchronized (lock) {
      int number = orders + atLeastOne(call);
      return add(order -> orders == number, fault);
    }
  }

  /**
   * The next call of {@link FakeCluster#power() host power} for a host meets a fault; with several,
   * one after the other.
   *
   * @param fault {@code TRANSIENT}, {@code REFUSED}, {@code ANSWER_LOST} or {@code ORDER_LOST}
   */
  public Faults nextPowerOf(String host, Fault fault) {
    if (!OF_POWER.contains(fault)) {
      throw new IllegalArgumentException(
          "%s is no fault of host power; use one of %s".formatted(fault, OF_POWER));
    }
    synchronized (lock) {
      powerScript.computeIfAbsent(host, any -> new ArrayDeque<>()).add(fault);
      return this;
    }
  }

  /**
   * An observation to come fails.
   *
   * @param call counts the calls of {@code observe} from now on; 1 is the next
   */
  public Faults atObservation(int call) {
    synchronized (lock) {
      failingObservations.add(observations + atLeastOne(call));
      return this;
    }
  }

  /**
   * A fault happens at random.
   *
   * @param rate the share of calls that meet it, 0 to 1
   */
  public Faults rate(Fault fault, double rate) {
    if (!(rate >= 0 && rate <= 1)) {
      throw new IllegalArgumentException("rate of %s is %s; use 0 to 1".formatted(fault, rate));
    }
    synchronized (lock) {
      rates.put(fault, rate);
      return this;
    }
  }

  /** Nothing goes wrong any more. */
  public void clear() {
    synchronized (lock) {
      script.clear();
      powerScript.clear();
      failingObservations.clear();
      rates.clear();
    }
  }

  private Faults add(Predicate<Order> when, Fault fault) {
    if (fault == Fault.OBSERVATION_FAILS) {
      throw new IllegalArgumentException("an order is no observation; use atObservation");
    }
    synchronized (lock) {
      script.add(new Scripted(when, fault));
      return this;
    }
  }

  private static int atLeastOne(int call) {
    if (call < 1) {
      throw new IllegalArgumentException("call is %d; the next one is 1".formatted(call));
    }
    return call;
  }

  Optional<Fault> of(Order order) {
    orders++;
    for (Iterator<Scripted> each = script.iterator(); each.hasNext(); ) {
      Scripted scripted = each.next();
      if (scripted.when().test(order)) {
        each.remove();
        return Optional.of(scripted.fault());
      }
    }
    for (Map.Entry<Fault, Double> rate : rates.entrySet()) {
      if (rate.getKey() != Fault.OBSERVATION_FAILS && random.nextDouble() < rate.getValue()) {
        return Optional.of(rate.getKey());
      }
    }
    return Optional.empty();
  }

  Optional<Fault> ofPower(String host) {
    Deque<Fault> scripted = powerScript.get(host);
    return scripted == null ? Optional.empty() : Optional.ofNullable(scripted.poll());
  }

  boolean observationFails() {
    observations++;
    boolean scripted = failingObservations.remove(observations);
    return drawn(Fault.OBSERVATION_FAILS) || scripted;
  }

  private boolean drawn(Fault fault) {
    Double rate = rates.get(fault);
    return rate != null && random.nextDouble() < rate;
  }

  static String lastHost(Order order) {
    return order.hosts().get(order.hosts().size() - 1);
  }
}
