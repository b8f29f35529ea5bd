package io.evenkeel.spi;

/**
 * Why a workload can't be moved live.
 *
 * @param code stable, in capitals: {@code HOST_DEVICE}, {@code CPU_PASSTHROUGH}, {@code LOCAL_DISK}
 * @param detail what exactly: a device address, a path
 */
public record Blocker(String code, String detail) {

  /** Checks the code. */
  public Blocker {
    Names.id("blocker code", code);
  }

  @Override
  public String toString() {
    return detail.isEmpty() ? code : code + " " + detail;
  }
}
