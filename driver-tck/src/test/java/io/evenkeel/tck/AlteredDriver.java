package io.evenkeel.tck;

import io.evenkeel.spi.Capability;
import io.evenkeel.spi.HostCpu;
import io.evenkeel.spi.HostPower;
import io.evenkeel.spi.HypervisorDriver;
import io.evenkeel.spi.Inventory;
import io.evenkeel.spi.Order;
import io.evenkeel.spi.Progress;
import io.evenkeel.spi.Workload;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A sound driver, to be altered in one way. */
abstract class AlteredDriver implements HypervisorDriver {

  /** The sound one. Set once, before anything is called. */
  HypervisorDriver sound;

  AlteredDriver over(HypervisorDriver driver) {
    sound = driver;
    return this;
  }

  @Override
  public Set<Capability> capabilities() {
    return sound.capabilities();
  }

  @Override
  public Inventory observe() {
    return sound.observe();
  }

  @Override
  public void start(Order order) {
    sound.start(order);
  }

  @Override
  public Progress progress(Order order) {
    return sound.progress(order);
  }

  @Override
  public void cancel(Order order) {
    sound.cancel(order);
  }

  @Override
  public void cordon(String host, boolean cordoned) {
    sound.cordon(host, cordoned);
  }

  @Override
  public void lowerCpu(String zone, HostCpu cpu) {
    sound.lowerCpu(zone, cpu);
  }

  @Override
  public Optional<HostPower> power() {
    return sound.power();
  }

  @Override
  public void close() {
    sound.close();
  }

  /** What is really seen of a workload. */
  final Stream<Workload> sightings(String workload) {
    return sound.observe().workloads().stream().filter(w -> w.id().equals(workload));
  }

  static Inventory with(Inventory seen, List<Workload> workloads) {
    return new Inventory(seen.hosts(), workloads, seen.rules());
  }
}
