package io.evenkeel.benchmarks;

import com.google.ortools.Loader;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.CumulativeConstraint;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.IntervalVar;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import com.google.ortools.sat.Literal;
import io.evenkeel.plan.MigrationModel;
import io.evenkeel.plan.Move;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The exact reference for schedules: the shortest in which every workload moves once, to the target
 * it has, by OR-tools CP-SAT. A move runs at the whole rate of its path or at a half or a quarter
 * of it. Times are whole milliseconds, rounded down, so it is a hair below what is possible.
 */
final class OptimalSchedule {

  private static final long MIB = 1L << 20;
  private static final long MEGABIT = 1_000_000;
  private static final int[] PARTS = {1, 2, 4};

  private final Relocation relocation;
  private final CpModel model = new CpModel();
  private final Map<String, Place> places = new LinkedHashMap<>();
  private final long horizon;
  private final IntVar end;

  private OptimalSchedule(Relocation relocation) {
    this.relocation = relocation;
    this.horizon =
        relocation.targets().entrySet().stream()
            .mapToLong(target -> millis(workload(target.getKey()), path(target)))
            .sum();
    this.end = model.newIntVar(0, horizon, "end");
    for (Host host : relocation.cluster().hosts()) {
      places.put(host.id(), new Place(host));
    }
    for (Workload workload : relocation.cluster().workloads()) {
      if (!relocation.targets().containsKey(workload.id())) {
        place(workload.host()).take(workload, model.newFixedInterval(0, horizon, ""));
      }
    }
    relocation.targets().entrySet().forEach(this::move);
    places.values().forEach(Place::bound);
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

  /** It takes room where it is until it has ended, and where it goes from when it begins. */
  private void move(Map.Entry<String, String> target) {
    Workload workload = workload(target.getKey());
    IntVar begins = model.newIntVar(0, horizon, "");
    IntVar ends = model.newIntVar(0, horizon, "");
    IntVar rest = model.newIntVar(0, horizon, "");
    model.addLessOrEqual(ends, end);
    Place from = place(workload.host());
    Place to = place(target.getValue());
    from.take(workload, model.newIntervalVar(LinearExpr.constant(0), ends, ends, ""));
    to.take(workload, model.newIntervalVar(begins, rest, LinearExpr.constant(horizon), ""));
    List<Literal> rates = new ArrayList<>();
    for (int part : PARTS) {
      long rate = path(target) / part;
      Literal chosen = model.newBoolVar("");
      long millis = millis(workload, rate);
      LinearExpr length = LinearExpr.constant(millis);
      IntervalVar run = model.newOptionalIntervalVar(begins, length, ends, chosen, "");
      from.out.carry(run, rate, chosen, millis);
      to.in.carry(run, rate, chosen, millis);
      rates.add(chosen);
    }
    model.addExactlyOne(rates);
  }

  private Workload workload(String id) {
    return relocation.cluster().findWorkload(id).orElseThrow();
  }

  private Place place(String host) {
    return Optional.ofNullable(places.get(host)).orElseThrow();
  }

  private long path(Map.Entry<String, String> target) {
    Host from = relocation.cluster().host(workload(target.getKey()).host());
    Host to = relocation.cluster().host(target.getValue());
    return Math.min(from.reach().migrationBitsPerSecond(), to.reach().migrationBitsPerSecond());
  }

  private static long millis(Workload workload, long rate) {
    return MigrationModel.duration(workload.demand(), Move.How.LIVE, rate).toMillis();
  }

  /** One direction of one host: its link and its slots. */
  private final class Side {

    private final long megabits;
    private final CumulativeConstraint link;
    private final CumulativeConstraint slots;
    private final LinearExprBuilder use = LinearExpr.newBuilder();

    Side(Host host, int slots) {
      this.megabits = host.reach().migrationBitsPerSecond() / MEGABIT;
      this.link = model.addCumulative(megabits);
      this.slots = model.addCumulative(slots);
    }

    void carry(IntervalVar run, long rate, Literal chosen, long millis) {
      link.addDemand(run, rate / MEGABIT);
      slots.addDemand(run, 1);
      use.addTerm(chosen, rate / MEGABIT * millis);
    }

    /** Follows from the rest; said because it lets the solver prove sooner. */
    void bound() {
      model.addLessOrEqual(use, LinearExpr.term(end, megabits));
    }
  }

  /** One host: its room, and both directions. */
  private final class Place {

    private final CumulativeConstraint memory;
    private final CumulativeConstraint vcpus;
    private final Side out;
    private final Side in;

    Place(Host host) {
      this.memory = model.addCumulative(host.memoryCapacityBytes() / MIB);
      this.vcpus = model.addCumulative(host.vcpuCapacity());
      this.out = new Side(host, host.limits().maxMigrationsOut());
      this.in = new Side(host, host.limits().maxMigrationsIn());
    }

    void bound() {
      out.bound();
      in.bound();
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
