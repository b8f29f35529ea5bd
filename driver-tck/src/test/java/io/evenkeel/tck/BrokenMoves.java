package io.evenkeel.tck;

import io.evenkeel.spi.DriverException;
import io.evenkeel.spi.DriverException.Kind;
import io.evenkeel.spi.Inventory;
import io.evenkeel.spi.Order;
import io.evenkeel.spi.Power;
import io.evenkeel.spi.Presence;
import io.evenkeel.spi.Progress;
import io.evenkeel.spi.Transfer;
import io.evenkeel.spi.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Drivers that break a rule of D3 or D5. */
final class BrokenMoves {

  private BrokenMoves() {}

  @Breaks("D3.1")
  static final class LeavesTheDefinitionBehind extends AlteredDriver {
    private final Map<String, Order.Migrate> moves = new TreeMap<>();

    @Override
    public void start(Order order) {
      super.start(order);
      if (order instanceof Order.Migrate move) {
        moves.put(move.workload(), move);
      }
    }

    @Override
    public Inventory observe() {
      Inventory seen = super.observe();
      List<Workload> workloads = new ArrayList<>(seen.workloads());
      for (Workload workload : seen.workloads()) {
        Order.Migrate move = moves.get(workload.id());
        if (move != null && workload.host().equals(move.to()) && workload.power().live()) {
          workloads.add(
              workload.with(new Presence(move.from(), Power.STOPPED, "", List.of(), List.of())));
        }
      }
      return with(seen, workloads);
    }
  }

  @Breaks("D3.2")
  static final class MovesTwice extends AlteredDriver {
    private int starts;

    @Override
    public void start(Order order) {
      Order given = order;
      if (order instanceof Order.Migrate move && ended(move)) {
        given =
            new Order.Migrate(
                move.id() + "/" + ++starts,
                move.workload(),
                move.from(),
                move.to(),
                move.tuning(),
                move.marker());
      }
      super.start(given);
    }

    private boolean ended(Order order) {
      return sound.progress(order).state() == Progress.State.DONE;
    }
  }

  @Breaks("D3.3")
  static final class SaysYesToASecondMove extends AlteredDriver {
    @Override
    public void start(Order order) {
      try {
        super.start(order);
      } catch (DriverException e) {
        if (e.kind() != Kind.REFUSED || !(order instanceof Order.Migrate)) {
          throw e;
        }
      }
    }
  }

  @Breaks("D3.4")
  static final class TellsNoBytes extends AlteredDriver {
    @Override
    public Progress progress(Order order) {
      Progress told = super.progress(order);
      return new Progress(told.state(), Transfer.NONE, told.message());
    }
  }

  @Breaks("D5.1")
  static final class CancelsNothing extends AlteredDriver {
    @Override
    public void cancel(Order order) {
      if (sound.progress(order).state() == Progress.State.UNKNOWN) {
        super.cancel(order);
      }
    }
  }

  @Breaks("D5.1")
  static final class StopsWhatItCancels extends AlteredDriver {
    @Override
    public void cancel(Order order) {
      super.cancel(order);
      String host = order.hosts().get(0);
      super.start(
          new Order.Stop(order.id() + "/stop", order.workload(), host, "", Order.Stop.Mode.FORCED));
    }
  }

  @Breaks("D5.2")
  static final class CancelsWhatDoesNotRun extends AlteredDriver {
    @Override
    public void cancel(Order order) {
      if (sound.progress(order).state() == Progress.State.RUNNING) {
        super.cancel(order);
      }
    }
  }
}
