package io.evenkeel.benchmarks;

import io.evenkeel.cluster.Cluster;
import io.evenkeel.plan.Plan;
import io.evenkeel.plan.PlanRequest;
import io.evenkeel.plan.Planner;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * How long planning takes in a JVM that is warm: for Evenkeel place, schedule and check, its index
 * of the cluster included; for BtrPlace a solve, its model of the cluster not included. Public
 * because the harness asks for it.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class WarmLatency {

  private static final int PEER_SECONDS = 60;

  /** Hosts there are. */
  @Param("50")
  public int hosts;

  /** Load of all of them before. */
  @Param("80")
  public int percent;

  /** Hosts to empty. */
  @Param("1")
  public int emptied;

  /** Of the recipe. */
  @Param("1")
  public long seed;

  private final Planner planner = Planner.standard();
  private final BtrPlace repair = new BtrPlace(true, PEER_SECONDS);
  private Cluster cluster = Recipe.one(1, 0, Mix.PLAIN, 0).cluster();
  private PlanRequest request = PlanRequest.vacate(List.of());
  private BtrPlaceModel translated = new BtrPlaceModel(cluster, List.of());

  /** For the harness. */
  public WarmLatency() {}

  /** Makes the instance. */
  @Setup
  public void make() {
    Recipe recipe = new Recipe(hosts, percent, Mix.PLAIN, emptied, 8, seed);
    cluster = recipe.cluster();
    request = PlanRequest.vacate(recipe.vacate());
    translated = new BtrPlaceModel(cluster, recipe.vacate());
  }

  /** This project. */
  @Benchmark
  public Plan evenkeel() {
    return planner.plan(cluster, request);
  }

  /** The peer. */
  @Benchmark
  public List<?> btrPlaceRepair() {
    List<Hop> hops = repair.hops(translated);
    if (hops.isEmpty()) {
      throw new IllegalStateException("BtrPlace found no plan");
    }
    return hops;
  }
}
