package io.evenkeel.plan;

/** Which of the hosts that can take a party should: the one with the least cost. */
interface Preference {

  /** What a host costs for a party. */
  double cost(Party party, int host);

  /** A party was put on a host. */
  default void chosen(Party party, int host) {}
}
