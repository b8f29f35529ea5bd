package io.evenkeel.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** G4: everything moves, memory is nearly full and links differ. */
final class LinksTable implements Table {

  private static final int REFERENCE_SECONDS = 10;
  private static final int PEER_SECONDS = 10;

  /** Milliseconds are rounded in the reference. */
  private static final double OPTIMAL = 1.0002;

  private final Evenkeel evenkeel = new Evenkeel();
  private final Makespans own = new Makespans("Evenkeel", OPTIMAL);
  private final Makespans peer = new Makespans("BtrPlace", OPTIMAL);
  private final Extent extent;
  private int proven;

  LinksTable(Extent extent) {
    this.extent = extent;
  }

  @Override
  public String id() {
    return "links";
  }

  @Override
  public void print(Page page) {
    int count = 10 * extent.seeds();
    List<Relocation> relocations = new ArrayList<>();
    List<OptimalSchedule.Answer> answers = new ArrayList<>();
    Relocations all = new Relocations(extent.base());
    while (relocations.size() < count) {
      Relocation relocation = all.next();
      OptimalSchedule.Answer answer = OptimalSchedule.solve(relocation, REFERENCE_SECONDS);
      if (answer.found()) {
        relocations.add(relocation);
        answers.add(answer);
        proven += answer.proven() ? 1 : 0;
      }
    }
    warmUp(relocations);
    for (int i = 0; i < count; i++) {
      double best = answers.get(i).seconds();
      Relocation relocation = relocations.get(i);
      own.add(relocation.cluster(), evenkeel.schedule(relocation), best);
      peer.add(relocation.cluster(), BtrPlaceSchedule.solve(relocation, PEER_SECONDS), best);
    }
    page.title("G4: makespan over links, everything moves");
    page.line(
        ("%d relocations drawn as in the random experiment of UCC'15 (4 hosts, 10 VMs), seed %d; of"
                + " %d the optimum (CP-SAT, %d s) is proven.")
            .formatted(count, extent.base(), proven, REFERENCE_SECONDS));
    page.table(
        "scheduler", "solved", "makespan / optimum", "worst", "optimal", "median ms", "worst ms");
    row(page, own);
    row(page, peer);
    page.faults(own, peer);
    page.goal(
        Goal.atLeast(
            "G4", "relocations scheduled as short as can be, of " + count, count, own.good()));
    page.goal(Goal.atMost("G4", "their planning time, median ms", 1, own.millis().median()));
  }

  private static void row(Page page, Makespans makespans) {
    page.row(
        makespans.name(),
        makespans.solved(),
        Page.number("%.4f", makespans.ratios().mean()),
        Page.number("%.4f", makespans.ratios().worst()),
        "%d of %d".formatted(makespans.good(), makespans.millis().count()),
        Page.number("%.2f", makespans.millis().median()),
        Page.number("%.2f", makespans.millis().worst()));
  }

  private void warmUp(List<Relocation> relocations) {
    for (int round = 0; round < 100; round++) {
      relocations.forEach(evenkeel::schedule);
    }
    relocations.forEach(relocation -> BtrPlaceSchedule.solve(relocation, PEER_SECONDS));
  }
}
