package io.evenkeel.maintenance;

/**
 * Says whether somebody may do something. The embedding panel supplies it; there is no silent
 * default. An authorizer that throws denies.
 */
@FunctionalInterface
public interface Authorizer {

  /** What somebody may want to do. */
  enum Action {
    /** See findings, hosts and operations. */
    VIEW,
    /** Ask for a plan. */
    PLAN,
    /** Cordon, enter, leave, cancel. */
    RUN,
    /** Go on in spite of a finding. */
    WAIVE,
    /** Let workloads be stopped that can't be moved. */
    STOP,
    /** Reboot a host, power it off or on. */
    POWER
  }

  /** Whether this person may do this with this host. */
  boolean allows(String actor, Action action, String host);

  /** Everybody may do everything: to be written out where it is meant. */
  static Authorizer allowAll() {
    return (actor, action, host) -> true;
  }
}
