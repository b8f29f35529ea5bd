package io.evenkeel.plan;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Why no plan can empty the hosts that are to be emptied, whatever is moved in whatever order: a
 * shortage that anybody can add up, or that hardly anybody can move. A shortage leaves out the way
 * there and every other rule, so what it says is true, but where it says nothing there may still be
 * no plan.
 *
 * @param kind what is short
 * @param needed what is needed of it
 * @param there what there is of it
 * @param unit in what both are counted: {@code MiB}, {@code vCPUs}, {@code places apart (rule r1)}
 * @param workloads who needs it, in id order
 * @param hosts where it could be, in id order
 * @param words the sentence: {@code 12 workloads need 96 vCPUs; ...}
 */
public record Impossibility(
    Kind kind,
    long needed,
    long there,
    String unit,
    List<String> workloads,
    List<String> hosts,
    String words) {

  /** What is short. */
  public enum Kind {
    /** Bytes of memory. */
    MEMORY,
    /** Virtual processors. */
    VCPUS,
    /** Memory in pages of one size. */
    PAGES,
    /** Large workloads fit on hosts in whole numbers only. */
    SLOTS,
    /** Places for workloads that a hard rule keeps apart. */
    PLACES,
    /** A host for a group that a hard rule keeps together. */
    TOGETHER,
    /** Memory on some hosts and vCPUs on others, one counted as so much of the other. */
    BALANCE,
    /** An order of moves: hardly anybody can move, and nothing comes of it. */
    DEADLOCK,
    /** A way out for workloads that can't leave by their own nature, or shall not. */
    WAY_OUT
  }

  /** Copies and sorts. */
  public Impossibility {
    workloads = workloads.stream().sorted().toList();
    hosts = hosts.stream().sorted().toList();
  }

  /** Whoever stays whatever room there is, each with what holds it. */
  static Optional<Impossibility> ofFixed(List<Remaining> fixed) {
    if (fixed.isEmpty()) {
      return Optional.empty();
    }
    List<String> workloads = fixed.stream().map(Remaining::workload).toList();
    String words =
        fixed.stream()
            .limit(Shortage.SHOWN)
            .map(one -> one.workload() + " can't leave " + one.reasons().get(0))
            .collect(Collectors.joining("; "));
    int more = fixed.size() - Shortage.SHOWN;
    return Optional.of(
        new Impossibility(
            Kind.WAY_OUT,
            fixed.size(),
            0,
            "ways out",
            workloads,
            List.of(),
            more > 0 ? "%s; and %d more".formatted(words, more) : words));
  }

  /** What is missing. */
  public long missing() {
    return needed - there;
  }
}
