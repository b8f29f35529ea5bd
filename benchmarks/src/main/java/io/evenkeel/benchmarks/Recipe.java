package io.evenkeel.benchmarks;

import io.evenkeel.cluster.Cluster;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a measured cluster is made from. Equal recipes give equal clusters.
 *
 * @param hosts how many there are
 * @param percent how much of all memory or vCPUs, whichever is scarcer, is in use
 * @param mix of VM sizes
 * @param emptied how many hosts are to be emptied
 * @param slots moves in and out of a host at once
 * @param seed of the chance in it
 */
record Recipe(int hosts, int percent, Mix mix, int emptied, int slots, long seed) {

  /** One host to be emptied, with slots that do not bind. */
  static Recipe one(int hosts, int percent, Mix mix, long seed) {
    return new Recipe(hosts, percent, mix, 1, 8, seed);
  }

  Cluster cluster() {
    return Cluster.of(new Kitchen(this).inventory());
  }

  /** The hosts to be emptied: spread over all. */
  List<String> vacate() {
    return IntStream.range(0, emptied).mapToObj(i -> Kitchen.host(i * (hosts / emptied))).toList();
  }

  @Override
  public String toString() {
    return "%d hosts, %d %%, %s, %d emptied, seed %d".formatted(hosts, percent, mix, emptied, seed);
  }
}
