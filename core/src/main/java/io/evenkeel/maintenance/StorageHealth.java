package io.evenkeel.maintenance;

/**
 * Says whether the storage that the hosts of a zone carry together is healthy. It is asked before a
 * host of a storage cluster is taken out, and before it comes back. It may block, up to a time
 * limit of its own.
 */
@FunctionalInterface
public interface StorageHealth {

  /**
   * What is wrong with the storage of a zone.
   *
   * @return one sentence, or an empty text if it is healthy
   * @throws Exception if it could not be asked; that counts as not healthy
   */
  String trouble(String zone) throws Exception;
}
