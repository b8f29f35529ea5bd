package io.evenkeel.maintenance;

import com.google.common.collect.ImmutableList;
import io.evenkeel.maintenance.operation.Asker;
import io.evenkeel.maintenance.operation.Ending;
import io.evenkeel.maintenance.operation.Waiver;
import java.util.List;

/**
 * Asks for a host to be brought back. Immutable: each method returns another request.
 *
 * @param asker who asks, and why
 * @param ending what becomes of the workloads that are away
 * @param reboot whether the host is rebooted first
 * @param waivers consents to bring it back in spite of something
 */
public record LeaveRequest(Asker asker, Ending ending, Reboot reboot, List<Waiver> waivers) {

  /** Whether the host is rebooted before workloads return. */
  public enum Reboot {
    /** As the policy of the zone says. */
    BY_POLICY,
    /** It is. */
    YES,
    /** It is not. */
    NO
  }

  /** Copies, and checks that waivers are complete. */
  public LeaveRequest {
    waivers = List.copyOf(waivers);
    Waivers.mustBeComplete(waivers);
  }

  /** As the policy of the zone says: unless it says otherwise, every workload comes home. */
  public static LeaveRequest by(String actor) {
    return new LeaveRequest(new Asker(actor, ""), Ending.OPEN, Reboot.BY_POLICY, List.of());
  }

  /** Why. */
  public LeaveRequest because(String reason) {
    return new LeaveRequest(new Asker(asker.actor(), reason), ending, reboot, waivers);
  }

  /** Every workload comes home. */
  public LeaveRequest bringHome() {
    return ending(Ending.BRING_HOME);
  }

  /** Moved workloads stay where they are; what was stopped starts again. */
  public LeaveRequest leaveThere() {
    return ending(Ending.LEAVE_THERE);
  }

  /** The operation ends with things as they are. */
  public LeaveRequest acceptAsIs() {
    return ending(Ending.ACCEPT_AS_IS);
  }

  /** The host is rebooted, and must be up again, before workloads return. */
  public LeaveRequest rebooting() {
    return new LeaveRequest(asker, ending, Reboot.YES, waivers);
  }

  /** The host is not rebooted, whatever the policy says. */
  public LeaveRequest withoutReboot() {
    return new LeaveRequest(asker, ending, Reboot.NO, waivers);
  }

  /**
   * In spite of something that would be waited for: {@code ZONE_PAUSE}, {@code
   * STORAGE_NOT_HEALTHY}, {@code HOST_NOT_REBOOTED}.
   */
  public LeaveRequest waiving(Waiver waiver) {
    return new LeaveRequest(
        asker, ending, reboot, ImmutableList.<Waiver>builder().addAll(waivers).add(waiver).build());
  }

  private LeaveRequest ending(Ending other) {
    return new LeaveRequest(asker, other, reboot, waivers);
  }
}
