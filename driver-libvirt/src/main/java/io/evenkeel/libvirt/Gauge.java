package io.evenkeel.libvirt;

import io.evenkeel.libvirt.DomainTable.Row;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures now and then what the guests of a host do. It asks their emulators, one that hangs keeps
 * whoever asks it, so this has a connection of its own and nobody waits for it: at worst a host's
 * figures grow old and one thread is kept.
 */
final class Gauge {

  private static final Logger LOG = LoggerFactory.getLogger(Gauge.class);

  private static final int KINDS =
      DomainTable.STATE | DomainTable.BALLOON | DomainTable.BLOCK | DomainTable.DIRTY_RATE;

  /** Guests whose dirty rate is measured at once, so that it costs a host little. */
  private static final int AT_ONCE = 8;

  private static final Duration PERIOD = Duration.ofSeconds(1);

  private final HostLink host;
  private final Duration pause;
  private final LongSupplier nanoTime;
  private final AtomicBoolean measuring = new AtomicBoolean();

  private volatile Map<String, Figures> figures = Map.of();
  private volatile Optional<Long> last = Optional.empty();

  /** Guarded by {@code measuring}. */
  private String lastMeasured = "";

  Gauge(HostLink host, Duration pause, LongSupplier nanoTime) {
    this.host = host;
    this.pause = pause;
    this.nanoTime = nanoTime;
  }

  /** What was last measured, by the UUID of the domain. */
  Map<String, Figures> figures() {
    return figures;
  }

  /**
   * Begins to measure if it is time for that. Dirty rates show the next time, since a guest must be
   * watched for them.
   *
   * @return what ends with the measurement, which may be never
   */
  Optional<CompletableFuture<Void>> begin(Executor executor) {
    boolean due = last.map(at -> nanoTime.getAsLong() - at >= pause.toNanos()).orElse(true);
    if (pause.isZero() || !due || !measuring.compareAndSet(false, true)) {
      return Optional.empty();
    }
    try {
      return Optional.of(CompletableFuture.runAsync(this::measure, executor));
    } catch (RejectedExecutionException e) { // what is more important has the threads
      measuring.set(false);
      return Optional.empty();
    }
  }

  private void measure() {
    try {
      host.onOwnConnection("measuring guests", this::measure);
    } catch (LibvirtError e) {
      LOG.debug("{}", e.getMessage());
    } finally {
      last = Optional.of(nanoTime.getAsLong());
      measuring.set(false);
    }
  }

  private void measure(Connection connection) {
    try (DomainTable table = connection.table(KINDS)) {
      List<Row> running = table.rows().stream().filter(row -> row.state().running()).toList();
      Map<String, Figures> read = new TreeMap<>();
      running.forEach(row -> read.put(row.domain().uuid(), Figures.of(row.numbers(), row.texts())));
      figures = read;
      next(running).forEach(row -> watch(row.domain()));
    }
  }

  /** Those whose turn it is. */
  private List<Row> next(List<Row> running) {
    Comparator<Row> byUuid = Comparator.comparing(row -> row.domain().uuid());
    List<Row> sorted = running.stream().sorted(byUuid).toList();
    List<Row> turn =
        Stream.concat(
                sorted.stream().filter(row -> row.domain().uuid().compareTo(lastMeasured) > 0),
                sorted.stream().filter(row -> row.domain().uuid().compareTo(lastMeasured) <= 0))
            .limit(AT_ONCE)
            .toList();
    turn.forEach(row -> lastMeasured = row.domain().uuid());
    return turn;
  }

  /** Not while it moves: that shows how fast it writes anyway, and would have to be waited for. */
  private static void watch(Domain domain) {
    try {
      if (!domain.job().active()) {
        domain.measureDirtyRate(PERIOD);
      }
    } catch (LibvirtError e) {
      if (e.meaning().endsTheConnection()) {
        throw e;
      }
      LOG.debug("no dirty rate: {}", e.getMessage());
    }
  }
}
