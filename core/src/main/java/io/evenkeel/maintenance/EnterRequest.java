package io.evenkeel.maintenance;

import com.google.common.collect.ImmutableList;
import io.evenkeel.plan.Plan;
import io.evenkeel.plan.PlanOptions;
import java.util.List;

/**
 * Asks for a host to be taken out. Immutable: each method returns another request.
 *
 * @param asker who asks, and why
 * @param confirmed fingerprint of the plan that was shown and agreed to; empty for none
 * @param options how to plan, and whether what can't be moved may be stopped
 * @param waivers consents to go on in spite of findings
 */
public record EnterRequest(
    Asker asker, String confirmed, PlanOptions options, List<Waiver> waivers) {

  /** Copies. */
  public EnterRequest {
    waivers = List.copyOf(waivers);
  }

  /** A plain request. */
  public static EnterRequest by(String actor, String reason) {
    return new EnterRequest(new Asker(actor, reason), "", PlanOptions.DEFAULT, List.of());
  }

  /** Only if the plan is still the one that was shown. */
  public EnterRequest confirming(Plan plan) {
    return confirming(plan.fingerprint());
  }

  /** Only if the plan still has this fingerprint. */
  public EnterRequest confirming(String fingerprint) {
    return new EnterRequest(asker, fingerprint, options, waivers);
  }

  /** Whatever can't be moved may be shut down. */
  public EnterRequest stopWhatCannotMove() {
    return options(options.stoppingWhatCannotMove());
  }

  /** One move after the other. */
  public EnterRequest sequentially() {
    return options(options.sequentially());
  }

  /** With other options. */
  public EnterRequest options(PlanOptions other) {
    return new EnterRequest(asker, confirmed, other, waivers);
  }

  /** In spite of one finding code. */
  public EnterRequest waiving(Waiver waiver) {
    return new EnterRequest(
        asker,
        confirmed,
        options,
        ImmutableList.<Waiver>builder().addAll(waivers).add(waiver).build());
  }
}
