package io.evenkeel.tck;

import org.junit.jupiter.api.AfterEach;

/** What every chapter of the contract needs. */
public interface Chapter {

  /**
   * Where the driver is tried. Always the same one in one test: keep it in a field of the test
   * class, of which JUnit makes one for each test.
   */
  Playground playground();

  /** Nothing is left behind, whatever came of the test. */
  @AfterEach
  default void the_playground_is_cleared() {
    playground().close();
  }
}
