package io.evenkeel.cli.session;

import io.evenkeel.fake.ClusterDocument;
import io.evenkeel.fake.FakeCluster;
import io.evenkeel.fake.FakeOptions;
import io.evenkeel.spi.HypervisorDriver;
import io.evenkeel.spi.Inventory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A simulated cluster that lives on between commands: beside the journal, under a name that holds a
 * digest of the cluster document. Who edits the document gets a new world. The document itself is
 * never written.
 */
final class SimulatedWorld implements World {

  private static final Duration STEP = Duration.ofSeconds(1);

  /** While nothing happens the time alone is written down so often: a large world takes a while. */
  private static final Duration QUIET = Duration.ofSeconds(30);

  private final FakeCluster cluster;
  private final @Nullable Path file;
  private final double speed;
  private int events = -1;
  private Instant kept = Instant.EPOCH;

  private SimulatedWorld(FakeCluster cluster, @Nullable Path file, double speed) {
    this.cluster = cluster;
    this.file = file;
    this.speed = speed;
  }

  /** A world that is not kept. */
  static SimulatedWorld passing(FakeCluster cluster, double speed) {
    return new SimulatedWorld(cluster, null, speed);
  }

  /**
   * The world of a document, as the last command left it.
   *
   * @param clock what time it is in a world that begins
   * @param keeps whether what happens is written down
   */
  static SimulatedWorld open(
      Path document, Journal journal, InstantSource clock, boolean keeps, double speed) {
    Inventory inventory = ClusterDocument.read(document);
    Path file = journal.beside(".world-" + digest(document) + ".json");
    FakeCluster cluster =
        Files.exists(file)
            ? FakeCluster.open(file)
            : FakeCluster.of(
                inventory,
                FakeOptions.DEFAULT.startingAt(clock.instant().truncatedTo(ChronoUnit.SECONDS)));
    return new SimulatedWorld(cluster, keeps ? file : null, speed);
  }

  private static String digest(Path document) {
    try {
      return Digest.of(Files.readAllBytes(document));
    } catch (IOException e) {
      throw new BadInput("can't read %s: %s".formatted(document, Trouble.of(e)), e);
    }
  }

  FakeCluster cluster() {
    return cluster;
  }

  @Override
  public HypervisorDriver driver() {
    return cluster.driver();
  }

  @Override
  public InstantSource clock() {
    return cluster.clock();
  }

  @Override
  public void keep() {
    int happened = cluster.log().size();
    Instant now = clock().instant();
    if (file != null && (happened != events || !now.isBefore(kept.plus(QUIET)))) {
      TextFile.write(file, cluster.save());
      events = happened;
      kept = now;
    }
  }

  @Override
  public void pass() {
    if (speed > 0) {
      Pause.millis((long) (STEP.toMillis() / speed));
    }
    cluster.advance(STEP);
  }

  @Override
  public boolean hasOperator() {
    return false;
  }

  /** The next command begins no earlier than this one ended. */
  @Override
  public void close() {
    if (file != null && events >= 0 && clock().instant().isAfter(kept)) {
      TextFile.write(file, cluster.save());
    }
  }

  @Override
  public Optional<Duration> findDowntime(String workload) {
    return Optional.of(cluster.downtimeOf(workload));
  }
}
