package io.evenkeel.spi;

/**
 * What a workload asks of memory beyond its size.
 *
 * @param hugePageBytes size of the huge pages that back all of its memory; 0 for ordinary pages
 * @param oneCell whether all of it must be in one NUMA cell of its host
 */
public record MemoryNeed(long hugePageBytes, boolean oneCell) {

  /** Any memory will do. */
  public static final MemoryNeed ANY = new MemoryNeed(0, false);

  /** Checks the range. */
  public MemoryNeed {
    Names.notNegative("hugePageBytes", hugePageBytes);
  }
}
