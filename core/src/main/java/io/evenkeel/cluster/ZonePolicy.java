package io.evenkeel.cluster;

import java.time.Duration;

/**
 * How the hosts of a zone are taken out and brought back.
 *
 * @param hostsOut how many of them may be out at once, at least 1
 * @param storageCluster whether the hosts carry shared storage together: then they come back one at
 *     a time, and the storage is asked whether it is healthy before and after
 * @param pause how long after one host is back in service the next may come back; not negative
 * @param rebootOnLeave whether a host is rebooted before its workloads return
 * @param bringHome whether workloads are brought home unless the request to leave says otherwise
 * @param moves how much may go on at once
 */
public record ZonePolicy(
    int hostsOut,
    boolean storageCluster,
    Duration pause,
    boolean rebootOnLeave,
    boolean bringHome,
    MoveLimits moves) {

  /** One host out at a time, no pause, no reboot, workloads come home. */
  public static final ZonePolicy DEFAULT = new ZonePolicy(1, false, Duration.ZERO, false, true);

  /** What a storage cluster takes to be whole again: OnApp asks for 5 to 10 minutes. */
  public static final Duration STORAGE_PAUSE = Duration.ofMinutes(5);

  /** No limit to what goes on at once but those of the hosts. */
  public ZonePolicy(
      int hostsOut,
      boolean storageCluster,
      Duration pause,
      boolean rebootOnLeave,
      boolean bringHome) {
    this(hostsOut, storageCluster, pause, rebootOnLeave, bringHome, MoveLimits.NONE);
  }

  /** Checks the ranges. */
  public ZonePolicy {
    if (hostsOut < 1) {
      throw new IllegalArgumentException("hostsOut is " + hostsOut + "; it must be at least 1");
    }
    if (pause.isNegative()) {
      throw new IllegalArgumentException("pause is " + pause + "; it must not be negative");
    }
  }

  /** The default for hosts that carry shared storage together. */
  public static ZonePolicy forStorageCluster() {
    return new ZonePolicy(1, true, STORAGE_PAUSE, false, true);
  }

  /** The same with another number of hosts that may be out at once. */
  public ZonePolicy hostsOut(int number) {
    return new ZonePolicy(number, storageCluster, pause, rebootOnLeave, bringHome, moves);
  }

  /** The same with another pause between two hosts that come back. */
  public ZonePolicy pause(Duration time) {
    return new ZonePolicy(hostsOut, storageCluster, time, rebootOnLeave, bringHome, moves);
  }

  /** The same, and a host is rebooted before its workloads return. */
  public ZonePolicy rebootingOnLeave() {
    return new ZonePolicy(hostsOut, storageCluster, pause, true, bringHome, moves);
  }

  /** The same, and workloads stay where they went unless the request to leave says otherwise. */
  public ZonePolicy leavingWorkloadsThere() {
    return new ZonePolicy(hostsOut, storageCluster, pause, rebootOnLeave, false, moves);
  }

  /** Whether hosts come back one at a time. */
  public boolean oneAtATime() {
    return storageCluster || !pause.isZero();
  }

  /** The same with limits to what goes on at once. */
  public ZonePolicy moves(MoveLimits limits) {
    return new ZonePolicy(hostsOut, storageCluster, pause, rebootOnLeave, bringHome, limits);
  }
}
