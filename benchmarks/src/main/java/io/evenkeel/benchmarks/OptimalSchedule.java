package io.evenkeel.benchmarks;

import com.google.ortools.Loader;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.CumulativeConstraint;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.IntervalVar;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.Literal;
import io.evenkeel.cluster.Cluster;
import io.evenkeel.plan.MigrationModel;
import io.evenkeel.plan.Move;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The exact reference for schedules: the shortest in which every workload moves once, to the target
 * it has, by OR-tools CP-SAT. A move runs at the whole rate of its path or at a half or a quarter
 * of it. Times are whole milliseconds, rounded down, so it is a hair below what is possible.
 */
final class OptimalSchedule {

  private static final long MIB = 1L << 20;
  private static final long MEGABIT = 1_000_000;
  private static final int[] PARTS = {1, 2, 4};

  private final Cluster cluster;
  private final CpModel model = new CpModel();
  private final IntVar end;
  private final Map<String, Side> out = new LinkedHashMap<>();
  private final Map<String, Side> in = new LinkedHashMap<>();

  private OptimalSchedule(Relocation relocation) {
    this.cluster = relocation.cluster();
    long horizon = 0;
    for (Map.Entry<String, String> target : relocation.targets().entrySet()) {
      Workload workload = cluster.findWorkload(target.getKey()).orElseThrow();
      horizon += millis(workload, path(workload, target.getValue()));
    }
    this.end = model.newIntVar(0, horizon, "end");
    for (Host host : cluster.hosts()) {
      out.put(host.id(), new Side(host, host.limits().maxMigrationsOut()));
      in.put(host.id(), new Side(host, host.limits().maxMigrationsIn()));
    }
    Map<String, Room> rooms = new LinkedHashMap<>();
    cluster.hosts().forEach(host -> rooms.put(host.id(), new Room(host)));
    for (Workload workload : cluster.workloads()) {
      String target = relocation.targets().get(workload.id());
      Room source = rooms.get(workload.host());
      if (target == null) {
        source.take(workload, model.newFixedInterval(0, horizon, ""));
      } else {
        IntVar begins = model.newIntVar(0, horizon, "");
        IntVar ends = model.newIntVar(0, horizon, "");
        model.addLessOrEqual(ends, end);
        carry(workload, target, begins, ends);
        source.take(workload, model.newIntervalVar(LinearExpr.constant(0), ends, ends, ""));
        IntVar stay = model.newIntVar(0, horizon, "");
        rooms
            .get(target)
            .take(workload, model.newIntervalVar(begins, stay, LinearExpr.constant(horizon), ""));
      }
    }
    model.minimize(end);
  }

  /** Solves, in so many seconds at most. */
  static Answer solve(Relocation relocation, double seconds) {
    Loader.loadNativeLibraries();
    CpSolver solver = new CpSolver();
    solver.getParameters().setMaxTimeInSeconds(seconds).setNumWorkers(2).setRandomSeed(1);
    CpSolverStatus status = solver.solve(new OptimalSchedule(relocation).model);
    boolean found = status == CpSolverStatus.OPTIMAL || status == CpSolverStatus.FEASIBLE;
    return new Answer(
        status == CpSolverStatus.OPTIMAL,
        found ? solver.objectiveValue() / 1e3 : 0,
        found ? solver.bestObjectiveBound() / 1e3 : 0);
  }

  /** One interval for each rate, of which one is there. */
  private void carry(Workload workload, String target, IntVar begins, IntVar ends) {
    List<Literal> rates = new ArrayList<>();
    for (int part : PARTS) {
      long rate = path(workload, target) / part;
      Literal chosen = model.newBoolVar("");
      rates.add(chosen);
      IntervalVar run =
          model.newOptionalIntervalVar(
              begins, LinearExpr.constant(millis(workload, rate)), ends, chosen, "");
      out.get(workload.host()).take(run, rate);
      in.get(target).take(run, rate);
    }
    model.addExactlyOne(rates);
  }

  private long path(Workload workload, String target) {
    return Math.min(
        cluster.host(workload.host()).reach().migrationBitsPerSecond(),
        cluster.host(target).reach().migrationBitsPerSecond());
  }

  private static long millis(Workload workload, long rate) {
    return MigrationModel.duration(workload.demand(), Move.How.LIVE, rate).toMillis();
  }

  /** One direction of one host: its link and its slots. */
  private final class Side {

    private final CumulativeConstraint link;
    private final CumulativeConstraint slots;

    Side(Host host, int slots) {
      this.link = model.addCumulative(host.reach().migrationBitsPerSecond() / MEGABIT);
      this.slots = model.addCumulative(slots);
    }

    void take(IntervalVar run, long rate) {
      link.addDemand(run, rate / MEGABIT);
      slots.addDemand(run, 1);
    }
  }

  /** What a host has room for. */
  private final class Room {

    private final CumulativeConstraint memory;
    private final CumulativeConstraint vcpus;

    Room(Host host) {
      this.memory = model.addCumulative(host.memoryCapacityBytes() / MIB);
      this.vcpus = model.addCumulative(host.vcpuCapacity());
    }

    void take(Workload workload, IntervalVar stay) {
      memory.addDemand(stay, workload.memoryBytes() / MIB);
      vcpus.addDemand(stay, workload.vcpus());
    }
  }

  /**
   * What came out.
   *
   * @param proven whether no schedule is shorter
   * @param seconds makespan of the best found; 0 if none was
   * @param bound no schedule is shorter than this
   */
  record Answer(boolean proven, double seconds, double bound) {

    boolean found() {
      return seconds > 0;
    }
  }
}
