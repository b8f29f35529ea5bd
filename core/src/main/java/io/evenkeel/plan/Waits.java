package io.evenkeel.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * For which earlier steps each must wait: those that free the room it needs, and those that free
 * its place. Whoever keeps to that may run late, and still no host is ever filled beyond its room.
 */
final class Waits {

  private final Agenda agenda;
  private final Timing timing;
  private final int[] byStart;
  private final int[] byEnd;

  Waits(Agenda agenda, Timing timing) {
    this.agenda = agenda;
    this.timing = timing;
    this.byStart = timing.byStart();
    this.byEnd = timing.byEnd();
  }

  /** As if the steps ran one after the other, by their numbers. */
  static Waits inTurn(Agenda agenda) {
    Timing timing = new Timing(agenda.size);
    for (int step = 0; step < agenda.size; step++) {
      timing.start()[step] = step;
      timing.end()[step] = step + 1L;
    }
    return new Waits(agenda, timing);
  }

  /** By step. */
  List<List<Integer>> all() {
    List<List<Integer>> all = new ArrayList<>();
    for (int step = 0; step < agenda.size; step++) {
      List<Integer> waits = new ArrayList<>();
      for (int earlier : agenda.clear[step]) {
        waits.add(earlier);
      }
      if (agenda.tight[agenda.to[step]]) {
        freeRoom(step, waits);
      }
      all.add(waits);
    }
    return all;
  }

  /** The shortest row of departures that makes room for all arrivals so far and this one. */
  private void freeRoom(int step, List<Integer> waits) {
    int host = agenda.to[step];
    long memory = agenda.site.memory[host];
    long vcpus = agenda.site.vcpus[host];
    int page = agenda.page[step];
    long inPages = agenda.site.pages.free(page, host);
    for (int i = 0; i < byStart.length; i++) {
      int other = byStart[i];
      if (agenda.to[other] == host) {
        memory -= agenda.memory[other];
        vcpus -= agenda.vcpus[other];
        inPages -= agenda.page[other] == page ? agenda.memory[other] : 0;
      }
      if (other == step) {
        break;
      }
    }
    for (int i = 0; i < byEnd.length && (memory < 0 || vcpus < 0 || inPages < 0); i++) {
      int other = byEnd[i];
      if (agenda.from[other] == host && timing.end()[other] <= timing.start()[step]) {
        memory += agenda.memory[other];
        vcpus += agenda.vcpus[other];
        inPages += agenda.page[other] == page ? agenda.memory[other] : 0;
        waits.add(other);
      }
    }
  }
}
