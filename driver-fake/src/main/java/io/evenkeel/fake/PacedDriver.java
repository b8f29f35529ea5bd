package io.evenkeel.fake;

import io.evenkeel.spi.Capability;
import io.evenkeel.spi.HostCpu;
import io.evenkeel.spi.HostPower;
import io.evenkeel.spi.HypervisorDriver;
import io.evenkeel.spi.Inventory;
import io.evenkeel.spi.Order;
import io.evenkeel.spi.Progress;
import io.evenkeel.spi.Tuning;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/** Lets virtual time catch up with another clock before each call. */
final class PacedDriver implements HypervisorDriver {

  private final FakeCluster cluster;
  private final HypervisorDriver driver;
  private final InstantSource wall;
  private final double speed;
  private final Optional<HostPower> power;
  private Instant last;

  PacedDriver(FakeCluster cluster, InstantSource wall, double speed) {
    this.cluster = cluster;
    this.driver = cluster.driver();
    this.wall = wall;
    this.speed = speed;
    power = driver.power().map(PacedPower::new);
    last = wall.instant();
  }

  private HypervisorDriver now() {
    catchUp();
    return driver;
  }

  private void catchUp() {
    Duration elapsed = elapsed();
    if (!elapsed.isNegative()) {
      cluster.pass(Duration.ofNanos((long) (elapsed.toNanos() * speed)));
    }
  }

  private synchronized Duration elapsed() {
    Instant instant = wall.instant();
    Duration elapsed = Duration.between(last, instant);
    last = instant;
    return elapsed;
  }

  @Override
  public Set<Capability> capabilities() {
    return driver.capabilities();
  }

  @Override
  public Inventory observe() {
    return now().observe();
  }

  @Override
  public void start(Order order) {
    now().start(order);
  }

  @Override
  public Progress progress(Order order) {
    return now().progress(order);
  }

  @Override
  public void cancel(Order order) {
    now().cancel(order);
  }

  @Override
  public void retune(Order.Migrate order, Tuning tuning) {
    now().retune(order, tuning);
  }

  @Override
  public void cordon(String host, boolean cordoned) {
    now().cordon(host, cordoned);
  }

  @Override
  public void lowerCpu(String zone, HostCpu cpu) {
    now().lowerCpu(zone, cpu);
  }

  @Override
  public Optional<HostPower> power() {
    return power;
  }

  @Override
  public void close() {
    driver.close();
  }

  /** The hosts are switched in time with the other clock, too. */
  private final class PacedPower implements HostPower {

    private final HostPower power;

    PacedPower(HostPower power) {
      this.power = power;
    }

    @Override
    public String reboot(String host) {
      catchUp();
      return power.reboot(host);
    }

    @Override
    public String powerOff(String host) {
      catchUp();
      return power.powerOff(host);
    }

    @Override
    public String powerOn(String host) {
      catchUp();
      return power.powerOn(host);
    }
  }
}
