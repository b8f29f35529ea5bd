package io.evenkeel.benchmarks;

import io.evenkeel.cluster.Cluster;
import io.evenkeel.plan.Answer;
import io.evenkeel.plan.Plan;
import io.evenkeel.plan.PlanRequest;
import io.evenkeel.plan.Planner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Measures the planner beside its peers; prints a page and writes it to a file. */
final class PlannerBench {

  private static final long WARM_UP_NANOS = 6_000_000_000L;
  private static final int REFERENCE_SECONDS = 20;

  private final Page page = new Page();
  private final Evenkeel evenkeel = new Evenkeel();

  private PlannerBench() {}

  /**
   * Runs.
   *
   * @param arguments the file to write; how many instances of each kind (default 5)
   */
  public static void main(String[] arguments) throws IOException {
    int seeds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
    PlannerBench bench = new PlannerBench();
    bench.page.head();
    bench.latencies();
    bench.schedules();
    bench.sweep("G2, G3: tight, 20 hosts", bench.tight(seeds), 100, true);
    bench.sweep("G3: 50 to 1,000 hosts at 90 %", bench.large(), 15, false);
    Files.writeString(Path.of(arguments[0]), bench.page.text());
  }

  private List<Recipe> tight(int seeds) {
    List<Recipe> recipes = new ArrayList<>();
    for (Mix mix : Mix.values()) {
      for (int percent : new int[] {85, 90, 92}) {
        IntStream.range(0, seeds).forEach(seed -> recipes.add(Recipe.one(20, percent, mix, seed)));
      }
    }
    return recipes;
  }

  private List<Recipe> large() {
    List<Recipe> recipes = new ArrayList<>();
    for (Mix mix : Mix.values()) {
      for (int hosts : new int[] {50, 200, 1000}) {
        recipes.add(Recipe.one(hosts, 90, mix, 1));
        recipes.add(Recipe.one(hosts, 90, mix, 2));
      }
    }
    return recipes;
  }

  private void sweep(String title, List<Recipe> recipes, int referenceHosts, boolean peers) {
    page.title(title);
    Tally own = new Tally(evenkeel.name());
    List<Tally> others = new ArrayList<>();
    List<Contestant> contestants =
        peers ? List.of(new BtrPlace(true, 10), new BtrPlace(false, 10)) : List.of();
    contestants.forEach(one -> others.add(new Tally(one.name())));
    int feasible = 0;
    int infeasible = 0;
    int falselyImpossible = 0;
    for (Recipe recipe : recipes) {
      Cluster cluster = recipe.cluster();
      List<String> vacate = recipe.vacate();
      Reference.Answer best = Reference.solve(cluster, vacate, referenceHosts, REFERENCE_SECONDS);
      feasible += best.bytes() > 0 ? 1 : 0;
      infeasible += best.status().equals("INFEASIBLE") ? 1 : 0;
      own.add(evenkeel.empty(cluster, vacate), best.bytes());
      Answer answer = Planner.standard().answer(cluster, PlanRequest.vacate(vacate));
      falselyImpossible += answer instanceof Answer.Impossible && best.bytes() > 0 ? 1 : 0;
      for (int i = 0; i < contestants.size(); i++) {
        others.get(i).add(contestants.get(i).empty(cluster, vacate), best.bytes());
      }
    }
    page.line(
        ("%d instances; CP-SAT (%d s, end state only, among the %d emptiest hosts): %d with a"
                + " solution, %d proven without. Evenkeel called %d of the solvable ones impossible.")
            .formatted(
                recipes.size(),
                REFERENCE_SECONDS,
                referenceHosts,
                feasible,
                infeasible,
                falselyImpossible));
    page.table("planner", "solved", "median ms", "worst ms", "bytes / CP-SAT", "worst");
    page.row(own.cells());
    others.forEach(tally -> page.row(tally.cells()));
  }

  private void latencies() {
    page.title("G1, G7, G8: warm latency, place and schedule and check");
    page.table("instance", "Evenkeel ms", "goal ms", "BtrPlace repair ms", "times faster");
    latency(Recipe.one(50, 80, Mix.PLAIN, 1), 1.2, true);
    latency(Recipe.one(1000, 80, Mix.PLAIN, 1), 9, true);
    latency(Recipe.one(5000, 60, Mix.PLAIN, 1), 100, false);
    latency(new Recipe(250, 80, Mix.PLAIN, 25, 8, 1), 50, false);
  }

  private void latency(Recipe recipe, double goal, boolean withPeer) {
    Cluster cluster = recipe.cluster();
    double own = warm(evenkeel, cluster, recipe.vacate());
    BtrPlace repair = new BtrPlace(true, 60);
    double peer = withPeer ? warm(repair, cluster, recipe.vacate()) : 0;
    boolean solves = withPeer && repair.empty(cluster, recipe.vacate()).solved();
    page.row(
        recipe.toString(),
        "%.2f".formatted(own),
        "%.1f".formatted(goal),
        withPeer ? "%.0f%s".formatted(peer, solves ? "" : " (not solved)") : "-",
        withPeer ? "%.0f".formatted(peer / own) : "-");
  }

  /** The median of what is measured in a few seconds, after some seconds to warm up. */
  private static double warm(Contestant contestant, Cluster cluster, List<String> vacate) {
    List<Double> millis = new ArrayList<>();
    long begun = System.nanoTime();
    while (System.nanoTime() - begun < 2 * WARM_UP_NANOS || millis.isEmpty()) {
      double took = contestant.empty(cluster, vacate).millis();
      if (System.nanoTime() - begun > WARM_UP_NANOS) {
        millis.add(took);
      }
    }
    return millis.stream().sorted().skip(millis.size() / 2).findFirst().orElse(0.0);
  }

  private void schedules() {
    page.title("G4, G5: makespan over the lower bound that the plan states");
    page.table("instance", "slots", "moves", "makespan s", "over the bound");
    for (int slots : new int[] {1, 2, 8}) {
      for (int emptied : new int[] {1, 4}) {
        Recipe recipe = new Recipe(40, 60, Mix.PLAIN, emptied, slots, 2);
        Plan plan = Planner.standard().plan(recipe.cluster(), PlanRequest.vacate(recipe.vacate()));
        double makespan = plan.estimate().makespan().toNanos() / 1e9;
        page.row(
            recipe.toString(),
            Integer.toString(slots),
            Integer.toString(plan.moves().size()),
            "%.1f".formatted(makespan),
            "%.4f".formatted(makespan * 1e9 / plan.estimate().lowerBound().toNanos()));
      }
    }
  }
}
