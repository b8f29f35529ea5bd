package io.evenkeel.libvirt;

import io.evenkeel.libvirt.MigrationSettings.Compression;
import io.evenkeel.spi.Tuning;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What libvirt is told about one live move.
 *
 * @param persistent whether the domain has a definition, which then moves along
 * @param overrule whether libvirt is to be told that files are shared, whatever it thinks
 * @param postCopy whether the guest may be switched over before all of its memory is there
 * @param copiedDisks disks that are copied, by the name of their target in the guest
 */
record MigrateCall(
    boolean persistent, boolean overrule, boolean postCopy, List<String> copiedDisks) {

  /** What is set for no limit: QEMU's own greatest. Another value may be left from an old move. */
  private static final long NO_LIMIT = 8_796_093_022_207L;

  /** QEMU's default. Another value may be left from an old move. */
  private static final Duration USUAL_DOWNTIME = Duration.ofMillis(300);

  private static final int LIVE = 1;
  private static final int PEER2PEER = 1 << 1;
  private static final int PERSIST_DEST = 1 << 3;
  private static final int UNDEFINE_SOURCE = 1 << 4;
  private static final int NON_SHARED_DISK = 1 << 6;
  private static final int UNSAFE = 1 << 9;
  private static final int COMPRESSED = 1 << 11;
  private static final int ABORT_ON_ERROR = 1 << 12;
  private static final int AUTO_CONVERGE = 1 << 13;
  private static final int POSTCOPY = 1 << 15;
  private static final int TLS = 1 << 16;
  private static final int PARALLEL = 1 << 17;

  int flags(MigrationSettings settings) {
    // a definition left behind would start a second copy with its host
    return LIVE
        | PEER2PEER
        | ABORT_ON_ERROR
        | (persistent ? PERSIST_DEST | UNDEFINE_SOURCE : 0)
        | (overrule ? UNSAFE : 0)
        | (postCopy ? POSTCOPY : 0)
        | (copiedDisks.isEmpty() ? 0 : NON_SHARED_DISK)
        | (settings.connections() > 0 ? PARALLEL : 0)
        | (settings.autoConverge() ? AUTO_CONVERGE : 0)
        | (settings.compression() == Compression.NONE ? 0 : COMPRESSED)
        | (settings.tls() ? TLS : 0);
  }

  void describe(TypedParameters parameters, MigrationSettings settings, Tuning tuning) {
    parameters.add("bandwidth", mebibytesPerSecond(tuning));
    if (settings.connections() > 0) {
      parameters.add("parallel.connections", settings.connections());
    }
    if (settings.compression() != Compression.NONE) {
      parameters.add("compression", settings.compression().name().toLowerCase(Locale.ROOT));
    }
    copiedDisks.forEach(disk -> parameters.add("migrate_disks", disk));
  }

  /** libvirt takes 0 for no limit, so the least there is is 1. */
  static long mebibytesPerSecond(Tuning tuning) {
    return tuning.maxBitsPerSecond() == 0
        ? NO_LIMIT
        : Math.max(1, tuning.maxBitsPerSecond() / 8 / (1 << 20));
  }

  static Duration downtime(Tuning tuning) {
    return tuning.maxDowntime().isZero() ? USUAL_DOWNTIME : tuning.maxDowntime();
  }
}
