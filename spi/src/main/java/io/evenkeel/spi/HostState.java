package io.evenkeel.spi;

/**
 * What a host looks like now.
 *
 * @param status what the platform says of it
 * @param storageRepairing whether a drive or storage repair that needs this host is in progress
 * @param bootId identifies the boot, so that a reboot can be told; empty where unknown
 */
public record HostState(HostStatus status, boolean storageRepairing, String bootId) {

  /** Running, no repair, boot unknown. */
  public static final HostState RUNNING = new HostState(HostStatus.RUNNING, false, "");
}
