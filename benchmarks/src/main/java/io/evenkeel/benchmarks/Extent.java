package io.evenkeel.benchmarks;

import java.util.List;
import java.util.stream.LongStream;

/**
 * How much is measured.
 *
 * @param seeds instances of each kind
 * @param base the first seed; the others follow
 * @param quick whether this only shows that all works: fewer sizes, shorter times
 */
record Extent(int seeds, long base, boolean quick) {

  List<Long> range() {
    return LongStream.range(base, base + seeds).boxed().toList();
  }
}
