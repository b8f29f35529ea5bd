package io.evenkeel.spi;

import java.util.List;

/**
 * What a host is connected to.
 *
 * @param storage storage it can reach, in id order
 * @param networks networks it can reach, in id order
 * @param migrationBitsPerSecond its link for migrations, each way, greater than 0
 */
public record Reach(List<String> storage, List<String> networks, long migrationBitsPerSecond) {

  /** Nothing but a link of 10 Gbit/s. */
  public static final Reach DEFAULT = new Reach(List.of(), List.of(), 10_000_000_000L);

  /** Checks, copies and sorts. */
  public Reach {
    storage = Names.sorted(storage);
    networks = Names.sorted(networks);
    if (migrationBitsPerSecond <= 0) {
      throw new IllegalArgumentException(
          "migrationBitsPerSecond is " + migrationBitsPerSecond + "; it must be greater than 0");
    }
  }
}
