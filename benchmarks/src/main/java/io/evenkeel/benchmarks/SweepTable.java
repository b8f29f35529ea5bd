package io.evenkeel.benchmarks;

import io.evenkeel.cluster.Cluster;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** G2, G3: one host is emptied where room is scarce. */
final class SweepTable implements Table {

  private final Sweep sweep;
  private final Evenkeel evenkeel = new Evenkeel();
  private final Tally own = new Tally(evenkeel.name());
  private final List<Contestant> peers;
  private final List<Tally> tallies = new ArrayList<>();
  private final Verdicts verdicts = new Verdicts();
  private int solvable;

  SweepTable(Sweep sweep, List<Contestant> peers) {
    this.sweep = sweep;
    this.peers = peers;
    peers.forEach(peer -> tallies.add(new Tally(peer.name())));
  }

  @Override
  public String id() {
    return sweep.id();
  }

  @Override
  public void print(Page page) {
    sweep.warmUp().forEach(recipe -> evenkeel.empty(recipe.cluster(), recipe.vacate()));
    sweep.recipes().forEach(this::measure);
    page.title(sweep.title());
    page.line(
        "%d instances, seeds from %d. CP-SAT (%d s, end state only, %s, from Evenkeel's end state on): %s"
            .formatted(
                sweep.recipes().size(),
                sweep.recipes().get(0).seed(),
                sweep.referenceSeconds(),
                sweep.referenceHosts(),
                verdicts.reference()));
    page.line("Evenkeel where it found no complete plan: " + verdicts.own());
    page.table(
        "planner",
        "solved",
        "within 1 s",
        "median ms",
        "p90 ms",
        "worst ms",
        "bytes / best known",
        "worst",
        "within 1.02");
    page.row(own.cells());
    tallies.forEach(tally -> page.row(tally.cells()));
    goals(page);
  }

  private void goals(Page page) {
    String kind = sweep.id() + ": ";
    page.goal(
        Goal.atMost("G2", kind + "with a solution, not solved in 1 s", 0, solvable - own.inTime()));
    if (sweep.id().equals("tight")) {
      page.goal(Goal.atMost("G2", kind + "median ms", 50, own.millis().median()));
    }
    page.goal(Goal.atMost("G2", kind + "falsely called impossible", 0, verdicts.falsely()));
    page.goal(Goal.atMost("G3", kind + "bytes / best known, mean", 1.02, own.ratios().mean()));
    page.goal(Goal.atMost("G3", kind + "bytes / best known, worst", 1.02, own.ratios().worst()));
  }

  private void measure(Recipe recipe) {
    Cluster cluster = recipe.cluster();
    List<String> vacate = recipe.vacate();
    Result result = evenkeel.empty(cluster, vacate);
    List<Result> others = peers.stream().map(peer -> peer.empty(cluster, vacate)).toList();
    Reference.Answer reference =
        Reference.solve(
            cluster, vacate, sweep.mostHosts(), sweep.referenceSeconds(), result.hops());
    long best =
        Stream.concat(Stream.of(result), others.stream())
            .mapToLong(Result::bytes)
            .filter(bytes -> bytes > 0)
            .reduce(reference.found() ? reference.bytes() : Long.MAX_VALUE, Math::min);
    boolean hasSolution = best < Long.MAX_VALUE;
    verdicts.add(reference);
    solvable += hasSolution ? 1 : 0;
    if (!result.solved()) {
      verdicts.add(evenkeel.answer(cluster, vacate), hasSolution);
    }
    own.add(result, best);
    for (int i = 0; i < peers.size(); i++) {
      tallies.get(i).add(others.get(i), best);
    }
  }
}
