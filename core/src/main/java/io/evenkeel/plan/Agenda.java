package io.evenkeel.plan;

import io.evenkeel.plan.Steps.Step;
import io.evenkeel.spi.Host;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The steps of a plan as arrays: what trying many schedules asks for again and again. They are
 * numbered in an order in which each could go after the one before has arrived.
 */
final class Agenda {

  private static final int[] NONE = {};

  final Site site;
  final List<Step> steps;

  /** How many steps there are to be scheduled; numbers from there on are moves under way. */
  final int size;

  final int[] from;
  final int[] to;
  final int[] priority;
  final long[] memory;
  final long[] vcpus;

  /** By step: the size of its pages, see {@link PageRoom#page}. */
  final int[] page;

  /**
   * By step: those that must have ended before it may start, since they free its place or lead to
   * it.
   */
  final int[][] clear;

  /** By host: whether it has not room at first for all that come. */
  final boolean[] tight;

  /** By step: the one before that comes to the same host, if that is short of room; or -1. */
  final int[] before;

  private final Links idle;
  private boolean anyWaits;

  Agenda(Site site, Rules rules, List<Step> planned, List<Step> underway) {
    this.site = site;
    this.steps = Stream.concat(planned.stream(), underway.stream()).toList();
    this.size = planned.size();
    this.idle = new Links(site);
    this.from = steps.stream().mapToInt(Step::from).toArray();
    this.to = steps.stream().mapToInt(Step::to).toArray();
    this.priority = new int[size];
    this.memory = new long[size];
    this.vcpus = new long[size];
    this.page = new int[size];
    this.clear = new int[size][];
    this.before = new int[size];
    this.tight = new boolean[site.hosts.size()];
    Map<Resident, Integer> moves = new LinkedHashMap<>();
    for (int step = 0; step < size; step++) {
      Resident resident = steps.get(step).resident();
      priority[step] = steps.get(step).priority();
      memory[step] = resident.workload.memoryBytes();
      vcpus[step] = resident.workload.vcpus();
      page[step] = site.pages.page(resident.workload);
      clear[step] = clear(rules.hard(resident), step, moves);
      moves.put(resident, step);
    }
    findBefore();
  }

  private int[] clear(List<Constraint> rules, int step, Map<Resident, Integer> moves) {
    Resident resident = steps.get(step).resident();
    int[] found = NONE;
    for (Constraint rule : rules) {
      if (rule instanceof Constraint.Apart apart) {
        int place = apart.places().get(steps.get(step).to());
        for (int other = 0; other < step; other++) {
          Step one = steps.get(other);
          if (apart.places().get(one.from()) == place && apart.members().contains(one.resident())) {
            found = IntStream.concat(IntStream.of(found), IntStream.of(other)).toArray();
          }
        }
      }
    }
    int first = moves.getOrDefault(resident, step);
    return first == step
        ? found
        : IntStream.concat(IntStream.of(found), IntStream.of(first)).distinct().toArray();
  }

  private void findBefore() {
    Room room = new Room(this);
    for (int step = 0; step < size; step++) {
      room.arrive(step);
    }
    for (int step = 0; step < size; step++) {
      tight[to[step]] |= room.overfull(step);
    }
    int[] latest = new int[site.hosts.size()];
    Arrays.fill(latest, -1);
    for (int step = 0; step < size; step++) {
      int host = to[step];
      before[step] = tight[host] ? latest[host] : -1;
      latest[host] = step;
      anyWaits |= tight[host] || clear[step].length > 0;
    }
  }

  /** All slots and links, with nothing under way. */
  Links links() {
    return idle.copy();
  }

  /** Whether any step may have to wait for another to free its room or its place. */
  boolean anyWaits() {
    return anyWaits;
  }

  /** Whether all of it is to empty hosts. */
  boolean allVacate() {
    return steps.stream().allMatch(step -> step.why() == Move.Why.VACATE);
  }

  /** The planned steps, as they are now. */
  List<Step> planned() {
    List<Step> planned = new ArrayList<>();
    for (int number = 0; number < size; number++) {
      Step step = steps.get(number);
      planned.add(new Step(step.resident(), from[number], to[number], step.how(), step.why()));
    }
    return planned;
  }

  /** With the moves under way. */
  int all() {
    return steps.size();
  }

  String id(int step) {
    return steps.get(step).resident().id();
  }

  boolean equalPriorities() {
    for (int step = 1; step < size; step++) {
      if (priority[step] != priority[0]) {
        return false;
      }
    }
    return true;
  }

  boolean cold(int step) {
    return steps.get(step).how() == Move.How.COLD;
  }

  /** The least of the links at both ends and what a move may send, in bits per second. */
  long fullRate(int step) {
    long links =
        Math.min(
            host(from[step]).reach().migrationBitsPerSecond(),
            host(to[step]).reach().migrationBitsPerSecond());
    return Math.min(links, mostRate(step));
  }

  /** What a single move may send in the zone of a step, in bits per second. */
  long mostRate(int step) {
    return site.cluster.moveLimits(host(from[step]).zone()).bitsPerSecond();
  }

  /** What is sent at least. */
  long bytes(int step) {
    Step one = steps.get(step);
    return MigrationModel.firstRoundBytes(one.resident().workload.demand(), one.how());
  }

  long nanos(int step, long bitsPerSecond) {
    Step one = steps.get(step);
    return MigrationModel.nanos(one.resident().workload.demand(), one.how(), bitsPerSecond);
  }

  /** Whether the workload would stand still no longer than it should. */
  boolean switchesInTime(int step, long bitsPerSecond) {
    Step one = steps.get(step);
    return MigrationModel.switchesInTime(
        one.resident().workload.demand(), one.how(), bitsPerSecond);
  }

  Host host(int number) {
    return site.hosts.get(number);
  }
}
