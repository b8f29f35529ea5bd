package io.evenkeel.spi;

/**
 * Processors of a host and the memory that is near to them.
 *
 * @param memoryBytes memory of the cell, used or free; at least 0
 * @param vcpus logical processors of the cell, at least 0
 */
public record NumaCell(long memoryBytes, int vcpus) {

  /** Checks the ranges. */
  public NumaCell {
    Names.notNegative("memoryBytes", memoryBytes);
    Names.atLeast("vcpus", 0, vcpus);
  }
}
