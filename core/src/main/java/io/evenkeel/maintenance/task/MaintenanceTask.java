package io.evenkeel.maintenance.task;

/**
 * Something a panel does around or in a maintenance: switch storage services off and on, update a
 * kernel, tell the monitoring.
 *
 * <p>It runs on the executor that {@code Maintenance} was built with, and may block for as long as
 * its hook's limit; then its thread is interrupted. It runs at least once: where a process died
 * after a task had begun, it is begun again. So it must be repeatable; {@link Context#key()} tells
 * the attempts apart.
 */
@FunctionalInterface
public interface MaintenanceTask {

  /**
   * Does it.
   *
   * @return what is to be written into the journal; of a long text only the end
   * @throws Exception if it failed; its message goes into the journal
   */
  String run(Context context) throws Exception;

  /**
   * For what it is run.
   *
   * @param host the host
   * @param operation the maintenance operation
   * @param hook the hook it hangs on
   * @param attempt counts the attempts, from 1
   */
  record Context(String host, String operation, String hook, int attempt) {

    /** Identifies this attempt for ever. */
    public String key() {
      return operation + "#task:" + hook + "/" + attempt;
    }
  }
}
