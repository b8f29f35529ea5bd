package io.evenkeel.benchmarks;

import io.evenkeel.cluster.Cluster;
import java.util.Map;

/**
 * Workloads of which each shall go to one certain other host.
 *
 * @param cluster where they are
 * @param targets where they go, by workload, in id order
 */
record Relocation(Cluster cluster, Map<String, String> targets) {}
