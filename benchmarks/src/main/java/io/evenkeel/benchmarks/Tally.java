package io.evenkeel.benchmarks;

/** How one contestant did over many instances. */
final class Tally {

  private static final double SECOND = 1000;
  private static final double GOAL = 1.02;

  private final String name;
  private final Figures millis = new Figures();
  private final Figures ratios = new Figures();
  private int solved;
  private int inTime;

  Tally(String name) {
    this.name = name;
  }

  /**
   * @param result of one instance
   * @param best bytes of the best known
   */
  void add(Result result, long best) {
    millis.add(result.millis());
    if (result.solved()) {
      solved++;
      inTime += result.millis() <= SECOND ? 1 : 0;
      ratios.add(result.bytes() / (double) best);
    }
  }

  /** How many it solved within a second. */
  int inTime() {
    return inTime;
  }

  Figures millis() {
    return millis;
  }

  /** Bytes over those of the best known. */
  Figures ratios() {
    return ratios;
  }

  String[] cells() {
    return new String[] {
      name,
      "%d of %d".formatted(solved, millis.count()),
      Integer.toString(inTime),
      Page.number("%.1f", millis.median()),
      Page.number("%.1f", millis.quantile(0.9)),
      Page.number("%.1f", millis.worst()),
      Page.number("%.4f", ratios.mean()),
      Page.number("%.4f", ratios.worst()),
      "%d of %d".formatted(ratios.upTo(GOAL), ratios.count())
    };
  }
}
