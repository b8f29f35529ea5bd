package io.evenkeel.benchmarks;

import java.util.List;
import java.util.Random;

/** Which sizes of VM there are, and how often. */
enum Mix {
  /** Sizes in powers of two. */
  PLAIN,
  /** The sizes of the public Azure trace of 2017. */
  AZURE;

  private List<Size> sizes() {
    return switch (this) {
      case PLAIN ->
          List.of(
              new Size(1, 2, 20),
              new Size(2, 4, 25),
              new Size(2, 8, 15),
              new Size(4, 8, 12),
              new Size(4, 16, 12),
              new Size(8, 16, 6),
              new Size(8, 32, 6),
              new Size(16, 64, 4));
      case AZURE ->
          List.of(
              new Size(1, 1.75, 41.9),
              new Size(2, 3.5, 27.4),
              new Size(4, 7, 16.7),
              new Size(8, 56, 6.2),
              new Size(8, 14, 5.3),
              new Size(1, 0.75, 1.8));
    };
  }

  Size draw(Random random) {
    List<Size> sizes = sizes();
    double left = random.nextDouble() * sizes.stream().mapToDouble(Size::share).sum();
    for (Size size : sizes) {
      left -= size.share;
      if (left < 0) {
        return size;
      }
    }
    return sizes.get(0);
  }

  /**
   * One size.
   *
   * @param vcpus processors
   * @param gib memory
   * @param share how often, in percent
   */
  record Size(int vcpus, double gib, double share) {

    long bytes() {
      return (long) (gib * (1L << 30));
    }
  }
}
