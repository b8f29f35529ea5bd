package io.evenkeel.plan;

import io.evenkeel.spi.Host;
import io.evenkeel.spi.Workload;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a caller wants of a plan over what the cluster's rules say.
 *
 * @param rules which host a workload must not go to
 * @param scores which host a workload should rather go to
 * @param blastRadii how many of a group may be in motion at once
 * @param effort how hard to try when nothing fits directly
 * @param detours whether a workload that makes room may go by way of a host that has room for the
 *     moment: two moves of one workload, the second after the first
 */
public record Wishes(
    List<PlacementRule> rules,
    List<PlacementScore> scores,
    List<BlastRadius> blastRadii,
    Effort effort,
    boolean detours) {

  /** None, with the default effort, and detours. */
  public static final Wishes NONE =
      new Wishes(List.of(), List.of(), List.of(), Effort.DEFAULT, true);

  /** Copies. */
  public Wishes {
    rules = List.copyOf(rules);
    scores = List.copyOf(scores);
    blastRadii = List.copyOf(blastRadii);
  }

  /** The same with one more rule. */
  public Wishes ruling(PlacementRule rule) {
    return new Wishes(plus(rules, rule), scores, blastRadii, effort, detours);
  }

  /** The same with one more score. */
  public Wishes scoring(PlacementScore score) {
    return new Wishes(rules, plus(scores, score), blastRadii, effort, detours);
  }

  /** The same with one more blast radius. */
  public Wishes limiting(BlastRadius radius) {
    return new Wishes(rules, scores, plus(blastRadii, radius), effort, detours);
  }

  /** The same, trying less or harder. */
  public Wishes trying(Effort other) {
    return new Wishes(rules, scores, blastRadii, other, detours);
  }

  /** The same, with at most one move of each workload. */
  public Wishes direct() {
    return new Wishes(rules, scores, blastRadii, effort, false);
  }

  private static <T> List<T> plus(List<T> list, T one) {
    return Stream.concat(list.stream(), Stream.of(one)).toList();
  }

  /** The first rule against a workload on a host, in its words. */
  Optional<String> against(Workload workload, Host host) {
    return rules.stream().flatMap(rule -> rule.against(workload, host).stream()).findFirst();
  }

  double cost(Party party, Host host) {
    double cost = 0;
    if (!scores.isEmpty()) {
      for (Resident member : party.members) {
        for (PlacementScore score : scores) {
          cost += score.cost(member.workload, host);
        }
      }
    }
    return cost;
  }
}
