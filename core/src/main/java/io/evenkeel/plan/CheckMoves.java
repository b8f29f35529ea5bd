package io.evenkeel.plan;

import io.evenkeel.cluster.Cluster;
import io.evenkeel.spi.Handling;
import io.evenkeel.spi.Handling.Restart;
import io.evenkeel.spi.Handling.Strategy;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.Rule;
import io.evenkeel.spi.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Whether each move of a plan, taken alone, is one that may be made. */
final class CheckMoves {

  private final Cluster cluster;
  private final PlanRequest request;
  private final List<Rule> confining;
  private final List<String> violations = new ArrayList<>();

  private CheckMoves(Cluster cluster, PlanRequest request) {
    this.cluster = cluster;
    this.request = request;
    this.confining =
        cluster.rules().stream()
            .filter(rule -> rule.hard() && (rule instanceof Rule.On || rule instanceof Rule.NotOn))
            .toList();
  }

  static List<String> of(Cluster cluster, PlanRequest request, Plan plan) {
    CheckMoves check = new CheckMoves(cluster, request);
    Map<String, String> where = new TreeMap<>();
    TreeSet<String> ids = new TreeSet<>();
    for (Move move : plan.moves()) {
      Optional<Workload> workload = cluster.findWorkload(move.workload());
      Optional<Host> to = cluster.findHost(move.to());
      if (workload.isEmpty() || to.isEmpty()) {
        check.say(move, "there is no such workload or host");
        continue;
      }
      String from = where.getOrDefault(move.workload(), workload.get().host());
      check.expect(ids.add(move.id()), move, "its id is there twice");
      check.expect(move.from().equals(from), move, "the workload is on " + from);
      check.expect(!move.to().equals(from), move, "it goes nowhere");
      where.put(move.workload(), move.to());
      check.workload(move, workload.get());
      check.target(move, workload.get(), to.get());
      check.rules(move);
    }
    return check.violations;
  }

  private void workload(Move move, Workload workload) {
    expect(workload.power().live(), move, "the workload is " + workload.power());
    expect(workload.presence().jobs().isEmpty(), move, "a job runs on the workload");
    expect(cluster.host(workload.host()).status().up(), move, "its host is not up");
    long copies =
        cluster.sightings(workload.id()).stream().filter(s -> s.power().takesRoom()).count();
    expect(copies == 1, move, "more than one host holds a copy of the workload");
    expect(
        request.underway().stream().noneMatch(u -> u.workload().equals(workload.id())),
        move,
        "the workload is under way already");
    Handling handling = workload.handling();
    boolean asked =
        request.vacate().contains(workload.host())
            || request.returning().containsKey(workload.id());
    boolean elsewhere =
        handling.strategy() == Strategy.STOP && handling.restart() == Restart.ELSEWHERE;
    boolean lawful =
        switch (move.how()) {
          case LIVE -> handling.strategy() == Strategy.LIVE;
          case LIVE_WITH_STORAGE -> handling.strategy() == Strategy.LIVE_WITH_STORAGE;
          case COLD -> asked && (handling.strategy() == Strategy.COLD || elsewhere);
        };
    expect(lawful, move, "its owner wants it treated otherwise: " + handling.strategy());
    expect(
        move.how() == Move.How.COLD || workload.blockers().isEmpty(),
        move,
        "it can't be moved live: " + workload.blockers());
    expect(
        move.how() == Move.How.LIVE_WITH_STORAGE || workload.demand().reach().localDiskBytes() == 0,
        move,
        "its local disks would stay behind");
    boolean wanted = move.why() == Move.Why.VACATE || move.why() == Move.Why.RETURN;
    expect(asked == wanted, move, "nothing asks for it");
  }

  private void target(Move move, Workload workload, Host to) {
    Host from = cluster.host(workload.host());
    List<String> only = request.options().onlyTargets();
    List<String> avoid = request.avoid().get(workload.id());
    expect(to.zone().equals(from.zone()), move, "it is in another zone");
    expect(to.profile().kind().equals(from.profile().kind()), move, "it is of another kind");
    expect(to.status().takesWorkloads(), move, "the target is " + to.status());
    expect(!request.vacate().contains(to.id()), move, "the target is to be emptied");
    expect(only.isEmpty() || only.contains(to.id()), move, "the target is not asked for");
    expect(!request.options().excludedTargets().contains(to.id()), move, "it is excluded");
    expect(avoid == null || !avoid.contains(to.id()), move, "the target is to be avoided");
    expect(request.wishes().against(workload, to).isEmpty(), move, "an own rule forbids it");
    expect(to.hardware().cpu().runs(workload.demand().cpu()), move, "the processor does not fit");
    expect(
        to.reach().storage().containsAll(workload.demand().reach().storage()),
        move,
        "storage is missing");
    expect(
        to.reach().networks().containsAll(workload.demand().reach().networks()),
        move,
        "a network is missing");
    expect(to.hasCellFor(workload.demand()), move, "no NUMA cell is large enough");
    long pages = workload.demand().memory().hugePageBytes();
    expect(
        pages == 0
            || to.hardware().memory().hugePages().stream().anyMatch(h -> h.pageBytes() == pages),
        move,
        "it has no huge pages of that size");
  }

  private void rules(Move move) {
    for (Rule rule : confining) {
      if (!rule.workloads().contains(move.workload())) {
        continue;
      }
      if (rule instanceof Rule.On on) {
        expect(on.hosts().contains(move.to()), move, "rule " + rule.id() + " forbids it");
      } else if (rule instanceof Rule.NotOn notOn) {
        expect(!notOn.hosts().contains(move.to()), move, "rule " + rule.id() + " forbids it");
      }
    }
  }

  private void expect(boolean fine, Move move, String otherwise) {
    if (!fine) {
      say(move, otherwise);
    }
  }

  private void say(Move move, String what) {
    violations.add(
        "%s (%s from %s to %s): %s"
            .formatted(move.id(), move.workload(), move.from(), move.to(), what));
  }
}
