package io.evenkeel.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.spi.Job;
import io.evenkeel.spi.Transfer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobStatsTest {

  @Test
  void figures_of_a_running_migration_are_in_bytes_and_bits_per_second() {
    JobStats stats =
        JobStats.of(
            2,
            Map.of(
                "operation", 5L,
                "time_elapsed", 1_500L,
                "memory_processed", 1_000L,
                "memory_remaining", 500L,
                "memory_dirty_rate", 3L,
                "memory_page_size", 4096L,
                "memory_bps", 125L,
                "downtime", 300L));

    assertThat(stats.migrating()).isTrue();
    assertThat(stats.elapsed()).isEqualTo(Duration.ofMillis(1_500));
    assertThat(stats.transfer())
        .isEqualTo(new Transfer(1_000, 500, 3 * 4096, 1_000, Duration.ZERO));
  }

  @Test
  void the_downtime_is_known_at_the_end() {
    JobStats stats = JobStats.of(3, Map.of("operation", 4L, "downtime", 26L));

    assertThat(stats.active()).isFalse();
    assertThat(stats.transfer().downtime()).isEqualTo(Duration.ofMillis(26));
  }

  @ParameterizedTest
  @CsvSource({"5, MIGRATION", "9, BACKUP", "6, SNAPSHOT", "8, SNAPSHOT", "4,", "1,"})
  void what_keeps_a_domain_from_being_moved_has_a_kind(long operation, Job.Kind kind) {
    JobStats stats = JobStats.of(2, Map.of("operation", operation));

    assertThat(stats.kind().orElse(null)).isEqualTo(kind);
    assertThat(JobStats.of(3, Map.of("operation", operation)).kind()).isEmpty();
  }
}
