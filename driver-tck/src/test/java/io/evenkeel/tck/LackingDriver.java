package io.evenkeel.tck;

import io.evenkeel.spi.Capability;
import io.evenkeel.spi.DriverException;
import io.evenkeel.spi.HostCpu;
import io.evenkeel.spi.Order;
import io.evenkeel.spi.Progress;
import io.evenkeel.spi.Transfer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A driver that lacks capabilities, and says so. */
final class LackingDriver extends AlteredDriver {

  private final Set<Capability> lacked;
  private final List<Order> orders = new ArrayList<>();

  LackingDriver(Set<Capability> lacked) {
    this.lacked = lacked;
  }

  @Override
  public Set<Capability> capabilities() {
    return EnumSet.complementOf(EnumSet.copyOf(lacked));
  }

  @Override
  public void start(Order order) {
    if (order instanceof Order.Migrate move) {
      need(
          move.tuning().withStorage()
              ? Capability.LIVE_MIGRATION_WITH_STORAGE
              : Capability.LIVE_MIGRATION);
    } else if (order instanceof Order.Relocate) {
      need(Capability.RELOCATE);
    } else if (order instanceof Order.Stop stop) {
      need(stop.mode() == Order.Stop.Mode.SUSPEND ? Capability.SUSPEND : Capability.STOP_AND_START);
    } else if (lacked.contains(Capability.SUSPEND)) {
      need(Capability.STOP_AND_START);
    }
    super.start(order);
    orders.add(order);
  }

  @Override
  public Progress progress(Order order) {
    Progress told = super.progress(order);
    return lacked.contains(Capability.TRANSFER_PROGRESS)
        ? new Progress(told.state(), Transfer.NONE, told.message())
        : told;
  }

  @Override
  public void cancel(Order order) {
    need(Capability.CANCEL);
    super.cancel(order);
  }

  @Override
  public void cordon(String host, boolean cordoned) {
    super.cordon(host, cordoned && !lacked.contains(Capability.CORDON));
  }

  @Override
  public void lowerCpu(String zone, HostCpu cpu) {
    need(Capability.ZONE_CPU);
    super.lowerCpu(zone, cpu);
  }

  @Override
  public void close() {
    if (lacked.contains(Capability.HYPERVISOR_DRIVEN_MOVES)) {
      orders.stream()
          .filter(order -> sound.progress(order).state() == Progress.State.RUNNING)
          .forEach(sound::cancel);
    }
  }

  private void need(Capability capability) {
    if (lacked.contains(capability)) {
      throw new DriverException(
          DriverException.Kind.UNSUPPORTED, "this driver lacks " + capability);
    }
  }
}
