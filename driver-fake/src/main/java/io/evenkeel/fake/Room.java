package io.evenkeel.fake;

import io.evenkeel.spi.Demand;

/**
 * What workloads take of a host.
 *
 * @param memoryBytes memory
 * @param vcpus processors
 */
record Room(long memoryBytes, long vcpus) {

  static final Room NONE = new Room(0, 0);

  Room plus(Demand demand) {
    return new Room(memoryBytes + demand.memoryBytes(), vcpus + demand.vcpus());
  }

  Room minus(Demand demand) {
    return new Room(memoryBytes - demand.memoryBytes(), vcpus - demand.vcpus());
  }
}
