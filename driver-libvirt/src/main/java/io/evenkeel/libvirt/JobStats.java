package io.evenkeel.libvirt;

import io.evenkeel.spi.Job;
import io.evenkeel.spi.Transfer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What a host is doing with a domain.
 *
 * @param type libvirt's virDomainJobType
 * @param operation libvirt's virDomainJobOperation
 * @param transfer the figures of a migration
 * @param elapsed since it began
 */
record JobStats(int type, int operation, Transfer transfer, Duration elapsed) {

  static final JobStats NONE = new JobStats(0, 0, Transfer.NONE, Duration.ZERO);

  private static final int UNBOUNDED = 2;
  private static final int COMPLETED = 3;
  private static final int MIGRATION_IN = 4;
  private static final int MIGRATION_OUT = 5;
  private static final int BACKUP = 9;

  /** A copy is being received: the host has no figures of that. */
  static final JobStats INCOMING =
      new JobStats(UNBOUNDED, MIGRATION_IN, Transfer.NONE, Duration.ZERO);

  static JobStats of(int type, Map<String, Long> numbers) {
    long pageBytes = numbers.getOrDefault("memory_page_size", 4096L);
    // before the end, libvirt's downtime is a guess
    long downtime = type == COMPLETED ? numbers.getOrDefault("downtime", 0L) : 0;
    Transfer transfer =
        new Transfer(
            numbers.getOrDefault("memory_processed", 0L),
            numbers.getOrDefault("memory_remaining", 0L),
            numbers.getOrDefault("memory_dirty_rate", 0L) * pageBytes,
            numbers.getOrDefault("memory_bps", 0L) * 8,
            Duration.ofMillis(downtime));
    Duration elapsed = Duration.ofMillis(numbers.getOrDefault("time_elapsed", 0L));
    return new JobStats(type, numbers.getOrDefault("operation", 0L).intValue(), transfer, elapsed);
  }

  /** Whether it is going on. */
  boolean active() {
    return type == 1 || type == UNBOUNDED;
  }

  /** Whether the domain is leaving this host. */
  boolean migrating() {
    return active() && operation == MIGRATION_OUT;
  }

  /** Whether the domain is being received by this host. */
  boolean incoming() {
    return active() && operation == MIGRATION_IN;
  }

  /** Its kind, if it is something that keeps a domain from being moved. */
  Optional<Job.Kind> kind() {
    if (!active()) {
      return Optional.empty();
    }
    return switch (operation) {
      case MIGRATION_OUT -> Optional.of(Job.Kind.MIGRATION);
      case BACKUP -> Optional.of(Job.Kind.BACKUP);
      case 2, 3, 6, 7, 8, 10 -> Optional.of(Job.Kind.SNAPSHOT); // save, restore, snapshots, dump
      default -> Optional.empty();
    };
  }
}
