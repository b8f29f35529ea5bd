package io.evenkeel.maintenance.task;

import java.time.Instant;

/**
 * How the task of a hook stands in one operation.
 *
 * @param hook the hook's name
 * @param stage when it runs
 * @param attempt counts the attempts, from 1
 * @param state how the last attempt stands
 * @param until when its time is up
 * @param output what it said, or why it failed; the end of a long text
 */
public record TaskRun(
    String hook, Stage stage, int attempt, State state, Instant until, String output) {

  /** How an attempt stands. */
  public enum State {
    /** It was begun, and its end was not seen. */
    RUNNING,
    /** It ended well. */
    DONE,
    /** It failed, or exceeded its limit. */
    FAILED,
    /** Somebody wants it to be run again. */
    AGAIN,
    /** Somebody decided to go on without it. */
    SKIPPED;
  }

  /** The same attempt in another state. */
  public TaskRun in(State other, String said) {
    return new TaskRun(hook, stage, attempt, other, until, said);
  }
}
