package io.evenkeel.plan;

import com.google.common.collect.ImmutableMap;
import io.evenkeel.cluster.Cluster;
import io.evenkeel.spi.Host;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A plan, and whatever can be asked about it. Each question is answered when it is asked, most of
 * them by planning again, and nothing is kept: a plan that nobody asks about costs nothing more.
 * Immutable, safe for any thread.
 *
 * @param planner made the plan
 * @param cluster what it was made for
 * @param request what it was made for, as the planner took it
 * @param answer the plan, and what it means if it is incomplete
 */
public record Outlook(Planner planner, Cluster cluster, PlanRequest request, Answer answer) {

  /**
   * Plans.
   *
   * @throws IllegalArgumentException if the request names a host that is not there
   */
  public static Outlook of(Planner planner, Cluster cluster, PlanRequest request) {
    return new Outlook(
        planner, cluster, planner.understood(request), planner.answer(cluster, request));
  }

  /** The same, trying less or harder to answer what is asked from now on. */
  public Outlook trying(Effort effort) {
    return new Outlook(planner, cluster, request.wishes(request.wishes().trying(effort)), answer);
  }

  /** The plan, complete or the best there is. */
  public Plan plan() {
    return answer.plan();
  }

  /**
   * Why a workload goes where the plan takes it.
   *
   * @throws IllegalArgumentException if the plan does not move it
   */
  public Choices choices(String workload) {
    return Choices.of(cluster, request, plan(), workload);
  }

  /**
   * The plan as it would be if a workload went to a certain host or not at all.
   *
   * @throws IllegalArgumentException if the host is not there
   */
  public Plan instead(String workload, String host) {
    cluster.host(host);
    Map<String, List<String>> avoid = new TreeMap<>(request.avoid());
    avoid.put(
        workload,
        cluster.hosts().stream().map(Host::id).filter(other -> !other.equals(host)).toList());
    return planner.plan(cluster, request.avoid(ImmutableMap.copyOf(avoid)));
  }

  /** Small changes that would make an incomplete plan complete, each proven by planning again. */
  public List<Remedy> remedies() {
    return Remedies.of(planner, cluster, request, plan());
  }

  /** Whether everything could come home again. */
  public RoundTrip roundTrip() {
    return RoundTrip.of(planner, cluster, request, plan());
  }

  /**
   * What could not be started again if one more host failed while the plan's hosts are out. Who
   * starts it again is not this planner, so its wishes do not count.
   */
  public FailureForecast forecast() {
    return FailureForecast.of(cluster, request.wishes(Wishes.NONE), plan());
  }
}
