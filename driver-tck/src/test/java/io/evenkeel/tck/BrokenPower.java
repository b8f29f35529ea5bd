package io.evenkeel.tck;

import io.evenkeel.spi.DriverException;
import io.evenkeel.spi.DriverException.Kind;
import io.evenkeel.spi.Inventory;
import io.evenkeel.spi.Order;
import io.evenkeel.spi.Order.Stop.Mode;
import io.evenkeel.spi.Power;
import io.evenkeel.spi.Presence;
import io.evenkeel.spi.Progress;
import io.evenkeel.spi.Workload;
import java.util.Set;
import java.util.TreeSet;

/** Drivers that break a rule of D4. */
final class BrokenPower {

  private BrokenPower() {}

  private static Order.Stop forced(Order order, String id) {
    return new Order.Stop(id, order.workload(), order.hosts().get(0), "", Mode.FORCED);
  }

  @Breaks("D4.1")
  static final class NeverAsksTheGuest extends AlteredDriver {
    @Override
    public void start(Order order) {
      if (!(order instanceof Order.Stop stop) || stop.mode() != Mode.GRACEFUL) {
        super.start(order);
      }
    }
  }

  @Breaks("D4.2")
  static final class StopsAnyRun extends AlteredDriver {
    @Override
    public void start(Order order) {
      boolean anotherRun = order instanceof Order.Stop stop && stop.runId().contains("over");
      super.start(anotherRun ? forced(order, order.id()) : order);
    }
  }

  @Breaks("D4.3")
  static final class FailsToStopWhatIsStopped extends AlteredDriver {
    @Override
    public void start(Order order) {
      if (order instanceof Order.Stop
          && sightings(order.workload()).allMatch(w -> w.power() == Power.STOPPED)) {
        throw new DriverException(Kind.REFUSED, order.workload() + " is not running");
      }
      super.start(order);
    }
  }

  @Breaks("D4.4")
  static final class FailsToStartWhatRuns extends AlteredDriver {
    @Override
    public void start(Order order) {
      if (order instanceof Order.Start
          && sightings(order.workload()).anyMatch(w -> w.power() == Power.RUNNING)) {
        throw new DriverException(Kind.REFUSED, order.workload() + " is running already");
      }
      super.start(order);
    }
  }

  @Breaks("D4.5")
  static final class StopsTwice extends AlteredDriver {
    private int starts;

    @Override
    public void start(Order order) {
      boolean again =
          order instanceof Order.Stop && sound.progress(order).state() == Progress.State.DONE;
      super.start(again ? forced(order, order.id() + "/" + ++starts) : order);
    }
  }

  @Breaks("D4.6")
  static final class StartsWhatItRelocates extends AlteredDriver {
    private final Set<String> relocated = new TreeSet<>();

    @Override
    public void start(Order order) {
      super.start(order);
      if (order instanceof Order.Relocate relocate) {
        relocated.add(order.workload() + " on " + relocate.to());
      }
    }

    @Override
    public Inventory observe() {
      Inventory seen = super.observe();
      return with(seen, seen.workloads().stream().map(this::started).toList());
    }

    private Workload started(Workload workload) {
      return relocated.contains(workload.id() + " on " + workload.host())
          ? workload.with(Presence.running(workload.host()))
          : workload;
    }
  }

  @Breaks("D4.7")
  static final class StopsWhatItShallRelocate extends AlteredDriver {
    @Override
    public void start(Order order) {
      if (order instanceof Order.Relocate) {
        super.start(forced(order, order.id() + "/stop"));
      }
      super.start(order);
    }
  }

  @Breaks("D4.8")
  static final class CanNotResume extends AlteredDriver {
    private final Set<String> suspended = new TreeSet<>();

    @Override
    public void start(Order order) {
      if (order instanceof Order.Stop stop && stop.mode() == Mode.SUSPEND) {
        suspended.add(order.workload());
      }
      if (order instanceof Order.Start && suspended.contains(order.workload())) {
        throw new DriverException(Kind.REFUSED, order.workload() + " has a memory image");
      }
      super.start(order);
    }
  }
}
