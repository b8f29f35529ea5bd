package io.evenkeel.maintenance.task;

/** When a hook runs. */
public enum Stage {
  /** Before the host is touched: it is not cordoned yet, and everything runs on it. */
  BEFORE_ENTERING("before entering"),
  /** Once the host is proven empty. */
  IN_MAINTENANCE("in maintenance"),
  /** On the way out, once the host is up (rebooted, if it was to be), before it takes workloads. */
  BEFORE_LEAVING("before leaving"),
  /** Once the host is back in service and nothing moves to it any more. */
  AFTER_LEAVING("after leaving");

  private final String text;

  Stage(String text) {
    this.text = text;
  }

  /** The words for people. */
  @Override
  public String toString() {
    return text;
  }
}
