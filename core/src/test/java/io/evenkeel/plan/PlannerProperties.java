package io.evenkeel.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.Clusters;
import io.evenkeel.cluster.Cluster;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.Inventory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PlannerProperties {

  private final Planner planner = Planner.standard();

  @Property(tries = 1500)
  void every_plan_passes_the_independent_checker(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 8) int hosts,
      @ForAll @IntRange(max = 40) int workloads) {
    Cluster cluster = Cluster.of(Clusters.odd(seed, hosts, workloads));
    PlanRequest request = request(cluster, new Random(seed));

    Plan plan = planner.plan(cluster, request);

    assertThat(PlanChecker.check(cluster, request, plan))
        .as(() -> Clusters.show(cluster) + request + "\n" + plan)
        .isEmpty();
  }

  @Property(tries = 100)
  void every_plan_of_a_medium_cluster_passes_too(
      @ForAll long seed,
      @ForAll @IntRange(min = 10, max = 40) int hosts,
      @ForAll @IntRange(min = 50, max = 250) int workloads) {
    Cluster cluster = Cluster.of(Clusters.odd(seed, hosts, workloads));
    PlanRequest request = request(cluster, new Random(seed));

    Plan plan = planner.plan(cluster, request);

    assertThat(PlanChecker.check(cluster, request, plan))
        .as(() -> Clusters.show(cluster) + request + "\n" + plan)
        .isEmpty();
  }

  @Property(tries = 300)
  void the_same_cluster_gives_the_same_plan_in_whatever_order_it_is_told(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 8) int hosts,
      @ForAll @IntRange(max = 40) int workloads) {
    Inventory inventory = Clusters.odd(seed, hosts, workloads);
    Cluster cluster = Cluster.of(inventory);
    Cluster shuffled = Cluster.of(Clusters.shuffled(inventory, seed + 1));
    PlanRequest request = request(cluster, new Random(seed));

    Plan plan = planner.plan(cluster, request);

    assertThat(planner.plan(shuffled, request))
        .as(() -> Clusters.show(cluster) + request)
        .isEqualTo(plan);
  }

  @Property(tries = 700)
  void nothing_remains_that_a_direct_move_of_each_could_solve(
      @ForAll long seed,
      @ForAll @IntRange(min = 2, max = 4) int hosts,
      @ForAll @IntRange(min = 1, max = 14) int workloads) {
    Cluster cluster = Cluster.of(Clusters.plain(seed, hosts, workloads));
    PlanRequest request = PlanRequest.vacate(List.of("n0"));

    Plan plan = planner.plan(cluster, request);

    assertThat(plan.complete() || !BruteForce.solves(cluster, "n0"))
        .as(() -> Clusters.show(cluster) + plan)
        .isTrue();
  }

  @Property(tries = 300)
  void one_more_empty_host_never_makes_a_plan_less_complete(
      @ForAll long seed,
      @ForAll @IntRange(min = 2, max = 6) int hosts,
      @ForAll @IntRange(min = 1, max = 25) int workloads) {
    Inventory inventory = Clusters.plain(seed, hosts, workloads);
    List<Host> more = new ArrayList<>(inventory.hosts());
    Host like = inventory.hosts().get((int) Math.floorMod(seed, (long) hosts));
    more.add(
        new Host(
            "n-spare", like.profile(), like.state(), like.hardware(), like.limits(), like.reach()));
    Cluster before = Cluster.of(inventory);
    Cluster after = Cluster.of(new Inventory(more, inventory.workloads(), inventory.rules()));
    PlanRequest request = PlanRequest.vacate(List.of("n0"));

    Plan with = planner.plan(after, request);
    Plan without = planner.plan(before, request);

    assertThat(with.remaining().size())
        .as(() -> Clusters.show(before) + like + "\n" + without + "\n" + with)
        .isLessThanOrEqualTo(without.remaining().size());
    if (without.complete()) {
      assertThat(thirdBytes(after, with))
          .as(() -> Clusters.show(before) + like + "\n" + without + "\n" + with)
          .isLessThanOrEqualTo(thirdBytes(before, without));
    }
  }

  @Property(tries = 300)
  void what_is_called_impossible_no_row_of_moves_reaches(
      @ForAll long seed,
      @ForAll @IntRange(min = 2, max = 3) int hosts,
      @ForAll @IntRange(min = 1, max = 7) int workloads) {
    Cluster cluster = Cluster.of(Clusters.plain(seed, hosts, workloads));

    Answer answer = planner.answer(cluster, PlanRequest.vacate(List.of("n0")));

    assertThat(answer instanceof Answer.Impossible && BruteForce.reaches(cluster, "n0"))
        .as(() -> Clusters.show(cluster) + answer)
        .isFalse();
  }

  @Property(tries = 500)
  void no_third_workload_moves_that_could_stay_for_one_target_changed(
      @ForAll long seed,
      @ForAll @IntRange(min = 3, max = 5) int hosts,
      @ForAll @IntRange(min = 5, max = 20) int workloads) {
    Cluster cluster = Cluster.of(Clusters.plain(seed, hosts, workloads));

    Plan plan = planner.plan(cluster, PlanRequest.vacate(List.of("n0")));

    Map<String, String> targets = new TreeMap<>();
    plan.moves().forEach(move -> targets.put(move.workload(), move.to()));
    for (Move move : plan.moves()) {
      if (plan.complete() && move.why() == Move.Why.MAKE_ROOM) {
        Map<String, String> without = new TreeMap<>(targets);
        without.remove(move.workload());
        assertThat(anyTargetChanged(cluster, without))
            .as(() -> "without " + move + Clusters.show(cluster) + plan)
            .isFalse();
      }
    }
  }

  private static boolean anyTargetChanged(Cluster cluster, Map<String, String> targets) {
    if (BruteForce.allows(cluster, targets)) {
      return true;
    }
    for (String id : targets.keySet()) {
      for (Host other : cluster.hosts()) {
        Map<String, String> changed = new TreeMap<>(targets);
        changed.put(id, other.id());
        String at = cluster.findWorkload(id).orElseThrow().host();
        if (!other.id().equals("n0")
            && !other.id().equals(at)
            && BruteForce.allows(cluster, changed)) {
          return true;
        }
      }
    }
    return false;
  }

  private static long thirdBytes(Cluster cluster, Plan plan) {
    return plan.moves().stream()
        .filter(move -> move.why() != Move.Why.VACATE)
        .map(move -> cluster.findWorkload(move.workload()).orElseThrow())
        .mapToLong(workload -> MigrationModel.firstRoundBytes(workload.demand(), Move.How.LIVE))
        .sum();
  }

  /** Whatever can be asked for: several hosts, returns, moves under way, targets, options. */
  private static PlanRequest request(Cluster cluster, Random random) {
    List<String> hosts = cluster.hosts().stream().map(Host::id).toList();
    List<String> vacate = some(hosts, random, 3);
    Map<String, String> returning = new TreeMap<>();
    Map<String, List<String>> avoid = new TreeMap<>();
    List<Underway> underway = new ArrayList<>();
    cluster
        .workloads()
        .forEach(
            workload -> {
              String other = hosts.get(random.nextInt(hosts.size()));
              switch (random.nextInt(12)) {
                case 0 -> returning.put(workload.id(), other);
                case 1 -> avoid.put(workload.id(), some(hosts, random, 2));
                case 2 -> {
                  if (random.nextInt(6) == 0) { // to its own host: a place that is held for it
                    underway.add(new Underway(workload.id(), workload.host(), other));
                  }
                }
                default -> {}
              }
            });
    PlanOptions options =
        new PlanOptions(
            random.nextInt(4) == 0,
            random.nextInt(4) == 0,
            random.nextInt(6) == 0 ? some(hosts, random, 2) : List.of(),
            random.nextInt(6) == 0 ? some(hosts, random, 3) : List.of(),
            random.nextInt(3) == 0);
    return new PlanRequest(
        vacate,
        random.nextInt(3) == 0 ? returning : Map.of(),
        underway,
        avoid,
        options,
        Wishes.NONE);
  }

  private static List<String> some(List<String> hosts, Random random, int in) {
    return hosts.stream().filter(host -> random.nextInt(in) == 0).toList();
  }
}
