package io.evenkeel.simulation;

import io.evenkeel.maintenance.operation.JournalEntry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * What came of a round.
 *
 * @param seed plays it again
 * @param counts how much happened
 * @param violations what must never happen and has
 * @param trace a digest of everything that happened, the same on every machine
 */
record Result(long seed, Counts counts, List<String> violations, long trace) {

  /**
   * How much happened.
   *
   * @param operations maintenance runs
   * @param steps ticks of all panels with what lay between
   * @param faults what people and machines did
   * @param crashes panels that died
   * @param takeovers panels that were started again
   */
  record Counts(long operations, long steps, long faults, long crashes, long takeovers) {

    static final Counts NONE = new Counts(0, 0, 0, 0, 0);

    Counts plus(Counts other) {
      return new Counts(
          operations + other.operations,
          steps + other.steps,
          faults + other.faults,
          crashes + other.crashes,
          takeovers + other.takeovers);
    }
  }

  static Result of(long seed, World world, Counts counts) {
    return new Result(seed, counts, List.copyOf(world.judge().violations()), trace(world));
  }

  private static long trace(World world) {
    CRC32C digest = new CRC32C();
    world.cluster().log().forEach(line -> digest.update(line.getBytes(StandardCharsets.UTF_8)));
    world
        .cluster()
        .inventory()
        .hosts()
        .forEach(
            host ->
                world
                    .store()
                    .of(host.id())
                    .forEach(
                        operation ->
                            world.store().journal(operation.id(), 0).stream()
                                .map(JournalEntry::toString)
                                .forEach(
                                    line -> digest.update(line.getBytes(StandardCharsets.UTF_8)))));
    return digest.getValue();
  }
}
