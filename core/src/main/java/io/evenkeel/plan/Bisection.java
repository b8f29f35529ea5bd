package io.evenkeel.plan;

import java.util.function.LongPredicate;

/** Looks for the least amount that is enough, in few trials. */
final class Bisection {

  private Bisection() {}

  /** The smallest amount that is enough below one that is; mostly the first guess was it. */
  static long smallest(long high, LongPredicate enough) {
    long low = high - 1;
    if (low == 0 || !enough.test(low)) {
      return high;
    }
    long reach = low;
    while (reach / 2 > 0 && enough.test(reach / 2)) {
      reach /= 2;
    }
    long not = reach / 2;
    while (reach - not > 1) {
      long middle = (not + reach) / 2;
      if (enough.test(middle)) {
        reach = middle;
      } else {
        not = middle;
      }
    }
    return reach;
  }
}
