package io.evenkeel.cli.view;

/** How far something is, drawn. */
final class Bar {

  private final int width;
  private final boolean symbols;

  /**
   * @param width in characters
   * @param symbols whether more than ASCII may be used
   */
  Bar(int width, boolean symbols) {
    this.width = width;
    this.symbols = symbols;
  }

  /**
   * The bar and the figure. Only what is complete looks complete.
   *
   * @param fraction 0 to 1
   */
  String of(double fraction) {
    double part = Math.max(0, Math.min(1, fraction));
    int full = part == 1 ? width : Math.min(width - 1, (int) Math.round(part * width));
    long percent = part == 1 ? 100 : Math.min(99, Math.round(part * 100));
    String bar =
        symbols
            ? "█".repeat(full) + "░".repeat(width - full)
            : "[" + "#".repeat(full) + ".".repeat(width - full) + "]";
    return "%s %3d %%".formatted(bar, percent);
  }
}
