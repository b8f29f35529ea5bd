package io.evenkeel.benchmarks;

import io.evenkeel.cluster.Cluster;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** G4, G5: hosts are emptied, slots or links bind, and the targets are the planner's choice. */
final class SlotsTable implements Table {

  private static final int[] SLOTS = {1, 2, 4, 8};
  private static final int[] EMPTIED = {1, 4, 10};
  private static final int PEER_SECONDS = 10;
  private static final double GOAL = 1.05;

  private final Evenkeel evenkeel = new Evenkeel();
  private final BtrPlace repair = new BtrPlace(true, PEER_SECONDS);

  private final Figures overBound = new Figures();
  private final Figures overLink = new Figures();
  private final Extent extent;

  SlotsTable(Extent extent) {
    this.extent = extent;
  }

  @Override
  public String id() {
    return "slots";
  }

  @Override
  public void print(Page page) {
    page.title("G4, G5: makespan over slots, targets are chosen");
    page.line(
        ("40 hosts at 60 %%, seeds %d to %d; beside the bound that holds for any targets. \"List\" makes"
                + " Evenkeel's moves in the order of their ids, each with its even share of the link."
                + " BtrPlace's targets are those of its repair; its scheduler knows links, not slots,"
                + " and gives each move the whole link.")
            .formatted(extent.base(), extent.base() + extent.seeds() - 1));
    page.table(
        "slots",
        "emptied",
        "moves",
        "Evenkeel",
        "worst",
        "within 1.05",
        "ms",
        "list",
        "worst",
        "BtrPlace",
        "worst",
        "solved");
    for (int slots : SLOTS) {
      for (int emptied : EMPTIED) {
        row(page, slots, emptied);
      }
    }
    page.goal(
        Goal.atMost("G4", "links bind: makespan / bound, worst mean", 1.002, overLink.worst()));
    page.goal(
        Goal.atMost("G5", "slots bind: makespan / bound, worst mean", GOAL, overBound.worst()));
  }

  private void row(Page page, int slots, int emptied) {
    Makespans own = new Makespans("Evenkeel", GOAL);
    Makespans naive = new Makespans("list", GOAL);
    Makespans peer = new Makespans("BtrPlace", GOAL);
    int moves = 0;
    for (long seed : extent.range()) {
      Recipe recipe = new Recipe(40, 60, Mix.PLAIN, emptied, slots, seed);
      Cluster cluster = recipe.cluster();
      double bound = AnyTargetBound.seconds(cluster, recipe.vacate());
      Schedule schedule = evenkeel.schedule(cluster, recipe.vacate());
      moves += schedule.hops().size();
      own.add(cluster, schedule, bound);
      naive.add(cluster, NaiveSchedule.of(new Relocation(cluster, targets(schedule))), bound);
      peer.add(cluster, peer(cluster, recipe.vacate()), bound);
    }
    page.row(
        Integer.toString(slots),
        Integer.toString(emptied),
        Integer.toString(moves / extent.seeds()),
        Page.number("%.4f", own.ratios().mean()),
        Page.number("%.4f", own.ratios().worst()),
        "%d of %d".formatted(own.good(), own.millis().count()),
        Page.number("%.1f", own.millis().median()),
        Page.number("%.2f", naive.ratios().mean()),
        Page.number("%.2f", naive.ratios().worst()),
        Page.number("%.2f", peer.ratios().mean()),
        Page.number("%.2f", peer.ratios().worst()),
        peer.solved());
    page.faults(own, naive, peer);
    if (slots < SLOTS[SLOTS.length - 1]) {
      overBound.add(own.ratios().mean());
    } else {
      overLink.add(own.ratios().mean());
    }
  }

  private static Map<String, String> targets(Schedule schedule) {
    return schedule.hops().stream()
        .collect(Collectors.toMap(TimedHop::workload, TimedHop::to, (a, b) -> b, TreeMap::new));
  }

  private Schedule peer(Cluster cluster, List<String> vacate) {
    Map<String, String> targets = new TreeMap<>();
    repair
        .hops(new BtrPlaceModel(cluster, vacate))
        .forEach(hop -> targets.put(hop.workload(), hop.to()));
    return targets.isEmpty()
        ? Schedule.none(0)
        : BtrPlaceSchedule.first(new Relocation(cluster, targets), PEER_SECONDS);
  }
}
