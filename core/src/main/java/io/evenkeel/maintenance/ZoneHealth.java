package io.evenkeel.maintenance;

/**
 * Says whether a zone is well enough for new moves to begin: no storm in the network, no alarm in
 * the panel's own monitoring. It is asked with every tick for every operation, on the thread that
 * ticks, so it must answer at once from what is known already.
 */
@FunctionalInterface
public interface ZoneHealth {

  /** Nothing is ever wrong. */
  ZoneHealth GOOD = zone -> "";

  /**
   * What is wrong with a zone. While something is, no move and no stop is begun there; what runs
   * goes on. One that throws counts as trouble.
   *
   * @return one sentence, or an empty text if all is well
   */
  String trouble(String zone);
}
