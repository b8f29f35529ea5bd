package io.evenkeel.benchmarks;

import java.util.List;

/** G1, G7, G8: how long planning takes when warm. */
final class LatencyTable implements Table {

  private static final double TIMES = 100;

  private final Extent extent;
  private final Harness harness;

  LatencyTable(Extent extent) {
    this.extent = extent;
    this.harness = new Harness(extent.quick() ? 1 : 5);
  }

  @Override
  public String id() {
    return "latency";
  }

  @Override
  public void print(Page page) {
    page.title("G1, G7, G8: warm latency");
    page.line(
        ("JMH, %d instances of each kind, the mean of their medians and the worst. Evenkeel: index,"
                + " place, schedule and check; BtrPlace: a repair. The goal is %.0f times as fast.")
            .formatted(seeds().size(), TIMES));
    page.table(
        "instance", "Evenkeel ms", "worst", "goal ms", "BtrPlace repair ms", "times as fast");
    row(page, "G1", recipe(50, 80, 1), 1.2, true);
    row(page, "G1", recipe(1000, 80, 1), 9, !extent.quick());
    row(page, "G8", recipe(250, 80, 25), 50, false);
    row(page, "G7", recipe(5000, 60, 1), 100, false);
  }

  private void row(Page page, String id, Recipe recipe, double goal, boolean withPeer) {
    Figures own = harness.medians("evenkeel", recipe, seeds());
    Figures peer = withPeer ? harness.medians("btrPlaceRepair", recipe, seeds()) : new Figures();
    String what =
        "%,d hosts, %d %%, %d emptied"
            .formatted(recipe.hosts(), recipe.percent(), recipe.emptied());
    page.row(
        what,
        Page.number("%.2f", own.mean()),
        Page.number("%.2f", own.worst()),
        Page.number("%.1f", goal),
        Page.number("%.0f", peer.mean()),
        Page.number("%.0f", peer.mean() / own.mean()));
    page.goal(Goal.atMost(id, what + ": warm, ms", goal, own.mean()));
    if (withPeer) {
      page.goal(
          Goal.atLeast(
              id, what + ": times as fast as BtrPlace repair", TIMES, peer.mean() / own.mean()));
    }
  }

  private Recipe recipe(int hosts, int percent, int emptied) {
    return new Recipe(hosts, percent, Mix.PLAIN, emptied, 8, extent.base());
  }

  private List<Long> seeds() {
    return extent.range().subList(0, Math.min(2, extent.seeds()));
  }
}
