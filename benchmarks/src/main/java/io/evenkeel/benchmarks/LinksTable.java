package io.evenkeel.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** G4: everything moves, memory must first be freed and links differ. */
final class LinksTable implements Table {

  private static final int REFERENCE_SECONDS = 10;
  private static final int PEER_SECONDS = 3;
  private static final int OPTIMISING_SECONDS = 1;

  /** Milliseconds are rounded in the reference. */
  private static final double OPTIMAL = 1.0002;

  /** Of a host: as in the paper, and less. */
  private static final int[] GIB = {12, 9};

  private final Evenkeel evenkeel = new Evenkeel();
  private final Extent extent;

  LinksTable(Extent extent) {
    this.extent = extent;
  }

  @Override
  public String id() {
    return "links";
  }

  @Override
  public void print(Page page) {
    page.title("G4: makespan over links, everything moves");
    page.line(
        ("Relocations drawn as in the random experiment of UCC'15 (4 hosts, 10 VMs of 25 GiB"
                + " together), seed %d; beside the optimum by CP-SAT (%d s). BtrPlace has %d s for its first schedule.")
            .formatted(extent.base(), REFERENCE_SECONDS, PEER_SECONDS));
    page.table(
        "GiB of a host",
        "scheduler",
        "solved",
        "makespan / optimum",
        "worst",
        "optimal",
        "median ms",
        "worst ms");
    for (int gib : GIB) {
      measure(page, gib);
    }
  }

  private void measure(Page page, int gib) {
    int count = (gib == GIB[0] ? 10 : 4) * extent.seeds();
    Map<Relocation, OptimalSchedule.Answer> answers = solvable(gib, count);
    warmUp(answers.keySet());
    Makespans own = new Makespans("Evenkeel", OPTIMAL);
    Makespans peer = new Makespans("BtrPlace", OPTIMAL);
    Makespans optimised = new Makespans("BtrPlace, optimising for 1 s", OPTIMAL);
    answers.forEach(
        (relocation, answer) -> {
          double best = answer.seconds();
          own.add(relocation.cluster(), evenkeel.schedule(relocation), best);
          Schedule first = BtrPlaceSchedule.first(relocation, PEER_SECONDS);
          peer.add(relocation.cluster(), first, best);
          Schedule better = BtrPlaceSchedule.best(relocation, OPTIMISING_SECONDS);
          optimised.add(relocation.cluster(), better, best);
        });
    long proven = answers.values().stream().filter(OptimalSchedule.Answer::proven).count();
    String hosts = "%d (%d of %d optima proven)".formatted(gib, proven, count);
    row(page, hosts, own);
    row(page, hosts, peer);
    row(page, hosts, optimised);
    page.faults(own, peer, optimised);
    String what = "relocations, hosts of %d GiB: ".formatted(gib);
    page.goal(Goal.atLeast("G4", what + "as short as can be, of " + count, count, own.good()));
    page.goal(Goal.atMost("G4", what + "planned, median ms", 1, own.millis().median()));
  }

  /** The first in the row that can be done with one move for each workload. */
  private Map<Relocation, OptimalSchedule.Answer> solvable(int gib, int count) {
    Map<Relocation, OptimalSchedule.Answer> answers = new LinkedHashMap<>();
    Relocations all = new Relocations(gib, extent.base());
    while (answers.size() < count) {
      Relocation relocation = all.next();
      OptimalSchedule.Answer answer = OptimalSchedule.solve(relocation, REFERENCE_SECONDS);
      if (answer.found()) {
        answers.put(relocation, answer);
      }
    }
    return answers;
  }

  private static void row(Page page, String hosts, Makespans makespans) {
    page.row(
        hosts,
        makespans.name(),
        makespans.solved(),
        Page.number("%.4f", makespans.ratios().mean()),
        Page.number("%.4f", makespans.ratios().worst()),
        "%d of %d".formatted(makespans.good(), makespans.millis().count()),
        Page.number("%.2f", makespans.millis().median()),
        Page.number("%.2f", makespans.millis().worst()));
  }

  private void warmUp(Set<Relocation> relocations) {
    for (int round = 0; round < 100; round++) {
      relocations.forEach(evenkeel::schedule);
    }
    relocations.stream()
        .limit(10)
        .forEach(relocation -> BtrPlaceSchedule.first(relocation, PEER_SECONDS));
  }
}
