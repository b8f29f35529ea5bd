package io.evenkeel.plan;

import java.util.List;
import java.util.stream.Stream;

/**
 * Who goes where, in an order in which each could go after the one before has arrived; and who
 * found no host.
 */
record Placement(List<Placed> placed, List<Party> left) {

  Placement {
    placed = List.copyOf(placed);
    left = List.copyOf(left);
  }

  /** A party and the host it goes to. */
  record Placed(Party party, int host) {}

  boolean complete() {
    return left.isEmpty();
  }

  /** The same with some more that found no host. */
  Placement leaving(List<Party> others) {
    return new Placement(placed, Stream.concat(left.stream(), others.stream()).toList());
  }

  /** How many residents found no host. */
  int missing() {
    return left.stream().mapToInt(party -> party.members.size()).sum();
  }
}
