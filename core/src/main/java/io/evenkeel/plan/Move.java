package io.evenkeel.plan;

import java.time.Duration;
import java.util.List;

/**
 * One workload goes from one host to another.
 *
 * @param id unique in the plan: {@code m1}, {@code m2}, ...
 * @param workload what moves
 * @param route from where to where
 * @param how in which way
 * @param why for what
 * @param schedule when, and after which other moves
 */
public record Move(String id, String workload, Route route, How how, Why why, Schedule schedule) {

  /** In which way a workload moves. */
  public enum How {
    /** While it runs. */
    LIVE,
    /** While it runs, with its local disks. */
    LIVE_WITH_STORAGE,
    /** Shut down, moved, started. */
    COLD
  }

  /** For what a workload moves. */
  public enum Why {
    /** Its host is to be emptied. */
    VACATE,
    /** Another workload needs its room. */
    MAKE_ROOM,
    /** A rule keeps it with one that leaves. */
    TOGETHER,
    /** It goes home. */
    RETURN
  }

  /**
   * From where to where.
   *
   * @param from host where it runs
   * @param to host where it shall run
   */
  public record Route(String from, String to) {}

  /**
   * When a move runs, counted from the start of the plan.
   *
   * @param start begins
   * @param end has ended
   * @param bitsPerSecond bandwidth set aside for it; 0 for a cold move
   * @param after ids of the moves that must have ended before it begins, in id order
   */
  public record Schedule(Duration start, Duration end, long bitsPerSecond, List<String> after) {

    /** Copies and sorts. */
    public Schedule {
      after = after.stream().sorted().toList();
    }
  }

  /** Host where it runs. */
  public String from() {
    return route.from();
  }

  /** Host where it shall run. */
  public String to() {
    return route.to();
  }

  /** When it begins. */
  public Duration start() {
    return schedule.start();
  }

  /** When it has ended. */
  public Duration end() {
    return schedule.end();
  }
}
