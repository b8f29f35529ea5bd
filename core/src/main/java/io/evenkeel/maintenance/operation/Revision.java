package io.evenkeel.maintenance.operation;

/**
 * Which edition of an operation this is.
 *
 * @param version counts the writes, from 1; a store refuses a write that does not follow the last
 *     one
 * @param entries how many journal entries the operation has
 */
public record Revision(long version, long entries) {}
