package io.evenkeel.spi;

/**
 * What a host has.
 *
 * @param memoryBytes memory that workloads may use before overcommit, at least 0
 * @param vcpus logical processors, at least 0
 * @param cpu the processor as guests can see it
 */
public record Hardware(long memoryBytes, int vcpus, HostCpu cpu) {

  /** Checks the ranges. */
  public Hardware {
    Names.notNegative("memoryBytes", memoryBytes);
    Names.atLeast("vcpus", 0, vcpus);
  }
}
