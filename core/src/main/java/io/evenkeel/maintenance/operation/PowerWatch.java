package io.evenkeel.maintenance.operation;

import java.time.Instant;

/**
 * What was last asked of a host's power, and how far that was seen to happen. The host is watched
 * down and up again: nothing returns to it before.
 *
 * @param verb what was asked
 * @param number counts what was asked in this operation, from 1
 * @param boot the boot the host was in then; empty where the platform does not tell
 * @param askedAt when
 * @param phase how far it was seen to happen
 */
public record PowerWatch(Verb verb, int number, String boot, Instant askedAt, Phase phase) {

  /** Nothing was asked. */
  public static final PowerWatch NONE = new PowerWatch(Verb.NONE, 0, "", Instant.EPOCH, Phase.BACK);

  /** What was asked. */
  public enum Verb {
    /** Nothing. */
    NONE("nothing"),
    /** Reboot. */
    REBOOT("reboot"),
    /** Power off. */
    POWER_OFF("power off"),
    /** Power on. */
    POWER_ON("power on");

    private final String text;

    Verb(String text) {
      this.text = text;
    }

    /** The words for people. */
    @Override
    public String toString() {
      return text;
    }
  }

  /** How far it was seen to happen. */
  public enum Phase {
    /** A person wants it; the host was not asked yet. */
    WANTED,
    /** Written down; whether the host was asked is not known. */
    ASKED,
    /** The host was asked, and that was answered. */
    ANSWERED,
    /** The host was seen not to answer. */
    DOWN,
    /** The host was seen up again, in another boot. */
    BACK
  }

  /** The key under which the answer to what was asked is reported. */
  public String key(String operation) {
    return operation + "#power/" + number;
  }

  /** Whether the host has not come back yet. */
  public boolean pending() {
    return verb != Verb.NONE && phase != Phase.BACK;
  }

  /** What a person wants next. */
  public PowerWatch wanted(Verb verbNow, Instant now) {
    return new PowerWatch(verbNow, number + 1, boot, now, Phase.WANTED);
  }

  /** The next request. */
  public PowerWatch next(Verb asked, String bootNow, Instant now) {
    String before = bootNow.isEmpty() ? boot : bootNow;
    return new PowerWatch(asked, number + 1, before, now, Phase.ASKED);
  }

  /** The same, seen further. */
  public PowerWatch in(Phase other) {
    return new PowerWatch(verb, number, boot, askedAt, other);
  }

  /** Whether the host could not be asked. */
  public boolean refused() {
    return verb == Verb.NONE && !askedAt.equals(Instant.EPOCH);
  }

  /** The same; what could not be asked may be asked again. */
  public PowerWatch forgotten() {
    return refused() ? new PowerWatch(verb, number, boot, Instant.EPOCH, phase) : this;
  }

  /** The same; the host could not be asked. */
  public PowerWatch notAsked() {
    return new PowerWatch(Verb.NONE, number, boot, askedAt, Phase.BACK);
  }
}
