package io.evenkeel.cli;

import io.evenkeel.cli.session.BadInput;
import java.util.function.Supplier;

/** Asks the engine for something that the state of a host may forbid. */
final class Requests {

  private Requests() {}

  /**
   * The answer.
   *
   * @throws BadInput with the engine's own words, if the state of the host forbids it
   */
  static <T> T of(Supplier<T> request) {
    try {
      return request.get();
    } catch (IllegalStateException e) {
      throw new BadInput(String.valueOf(e.getMessage()), e);
    }
  }
}
