package io.evenkeel.spi;

/**
 * What a workload takes of a host.
 *
 * @param memoryBytes memory it may use at most; this is what is counted, at least 0
 * @param vcpus its virtual processors, at least 0
 * @param cpu the processor it was started with
 * @param reach storage and networks it must have
 * @param activity how busy its memory is
 * @param memory what it asks of memory beyond its size
 */
public record Demand(
    long memoryBytes,
    int vcpus,
    CpuNeed cpu,
    ReachNeed reach,
    Activity activity,
    MemoryNeed memory) {

  /** Checks the ranges. */
  public Demand {
    Names.notNegative("memoryBytes", memoryBytes);
    Names.atLeast("vcpus", 0, vcpus);
  }

  /** Memory, all of it in use, and processors; runs anywhere. */
  public static Demand of(long memoryBytes, int vcpus) {
    return new Demand(memoryBytes, vcpus, CpuNeed.ANY, ReachNeed.NONE, Activity.idle(memoryBytes));
  }

  /** Any memory will do. */
  public Demand(long memoryBytes, int vcpus, CpuNeed cpu, ReachNeed reach, Activity activity) {
    this(memoryBytes, vcpus, cpu, reach, activity, MemoryNeed.ANY);
  }

  /** The same with another processor. */
  public Demand with(CpuNeed other) {
    return new Demand(memoryBytes, vcpus, other, reach, activity, memory);
  }

  /** The same with another need of memory. */
  public Demand with(MemoryNeed other) {
    return new Demand(memoryBytes, vcpus, cpu, reach, activity, other);
  }
}
