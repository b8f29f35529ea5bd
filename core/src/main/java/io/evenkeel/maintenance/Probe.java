package io.evenkeel.maintenance;

/**
 * Sees to an item of the checklist by itself: opens the console of a host, asks its BMC. It may
 * block, up to a time limit of its own.
 */
@FunctionalInterface
public interface Probe {

  /**
   * What is wrong.
   *
   * @return one sentence, or an empty text if all is well
   * @throws Exception if it could not be tried; that counts as not seen to
   */
  String trouble(String host) throws Exception;
}
