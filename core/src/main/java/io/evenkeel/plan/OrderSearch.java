package io.evenkeel.plan;

import java.util.Arrays;

/**
 * The best order of a few steps whose targets are certain and that wait for each other's links or
 * room: at the full rate of each first, which is nearly always near the best, then at a choice of
 * rates.
 */
final class OrderSearch {

  /** Starts that are looked at: about a millisecond each. */
  private static final int AT_FULL_RATE = 4_000;

  private static final int AT_ANY_RATE = 16_000;

  private static final int RATES = 3;

  private final Agenda agenda;

  OrderSearch(Agenda agenda) {
    this.agenda = agenda;
  }

  /**
   * Whether it is worth it: few steps, from several hosts to several, nothing under way, and
   * nothing that binds but links, slots and room.
   */
  static boolean suits(Agenda agenda, PlanRequest request, Alternatives alternatives) {
    return agenda.size <= Beam.MOST_STEPS
        && agenda.all() == agenda.size
        && agenda.equalPriorities()
        && !new Crowds(agenda, request.wishes().blastRadii()).any()
        && agenda.site.pages.pages() == 0
        && !alternatives.any()
        && several(agenda.from)
        && several(agenda.to);
  }

  private static boolean several(int[] hosts) {
    return Arrays.stream(hosts).distinct().count() > 1;
  }

  /** The shortest found, or the one that was known. */
  Timing improve(Timing known) {
    return improve(improve(known, 1, AT_FULL_RATE), RATES, AT_ANY_RATE);
  }

  private Timing improve(Timing known, int rates, int budget) {
    RateChoices choices = new RateChoices(agenda, rates);
    return new Beam(agenda, choices, budget).before(known.makespan()).orElse(known);
  }
}
