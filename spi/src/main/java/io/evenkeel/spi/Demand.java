package io.evenkeel.spi;

/**
 * What a workload takes of a host.
 *
 * @param memoryBytes memory it may use at most; this is what is counted, at least 0
 * @param vcpus its virtual processors, at least 0
 * @param cpu the processor it was started with
 * @param reach storage and networks it must have
 * @param activity how busy its memory is
 */
public record Demand(long memoryBytes, int vcpus, CpuNeed cpu, ReachNeed reach, Activity activity) {

  /** Checks the ranges. */
  public Demand {
    Names.notNegative("memoryBytes", memoryBytes);
    Names.atLeast("vcpus", 0, vcpus);
  }

  /** Memory, all of it in use, and processors; runs anywhere. */
  public static Demand of(long memoryBytes, int vcpus) {
    return new Demand(memoryBytes, vcpus, CpuNeed.ANY, ReachNeed.NONE, Activity.idle(memoryBytes));
  }
}
