package io.evenkeel.tck;

import io.evenkeel.spi.DriverException;
import io.evenkeel.spi.DriverException.Kind;
import io.evenkeel.spi.Order;
import io.evenkeel.spi.Progress;
import io.evenkeel.spi.Transfer;

/** Drivers that break a rule of D2. */
final class BrokenOrders {

  private BrokenOrders() {}

  /** Throws one kind of exception where it should be another. */
  private abstract static class Mistaking extends AlteredDriver {
    private final Kind kind;
    private final Kind taken;

    Mistaking(Kind kind, Kind taken) {
      this.kind = kind;
      this.taken = taken;
    }

    @Override
    public void start(Order order) {
      try {
        super.start(order);
      } catch (DriverException e) {
        throw e.kind() == kind ? new DriverException(taken, String.valueOf(e.getMessage()), e) : e;
      }
    }
  }

  @Breaks("D2.1")
  static final class TakesWhatIsMissingForForbidden extends Mistaking {
    TakesWhatIsMissingForForbidden() {
      super(Kind.NOT_FOUND, Kind.REFUSED);
    }
  }

  @Breaks("D2.2")
  static final class RefusesAndDoesItAllTheSame extends AlteredDriver {
    @Override
    public void start(Order order) {
      try {
        super.start(order);
      } catch (DriverException refused) {
        if (order instanceof Order.Migrate move) {
          sightings(move.workload())
              .filter(seen -> seen.host().equals(move.to()))
              .forEach(seen -> super.start(reversed(move)));
        }
        throw refused;
      }
    }

    private static Order reversed(Order.Migrate move) {
      return new Order.Migrate(
          move.id(), move.workload(), move.to(), move.from(), move.tuning(), move.marker());
    }
  }

  @Breaks("D2.3")
  static final class TakesSilenceForANo extends Mistaking {
    TakesSilenceForANo() {
      super(Kind.TRANSIENT, Kind.REFUSED);
    }
  }

  @Breaks("D2.4")
  static final class ForgetsAnOrderThatEnds extends AlteredDriver {
    @Override
    public Progress progress(Order order) {
      Progress told = super.progress(order);
      return told.state() == Progress.State.RUNNING ? told : Progress.unknown();
    }
  }

  @Breaks("D2.4")
  static final class NeverEnds extends AlteredDriver {
    @Override
    public Progress progress(Order order) {
      Progress told = super.progress(order);
      return told.state() == Progress.State.DONE ? Progress.running(told.transfer()) : told;
    }
  }

  @Breaks("D2.5")
  static final class SaysDoneTooEarly extends AlteredDriver {
    @Override
    public Progress progress(Order order) {
      Progress told = super.progress(order);
      return told.state() == Progress.State.RUNNING ? Progress.done(told.transfer()) : told;
    }
  }

  @Breaks("D2.6")
  static final class TakesWhatItDoesNotKnowForFailed extends AlteredDriver {
    @Override
    public Progress progress(Order order) {
      Progress told = super.progress(order);
      return told.state() == Progress.State.UNKNOWN
          ? Progress.failed(Transfer.NONE, "never heard of it")
          : told;
    }
  }
}
