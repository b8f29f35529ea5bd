package io.evenkeel.spi;

/**
 * How far a host may be used.
 *
 * @param memoryOvercommit memory may be given out this many times, greater than 0
 * @param cpuOvercommit processors may be given out this many times, greater than 0
 * @param reservedMemoryBytes kept from workloads after overcommit, at least 0
 * @param maxMigrationsIn moves that may reach the host at once, at least 0
 * @param maxMigrationsOut moves that may leave the host at once, at least 0
 */
public record Limits(
    double memoryOvercommit,
    double cpuOvercommit,
    long reservedMemoryBytes,
    int maxMigrationsIn,
    int maxMigrationsOut) {

  /** No overcommit, nothing reserved, eight moves each way. */
  public static final Limits DEFAULT = new Limits(1.0, 1.0, 0, 8, 8);

  /** Checks the ranges. */
  public Limits {
    Names.positive("memoryOvercommit", memoryOvercommit);
    Names.positive("cpuOvercommit", cpuOvercommit);
    Names.notNegative("reservedMemoryBytes", reservedMemoryBytes);
    Names.atLeast("maxMigrationsIn", 0, maxMigrationsIn);
    Names.atLeast("maxMigrationsOut", 0, maxMigrationsOut);
  }
}
