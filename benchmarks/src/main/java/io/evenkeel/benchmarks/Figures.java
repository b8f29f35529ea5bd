package io.evenkeel.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Numbers that were measured, the smaller the better. Of none, all is NaN. */
final class Figures {

  private final List<Double> all = new ArrayList<>();

  void add(double one) {
    all.add(one);
  }

  int count() {
    return all.size();
  }

  int upTo(double most) {
    return (int) all.stream().filter(one -> one <= most).count();
  }

  double mean() {
    return all.stream().mapToDouble(one -> one).average().orElse(Double.NaN);
  }

  double median() {
    return quantile(0.5);
  }

  /** The smallest that at least so great a part does not exceed. */
  double quantile(double part) {
    if (all.isEmpty()) {
      return Double.NaN;
    }
    List<Double> sorted = new ArrayList<>(all);
    Collections.sort(sorted);
    int place = (int) Math.ceil(part * sorted.size());
    return sorted.get(Math.max(0, place - 1));
  }

  double worst() {
    return quantile(1);
  }
}
