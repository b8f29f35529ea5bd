package io.evenkeel.cli.session;

/** What was asked can't be done, for a reason that lies in the asking. Nothing was changed. */
public final class BadInput extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message one line: the thing, what is wrong with it, the remedy
   */
  public BadInput(String message) {
    super(message);
  }

  /**
   * @param message one line: the thing, what is wrong with it, the remedy
   * @param cause what was caught
   */
  public BadInput(String message, Throwable cause) {
    super(message, cause);
  }
}
