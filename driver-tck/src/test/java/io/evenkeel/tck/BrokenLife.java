package io.evenkeel.tck;

import io.evenkeel.spi.Capability;
import io.evenkeel.spi.DriverException;
import io.evenkeel.spi.HostPower;
import io.evenkeel.spi.Inventory;
import io.evenkeel.spi.Order;
import io.evenkeel.spi.Progress;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Drivers that break a rule of D6, D7 or D8. */
final class BrokenLife {

  private BrokenLife() {}

  @Breaks("D6.1")
  static final class CordonsNothing extends AlteredDriver {
    @Override
    public void cordon(String host, boolean cordoned) {
      super.cordon(host, false);
    }
  }

  @Breaks("D6.1")
  static final class NeverLiftsACordon extends AlteredDriver {
    @Override
    public void cordon(String host, boolean cordoned) {
      super.cordon(host, true);
    }
  }

  @Breaks("D6.2")
  static final class CordonsWhatIsNotThere extends AlteredDriver {
    @Override
    public void cordon(String host, boolean cordoned) {
      if (observe().hosts().stream().anyMatch(known -> known.id().equals(host))) {
        super.cordon(host, cordoned);
      }
    }
  }

  @Breaks("D7.1")
  static final class LearnsWhileItRuns extends AlteredDriver {
    private boolean connected;

    @Override
    public Set<Capability> capabilities() {
      Set<Capability> all = EnumSet.copyOf(super.capabilities());
      if (!connected) {
        all.remove(Capability.MARKERS);
      }
      return all;
    }

    @Override
    public Inventory observe() {
      connected = true;
      return super.observe();
    }
  }

  @Breaks("D7.2")
  static final class DoesMoreThanItDeclares extends AlteredDriver {
    @Override
    public Set<Capability> capabilities() {
      Set<Capability> declared = EnumSet.copyOf(super.capabilities());
      declared.remove(Capability.LIVE_MIGRATION_WITH_STORAGE);
      return declared;
    }
  }

  @Breaks("D7.3")
  static final class FindsItsPowerWithTheFirstLook extends AlteredDriver {
    private boolean connected;

    @Override
    public Optional<HostPower> power() {
      return connected ? super.power() : Optional.empty();
    }

    @Override
    public Inventory observe() {
      connected = true;
      return super.observe();
    }
  }

  @Breaks("D8.1")
  static final class ClosesOnce extends AlteredDriver {
    private boolean closed;

    @Override
    public void close() {
      if (closed) {
        throw new IllegalStateException("closed already");
      }
      closed = true;
    }
  }

  @Breaks("D8.2")
  static final class TakesItsMovesAlong extends AlteredDriver {
    private final List<Order> orders = new ArrayList<>();

    @Override
    public void start(Order order) {
      super.start(order);
      orders.add(order);
    }

    @Override
    public void close() {
      orders.stream()
          .filter(order -> sound.progress(order).state() == Progress.State.RUNNING)
          .forEach(sound::cancel);
    }
  }

  @Breaks("D8.3")
  static final class KnowsOneThreadOnly extends AlteredDriver {
    private final Thread own = Thread.currentThread();

    @Override
    public void start(Order order) {
      if (Thread.currentThread() != own) {
        throw new DriverException(DriverException.Kind.TRANSIENT, "connection used elsewhere");
      }
      super.start(order);
    }
  }
}
