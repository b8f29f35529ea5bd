package io.evenkeel.plan;

import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What to plan for.
 *
 * @param vacate hosts to empty, in id order
 * @param returning workloads that shall go to one certain host each, their home; iterated in id
 *     order
 * @param underway moves that have begun: they take room and slots and are not planned again
 * @param avoid targets that a workload must not go to (a move there failed), by workload
 * @param options how
 * @param wishes what else is wanted of targets and schedule; not kept with an operation
 */
public record PlanRequest(
    List<String> vacate,
    Map<String, String> returning,
    List<Underway> underway,
    Map<String, List<String>> avoid,
    PlanOptions options,
    Wishes wishes) {

  /** Copies and sorts. */
  public PlanRequest {
    vacate = vacate.stream().sorted().distinct().toList();
    returning = ImmutableMap.copyOf(new TreeMap<>(returning));
    underway = List.copyOf(underway);
    avoid = ImmutableMap.copyOf(new TreeMap<>(avoid));
  }

  /** With no wishes. */
  public PlanRequest(
      List<String> vacate,
      Map<String, String> returning,
      List<Underway> underway,
      Map<String, List<String>> avoid,
      PlanOptions options) {
    this(vacate, returning, underway, avoid, options, Wishes.NONE);
  }

  /** Empty these hosts, with every default. */
  public static PlanRequest vacate(List<String> hosts) {
    return new PlanRequest(
        hosts, ImmutableMap.of(), List.of(), ImmutableMap.of(), PlanOptions.DEFAULT);
  }

  /** Bring each of these workloads to its home, with every default. */
  public static PlanRequest bringHome(Map<String, String> homes) {
    return new PlanRequest(List.of(), homes, List.of(), ImmutableMap.of(), PlanOptions.DEFAULT);
  }

  /** The same with moves that have begun. */
  public PlanRequest underway(List<Underway> moves) {
    return new PlanRequest(vacate, returning, moves, avoid, options, wishes);
  }

  /** The same with targets to avoid, by workload. */
  public PlanRequest avoid(Map<String, List<String>> targets) {
    return new PlanRequest(vacate, returning, underway, targets, options, wishes);
  }

  /** The same, planned in another way. */
  public PlanRequest options(PlanOptions other) {
    return new PlanRequest(vacate, returning, underway, avoid, other, wishes);
  }

  /** The same with other wishes. */
  public PlanRequest wishes(Wishes other) {
    return new PlanRequest(vacate, returning, underway, avoid, options, other);
  }
}
