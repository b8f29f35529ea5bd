package io.evenkeel.maintenance.operation;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.TreeSet;

/**
 * What the one who asks agrees to and answers for.
 *
 * @param waivers consents to go on in spite of findings
 * @param checked codes of the checklist items that were seen to, in order
 * @param forceOff whether a workload that may be shut down, and does not within its time, may be
 *     switched off
 */
public record Consents(List<Waiver> waivers, List<String> checked, boolean forceOff) {

  /** To nothing. */
  public static final Consents NONE = new Consents(List.of(), List.of(), false);

  /** Copies and sorts. */
  public Consents {
    waivers = List.copyOf(waivers);
    checked = List.copyOf(new TreeSet<>(checked));
  }

  /** The same and one more waiver. */
  public Consents waiving(Waiver waiver) {
    return new Consents(
        ImmutableList.<Waiver>builder().addAll(waivers).add(waiver).build(), checked, forceOff);
  }

  /** The same and one more item of the checklist. */
  public Consents checked(String code) {
    return new Consents(
        waivers, ImmutableList.<String>builder().addAll(checked).add(code).build(), forceOff);
  }

  /** The same, and what does not shut down may be switched off. */
  public Consents forcingOff() {
    return new Consents(waivers, checked, true);
  }
}
