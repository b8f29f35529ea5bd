package io.evenkeel.maintenance;

/** Thrown when the authorizer says no. Nothing has been done. */
public final class NotPermittedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NotPermittedException(String actor, Authorizer.Action action, String host) {
    super(
        "%s may not %s on host %s; ask whoever gives out permissions in your panel"
            .formatted(actor, action, host));
  }
}
