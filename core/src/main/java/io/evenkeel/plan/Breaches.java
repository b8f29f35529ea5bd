package io.evenkeel.plan;

import com.google.common.primitives.ImmutableIntArray;
import java.util.stream.IntStream;

/**
 * How often soft rules are broken, by their rank: 0 is the one that holds longest. Breaking one
 * that gives later is worse than breaking all that give before it; of one rule, the fewer the
 * better.
 *
 * @param ranks a rank for each workload that a rule is broken for, in ascending order
 */
record Breaches(ImmutableIntArray ranks) implements Comparable<Breaches> {

  static final Breaches NONE = new Breaches(ImmutableIntArray.of());

  static Breaches of(IntStream ranks) {
    return new Breaches(ImmutableIntArray.copyOf(ranks.sorted()));
  }

  boolean none() {
    return ranks.isEmpty();
  }

  int count() {
    return ranks.length();
  }

  Breaches plus(Breaches others) {
    return others.none() ? this : of(IntStream.concat(ranks.stream(), others.ranks.stream()));
  }

  /** The better come first. */
  @Override
  public int compareTo(Breaches other) {
    int both = Math.min(count(), other.count());
    for (int i = 0; i < both; i++) {
      if (ranks.get(i) != other.ranks.get(i)) {
        return Integer.compare(other.ranks.get(i), ranks.get(i));
      }
    }
    return Integer.compare(count(), other.count());
  }
}
