package io.evenkeel.power.command;

/** What can be asked of a host by a command. */
public enum PowerVerb {
  /** The host goes down and comes up again. */
  REBOOT("reboot"),
  /** The host goes down and stays down. */
  POWER_OFF("power off"),
  /** The host comes up. */
  POWER_ON("power on"),
  /** The host tells what identifies its boot; nothing changes. */
  BOOT_ID("tell the boot id of");

  private final String words;

  PowerVerb(String words) {
    this.words = words;
  }

  /** How a sentence calls it, such as {@code power off}. */
  public String words() {
    return words;
  }
}
