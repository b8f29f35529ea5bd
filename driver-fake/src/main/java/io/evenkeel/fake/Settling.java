package io.evenkeel.fake;

import java.time.Duration;
import java.util.List;

/** Lets virtual time pass, tick by tick, until nothing changes any more. */
final class Settling {

  private static final long SHORT_STEP = Agenda.SECOND;
  private static final long LONG_STEP = 15 * Agenda.SECOND;

  /** Ticks with nothing new before the steps grow. */
  private static final int PATIENCE = 10;

  private static final int EVENTS_SHOWN = 10;

  private final FakeCluster cluster;
  private final FakeOptions options;
  private long passed;
  private long quiet;
  private int quietTicks;
  private long step = SHORT_STEP;

  Settling(FakeCluster cluster, FakeOptions options) {
    this.cluster = cluster;
    this.options = options;
  }

  void run(Runnable tick) {
    while (cluster.busy() || quiet < options.quiet().toNanos()) {
      if (passed >= options.longest().toNanos()) {
        throw new IllegalStateException(notSettled());
      }
      long before = cluster.changes();
      tick.run();
      long nanos = cluster.toNextEvent(step);
      cluster.advance(Duration.ofNanos(nanos));
      passed += nanos;
      note(cluster.changes() != before, nanos);
    }
  }

  private void note(boolean changed, long nanos) {
    if (changed) {
      quiet = 0;
      quietTicks = 0;
      step = SHORT_STEP;
    } else {
      quiet += nanos;
      quietTicks++;
      step = quietTicks < PATIENCE ? SHORT_STEP : Math.min(2 * step, LONG_STEP);
    }
  }

  private String notSettled() {
    List<String> log = cluster.log();
    return "not settled after %s of virtual time; last events: %s"
        .formatted(
            options.longest(),
            String.join("; ", log.subList(Math.max(0, log.size() - EVENTS_SHOWN), log.size())));
  }
}
