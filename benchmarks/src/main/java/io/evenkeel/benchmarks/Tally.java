package io.evenkeel.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** How one contestant did over many instances. */
final class Tally {

  private final String name;
  private final List<Double> millis = new ArrayList<>();
  private final List<Double> ratios = new ArrayList<>();
  private int solved;

  Tally(String name) {
    this.name = name;
  }

  void add(Result result, long reference) {
    millis.add(result.millis());
    if (result.solved()) {
      solved++;
      if (reference > 0) {
        ratios.add(result.bytes() / (double) reference);
      }
    }
  }

  String[] cells() {
    return new String[] {
      name,
      "%d of %d".formatted(solved, millis.size()),
      "%.1f".formatted(millis.stream().sorted().skip(millis.size() / 2).findFirst().orElse(0.0)),
      "%.1f".formatted(millis.stream().mapToDouble(one -> one).max().orElse(0)),
      "%.4f".formatted(ratios.stream().mapToDouble(one -> one).average().orElse(0)),
      "%.4f".formatted(ratios.stream().mapToDouble(one -> one).max().orElse(0))
    };
  }
}
