package io.evenkeel.spi;

/**
 * What a host has.
 *
 * @param memoryBytes memory that workloads may use before overcommit, at least 0
 * @param vcpus logical processors, at least 0
 * @param cpu the processor as guests can see it
 * @param memory how the memory is divided
 */
public record Hardware(long memoryBytes, int vcpus, HostCpu cpu, HostMemory memory) {

  /** Checks the ranges. */
  public Hardware {
    Names.notNegative("memoryBytes", memoryBytes);
    Names.atLeast("vcpus", 0, vcpus);
  }

  /** Memory in ordinary pages, in one cell. */
  public Hardware(long memoryBytes, int vcpus, HostCpu cpu) {
    this(memoryBytes, vcpus, cpu, HostMemory.PLAIN);
  }

  /** The same with another processor. */
  public Hardware with(HostCpu other) {
    return new Hardware(memoryBytes, vcpus, other, memory);
  }

  /** The same with memory that is divided otherwise. */
  public Hardware with(HostMemory other) {
    return new Hardware(memoryBytes, vcpus, cpu, other);
  }
}
