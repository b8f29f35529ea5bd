package io.evenkeel.spi;

/**
 * Memory that a host keeps in pages of one size, for workloads that ask for such pages and for
 * nobody else.
 *
 * @param pageBytes size of a page, greater than 0
 * @param memoryBytes all pages of that size together, used or free; at least 0
 */
public record HugePages(long pageBytes, long memoryBytes) {

  /** Checks the ranges. */
  public HugePages {
    if (pageBytes <= 0) {
      throw new IllegalArgumentException(
          "pageBytes is " + pageBytes + "; it must be greater than 0");
    }
    Names.notNegative("memoryBytes", memoryBytes);
  }
}
