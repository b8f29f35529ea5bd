package io.evenkeel.maintenance.operation;

import io.evenkeel.preflight.Finding;
import java.time.Instant;
import java.util.List;

/**
 * How far an operation has come.
 *
 * @param since when its state began
 * @param ending what becomes of the workloads
 * @param cordonedBefore whether the host was cordoned before; then it stays so afterwards
 * @param bootBefore the boot that a reboot or power-off was asked in; nothing returns to the host
 *     while it still shows that boot; empty if none was asked
 * @param waiting what it waits for as a whole
 * @param findings what preflight found when it was requested
 */
public record Standing(
    Instant since,
    Ending ending,
    boolean cordonedBefore,
    String bootBefore,
    List<Waiting> waiting,
    List<Finding> findings) {

  /** Copies. */
  public Standing {
    waiting = List.copyOf(waiting);
    findings = List.copyOf(findings);
  }

  /** The same, in a state that begins now. */
  public Standing since(Instant now) {
    return new Standing(now, ending, cordonedBefore, bootBefore, waiting, findings);
  }

  /** The same with another ending. */
  public Standing ending(Ending other) {
    return new Standing(since, other, cordonedBefore, bootBefore, waiting, findings);
  }

  /** The same, after a reboot or power-off was asked in this boot. */
  public Standing bootBefore(String boot) {
    return new Standing(since, ending, cordonedBefore, boot, waiting, findings);
  }

  /** The same, waiting for other things. */
  public Standing waiting(List<Waiting> others) {
    return new Standing(since, ending, cordonedBefore, bootBefore, others, findings);
  }
}
