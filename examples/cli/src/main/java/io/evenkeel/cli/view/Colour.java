package io.evenkeel.cli.view;

/** The few colours that mean something. */
public enum Colour {
  /** Done, in service. */
  GREEN("32"),
  /** Under way, worth a look. */
  YELLOW("33"),
  /** Somebody should do something. */
  RED("31"),
  /** What matters. */
  BOLD("1"),
  /** What matters less. */
  FAINT("2");

  private final String code;

  Colour(String code) {
    this.code = code;
  }

  String around(String text) {
    return "\033[" + code + "m" + text + "\033[0m";
  }
}
