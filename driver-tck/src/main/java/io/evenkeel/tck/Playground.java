package io.evenkeel.tck;

import io.evenkeel.spi.HostCpu;
import io.evenkeel.spi.HypervisorDriver;
import java.util.Optional;

/**
 * Two hosts of a platform, and a driver to try on them. A driver author implements it, with the
 * platform's own means and not with the driver. There may be other hosts and other workloads: the
 * contract looks at its own only.
 *
 * <p>Called from one thread. Whatever can't be done is thrown, as any exception.
 */
public interface Playground extends AutoCloseable {

  /** Opens a driver that sees both hosts. The contract does so a second time after a close. */
  HypervisorDriver open();

  /** A host that is up and neither cordoned nor short of room. */
  String firstHost();

  /** Another host like that; workloads can move between the two. */
  String secondHost();

  /**
   * Makes a small workload run. It needs nothing but to be quick: a machine without an operating
   * system will do.
   *
   * @return its id, as the driver will list it
   */
  String runWorkload(String host);

  /**
   * Makes a workload run that shuts down when it is asked to, and that has at least 64 MiB of
   * memory in use, so that a move at {@value Trial#SLOW_BITS_PER_SECOND} bit/s takes 4 s or more
   * and can be watched. It may be one that was used before, if nothing is going on with it.
   *
   * @return its id, as the driver will list it
   */
  default String bootWorkload(String host) {
    return runWorkload(host);
  }

  /** Removes a workload that runs. When this returns, no host knows it. */
  void remove(String workload);

  /**
   * Lets a little time pass: 50 to 100 ms on real hosts. The contract looks, pauses and looks
   * again, {@value Trial#LOOKS} times before it gives up.
   */
  void pause();

  /**
   * Cuts a host off, so that the driver can't reach it; its workloads run on.
   *
   * @return what brings it back; empty if this playground has no means to do so
   */
  default Optional<Runnable> cutOff(String host) {
    return Optional.empty();
  }

  /**
   * A CPU that the workloads of this playground can do with, and that is less than what they are
   * given now. The contract lowers the zone of the two hosts to it if the driver has {@code
   * ZONE_CPU}; without, this is only shown to be refused.
   *
   * @param own the CPU of the first host
   * @return the host's own, if there is no other: rule D9.3 then says little
   */
  default HostCpu lesserCpu(HostCpu own) {
    return own;
  }

  /**
   * Removes every workload that was made, wherever it is by now, be it in the midst of a move;
   * brings hosts back that are cut off; gives the zone its CPU again; closes the drivers.
   */
  @Override
  void close();
}
