package io.evenkeel.benchmarks;

import com.google.ortools.Loader;
import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import com.google.ortools.sat.Literal;
import io.evenkeel.cluster.Cluster;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.Rule;
import io.evenkeel.spi.Workload;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The exact reference: the end state with the fewest bytes moved, by OR-tools CP-SAT. The way there
 * is left out, so its best is a bound for every plan, not always a plan.
 */
final class Reference {

  private static final long KIB = 1L << 10;

  private final Cluster cluster;
  private final List<String> vacate;
  private final Map<String, String> known;
  private final CpModel model = new CpModel();
  private final Map<String, Map<String, BoolVar>> at = new LinkedHashMap<>();

  private Reference(Cluster cluster, List<String> vacate, Map<String, String> known) {
    this.cluster = cluster;
    this.vacate = vacate;
    this.known = known;
  }

  /**
   * Solves.
   *
   * @param mostHosts third workloads of so many of the emptiest hosts may be moved
   * @param seconds the most it may take
   * @param known a plan from whose end state it starts, so that it finds none that is worse; may be
   *     empty
   */
  static Answer solve(
      Cluster cluster, List<String> vacate, int mostHosts, double seconds, List<Hop> known) {
    Loader.loadNativeLibraries();
    Map<String, String> end = new LinkedHashMap<>();
    known.forEach(hop -> end.put(hop.workload(), hop.to()));
    return new Reference(cluster, vacate, end).answer(mostHosts, seconds);
  }

  private Answer answer(int mostHosts, double seconds) {
    List<Host> targets = emptiest(mostHosts);
    LinearExprBuilder bytes = LinearExpr.newBuilder();
    for (String host : vacate) {
      cluster.on(host).forEach(workload -> mover(workload, targets, bytes));
    }
    for (Host host : targets) {
      cluster.on(host.id()).forEach(workload -> mover(workload, targets, bytes));
    }
    targets.forEach(this::room);
    cluster.rules().forEach(rule -> apart(rule, targets));
    model.minimize(bytes);
    CpSolver solver = new CpSolver();
    solver.getParameters().setMaxTimeInSeconds(seconds).setNumWorkers(2).setRandomSeed(1);
    CpSolverStatus status = solver.solve(model);
    boolean found = status == CpSolverStatus.OPTIMAL || status == CpSolverStatus.FEASIBLE;
    return new Answer(
        status.name(),
        found ? Math.round(solver.objectiveValue()) * KIB : 0,
        found ? Math.round(solver.bestObjectiveBound()) * KIB : 0,
        solver.wallTime());
  }

  private List<Host> emptiest(int most) {
    return cluster.hosts().stream()
        .filter(host -> !vacate.contains(host.id()))
        .sorted(Comparator.comparingDouble(this::fullness).thenComparing(Host::id))
        .limit(most)
        .toList();
  }

  private double fullness(Host host) {
    double memory = 0;
    double vcpus = 0;
    for (Workload workload : cluster.on(host.id())) {
      memory += workload.memoryBytes();
      vcpus += workload.vcpus();
    }
    return memory / host.memoryCapacityBytes() + vcpus / host.vcpuCapacity();
  }

  private void mover(Workload workload, List<Host> targets, LinearExprBuilder bytes) {
    Map<String, BoolVar> choices = new LinkedHashMap<>();
    List<Literal> all = new ArrayList<>();
    long used = workload.demand().activity().memoryUsedBytes() / KIB;
    for (Host host : targets) {
      if (host.hardware().cpu().runs(workload.demand().cpu())) {
        BoolVar choice = model.newBoolVar(workload.id() + " on " + host.id());
        choices.put(host.id(), choice);
        all.add(choice);
        if (!host.id().equals(workload.host())) {
          bytes.addTerm(choice, used);
        }
        model.addHint(choice, host.id().equals(known.getOrDefault(workload.id(), workload.host())));
      }
    }
    model.addExactlyOne(all);
    at.put(workload.id(), choices);
  }

  private void room(Host host) {
    LinearExprBuilder memory = LinearExpr.newBuilder();
    LinearExprBuilder vcpus = LinearExpr.newBuilder();
    at.forEach(
        (id, choices) -> {
          BoolVar choice = choices.get(host.id());
          if (choice != null) {
            Workload workload = cluster.findWorkload(id).orElseThrow();
            memory.addTerm(choice, workload.memoryBytes() / KIB);
            vcpus.addTerm(choice, workload.vcpus());
          }
        });
    model.addLessOrEqual(memory, host.memoryCapacityBytes() / KIB);
    model.addLessOrEqual(vcpus, host.vcpuCapacity());
  }

  private void apart(Rule rule, List<Host> targets) {
    for (Host host : targets) {
      List<Literal> here = new ArrayList<>();
      for (String id : rule.workloads()) {
        Map<String, BoolVar> choices = at.get(id);
        BoolVar choice = choices == null ? null : choices.get(host.id());
        if (choice != null) {
          here.add(choice);
        }
      }
      if (here.size() > 1) {
        model.addAtMostOne(here);
      }
    }
  }

  /**
   * What came out.
   *
   * @param status OPTIMAL, FEASIBLE, INFEASIBLE or UNKNOWN
   * @param bytes of the best end state found; 0 if none was
   * @param bound no end state has fewer
   * @param seconds it took
   */
  record Answer(String status, long bytes, long bound, double seconds) {

    boolean found() {
      return status.equals("OPTIMAL") || status.equals("FEASIBLE");
    }
  }
}
