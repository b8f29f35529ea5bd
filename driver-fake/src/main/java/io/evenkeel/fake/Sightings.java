package io.evenkeel.fake;

import io.evenkeel.spi.Inventory;
import io.evenkeel.spi.Power;
import io.evenkeel.spi.Workload;
import java.util.Map;
import java.util.TreeMap;

/** Which of several sightings is the workload itself. */
final class Sightings {

  private Sightings() {}

  /** One sighting of each workload, in id order: where it runs, else where it is known. */
  static Map<String, Workload> ofEachWorkload(Inventory inventory) {
    Map<String, Workload> best = new TreeMap<>();
    for (Workload sighting : inventory.workloads()) {
      if (rank(sighting.power()) > 0) {
        best.merge(sighting.id(), sighting, Sightings::better);
      }
    }
    return best;
  }

  private static Workload better(Workload one, Workload other) {
    return rank(other.power()) > rank(one.power()) ? other : one;
  }

  private static int rank(Power power) {
    return switch (power) {
      case RUNNING -> 4;
      case PAUSED -> 3;
      case POST_COPY_BROKEN -> 2;
      case STOPPED -> 1;
      case INCOMING, LEFT_BEHIND -> 0;
    };
  }

  /** The word of a document: what can't go on by itself is nearest to paused. */
  static String powerWord(Power power) {
    return Words.word(power == Power.POST_COPY_BROKEN ? Power.PAUSED : power);
  }
}
