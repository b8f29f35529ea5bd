package io.evenkeel.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.libvirt.MigrationSettings.Compression;
import io.evenkeel.spi.Tuning;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class MigrateCallTest {

  private static final MigrateCall PLAIN = new MigrateCall(true, false, false, List.of());
  private static final int PLAIN_FLAGS = 1 | 2 | 8 | 16 | 1 << 12;

  @Test
  void a_move_is_live_and_peer_to_peer_and_takes_the_definition_along() {
    assertThat(PLAIN.flags(MigrationSettings.DEFAULT)).isEqualTo(PLAIN_FLAGS);
  }

  @Test
  void a_transient_domain_has_no_definition_to_take_along() {
    MigrateCall call = new MigrateCall(false, false, false, List.of());

    assertThat(call.flags(MigrationSettings.DEFAULT)).isEqualTo(1 | 2 | 1 << 12);
  }

  @Test
  void what_the_operator_wants_is_added() {
    MigrateCall call = new MigrateCall(true, true, true, List.of("vda"));
    MigrationSettings settings = new MigrationSettings(4, true, Compression.ZSTD, true);

    assertThat(call.flags(settings))
        .isEqualTo(PLAIN_FLAGS | 1 << 6 | 1 << 9 | 1 << 11 | 1 << 13 | 1 << 15 | 1 << 16 | 1 << 17);
  }

  @Test
  void no_limit_is_said_as_qemus_own_greatest_and_little_is_never_none() {
    assertThat(MigrateCall.mebibytesPerSecond(Tuning.DEFAULT)).isEqualTo(8_796_093_022_207L);
    assertThat(MigrateCall.mebibytesPerSecond(limited(1_000))).isEqualTo(1);
    assertThat(MigrateCall.mebibytesPerSecond(limited(80_000_000))).isEqualTo(9);
  }

  @Test
  void a_downtime_that_nobody_names_is_qemus_own() {
    assertThat(MigrateCall.downtime(Tuning.DEFAULT)).isEqualTo(Duration.ofMillis(300));
    assertThat(MigrateCall.downtime(new Tuning(false, 0, Duration.ofMillis(50))))
        .isEqualTo(Duration.ofMillis(50));
  }

  private static Tuning limited(long bitsPerSecond) {
    return new Tuning(false, bitsPerSecond, Duration.ZERO);
  }
}
