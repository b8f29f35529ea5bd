package io.evenkeel.benchmarks;

import io.evenkeel.cluster.Cluster;
import java.util.List;

/** Something that empties hosts. */
interface Contestant {

  String name();

  Result empty(Cluster cluster, List<String> vacate);
}
