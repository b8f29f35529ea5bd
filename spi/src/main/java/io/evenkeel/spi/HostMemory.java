package io.evenkeel.spi;

import java.util.Comparator;
import java.util.List;

/**
 * How the memory of a host is divided.
 *
 * @param hugePages what it keeps in huge pages, one for each size, in order of size; it has none of
 *     a size that is not told
 * @param cells its NUMA cells; empty means not told, and such a host is taken to be one cell
 */
public record HostMemory(List<HugePages> hugePages, List<NumaCell> cells) {

  /** Ordinary pages only, in one cell. */
  public static final HostMemory PLAIN = new HostMemory(List.of(), List.of());

  /**
   * Copies and sorts.
   *
   * @throws IllegalArgumentException if a page size is there twice
   */
  public HostMemory {
    hugePages = hugePages.stream().sorted(Comparator.comparingLong(HugePages::pageBytes)).toList();
    cells = List.copyOf(cells);
    for (int i = 1; i < hugePages.size(); i++) {
      if (hugePages.get(i).pageBytes() == hugePages.get(i - 1).pageBytes()) {
        throw new IllegalArgumentException(
            "huge pages of %d bytes are there twice; tell each size once"
                .formatted(hugePages.get(i).pageBytes()));
      }
    }
  }

  /** All memory in huge pages of one size; 0 where there are none. */
  public long inPagesOf(long pageBytes) {
    return hugePages.stream()
        .filter(pages -> pages.pageBytes() == pageBytes)
        .mapToLong(HugePages::memoryBytes)
        .sum();
  }

  /** All memory in huge pages of whatever size. */
  public long inHugePages() {
    long sum = 0;
    for (HugePages pages : hugePages) {
      sum = sum > Long.MAX_VALUE - pages.memoryBytes() ? Long.MAX_VALUE : sum + pages.memoryBytes();
    }
    return sum;
  }
}
