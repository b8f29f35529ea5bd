package io.evenkeel.maintenance;

import io.evenkeel.maintenance.lifecycle.Tenure;
import io.evenkeel.maintenance.operation.Lease;
import io.evenkeel.maintenance.operation.OperationStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether this process may decide and act: it has the store's lease. Until when is told by a clock
 * that never jumps, from before the store was asked and less a margin, so that it is never later
 * here than there.
 */
final class Leadership {

  private static final Logger LOG = LoggerFactory.getLogger(Maintenance.class);

  private final OperationStore store;
  private final InstantSource clock;
  private final LongSupplier nanoTime;
  private final Duration term;

  /** Read without the lock, since who asks for it shall not wait for the database. */
  private volatile long token;

  private Tenure tenure = Tenure.ALWAYS;
  private long asked;

  Leadership(OperationStore store, InstantSource clock, LongSupplier nanoTime, Duration term) {
    this.store = store;
    this.clock = clock;
    this.nanoTime = nanoTime;
    this.term = term;
  }

  /** How often the lease is to be renewed: a third of it. */
  Duration rhythm() {
    return term.dividedBy(3);
  }

  /**
   * Takes the lease or keeps it.
   *
   * @return its token; 0 if another process has it
   */
  synchronized long hold() {
    return token != 0 && age() < rhythm().toNanos() ? token : renew();
  }

  /** Keeps the lease if this process has it, and does not take it. */
  synchronized void extend() {
    if (token != 0) {
      hold();
    }
  }

  /** Asks the store, however short ago that was. */
  synchronized long renew() {
    long before = nanoTime.getAsLong();
    Optional<Lease> lease = store.lease(token, term);
    if (lease.isEmpty()) {
      lose();
    } else {
      asked = before;
      begin(lease.get());
    }
    return token;
  }

  private void begin(Lease lease) {
    if (lease.token() != token) {
      LOG.info("this process decides from now on, under token {}", lease.token());
      token = lease.token();
      tenure = new Tenure(clock.instant(), lease.takenOver());
    }
  }

  private void lose() {
    if (token != 0) {
      LOG.warn("another process decides from now on; the lease of token {} ran out", token);
      token = 0;
    }
  }

  /**
   * Whether what was decided under a token may be sent now: a third of the lease is left for that,
   * which is more than a call may take to be sent. Another sixth is the margin.
   */
  synchronized boolean maySend(long decided) {
    long limit = term.dividedBy(2).toNanos();
    if (token == decided && age() >= limit) {
      renew();
    }
    return token == decided && age() < limit;
  }

  /** Whether anything may be sent now. */
  synchronized boolean maySend() {
    return token != 0 && maySend(token);
  }

  /** Whether a token is known to be good still, less the margin. */
  synchronized boolean lasts(long decided) {
    return token == decided && age() < term.multipliedBy(5).dividedBy(6).toNanos();
  }

  synchronized Tenure tenure() {
    return tenure;
  }

  boolean leads() {
    return token != 0;
  }

  synchronized void release() {
    if (token != 0) {
      store.release(token);
      token = 0;
    }
  }

  private long age() {
    return nanoTime.getAsLong() - asked;
  }
}
