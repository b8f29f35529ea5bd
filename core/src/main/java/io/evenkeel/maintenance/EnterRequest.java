package io.evenkeel.maintenance;

import io.evenkeel.maintenance.operation.Asker;
import io.evenkeel.maintenance.operation.Consents;
import io.evenkeel.maintenance.operation.Waiver;
import io.evenkeel.plan.Plan;
import io.evenkeel.plan.PlanOptions;
import java.util.List;

/**
 * Asks for a host to be taken out. Immutable: each method returns another request.
 *
 * @param asker who asks, and why
 * @param confirmed the plan that was shown and agreed to
 * @param options how to plan, and whether what can't be moved may be stopped
 * @param consents what else the one who asks agrees to
 */
public record EnterRequest(
    Asker asker, Confirmation confirmed, PlanOptions options, Consents consents) {

  /** Checks that waivers are complete. */
  public EnterRequest {
    Waivers.mustBeComplete(consents.waivers());
  }

  /** A plain request. */
  public static EnterRequest by(String actor, String reason) {
    return new EnterRequest(
        new Asker(actor, reason), Confirmation.NONE, PlanOptions.DEFAULT, Consents.NONE);
  }

  /** Only if the plan is still the one that was shown. */
  public EnterRequest confirming(Plan plan) {
    return new EnterRequest(asker, Confirmation.of(plan), options, consents);
  }

  /** Only if the plan still has this fingerprint. */
  public EnterRequest confirming(String fingerprint) {
    return new EnterRequest(asker, new Confirmation(fingerprint, List.of()), options, consents);
  }

  /** Whatever can't be moved may be shut down. */
  public EnterRequest stopWhatCannotMove() {
    return options(options.stoppingWhatCannotMove());
  }

  /**
   * A workload that may be shut down, and does not within its time, may be switched off: its guest
   * loses what it has not written.
   */
  public EnterRequest forceOffWhatIgnoresShutdown() {
    return consents(consents.forcingOff());
  }

  /** One move after the other. */
  public EnterRequest sequentially() {
    return options(options.sequentially());
  }

  /** With other options. */
  public EnterRequest options(PlanOptions other) {
    return new EnterRequest(asker, confirmed, other, consents);
  }

  /** An item of the checklist was seen to. */
  public EnterRequest checked(String code) {
    return consents(consents.checked(code));
  }

  /** In spite of one finding code. */
  public EnterRequest waiving(Waiver waiver) {
    return consents(consents.waiving(waiver));
  }

  private EnterRequest consents(Consents other) {
    return new EnterRequest(asker, confirmed, options, other);
  }
}
