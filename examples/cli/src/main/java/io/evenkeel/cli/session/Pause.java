package io.evenkeel.cli.session;

/** Waiting, on the thread of the command. */
public final class Pause {

  private Pause() {}

  /** Waits; ends early, with the thread's interrupt kept, when it is interrupted. */
  public static void millis(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
