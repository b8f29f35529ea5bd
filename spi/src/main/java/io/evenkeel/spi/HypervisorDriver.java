package io.evenkeel.spi;

import java.util.Optional;
import java.util.Set;

/**
 * One hypervisor platform, as the maintenance engine sees it: it is observed, it is given orders,
 * and it says how an order goes. Six methods make a first driver.
 *
 * <p><b>Looking is the truth.</b> What {@link #observe()} shows decides; {@link #progress(Order)}
 * is a hint that makes things faster and nicer to watch. A driver must never guess: a host that did
 * not answer is {@link HostStatus#UNREACHABLE}, not empty.
 *
 * <p><b>Threads.</b> {@code observe} may block up to the driver's own deadline, which it must have.
 * The other methods return promptly: a long call to the hypervisor runs on the executor the driver
 * was opened with. All methods may be called from several threads at once.
 */
public interface HypervisorDriver extends AutoCloseable {

  /** What this driver can do. Constant over the driver's life. An order beyond it is refused. */
  Set<Capability> capabilities();

  /**
   * One complete, fresh listing of every host and every workload on it.
   *
   * <p>A workload is listed once for each host that knows it: during a migration the source and the
   * incoming copy are both reported, each with its own {@link Presence}. Workloads of a host that
   * did not answer are left out, and the host is {@link HostStatus#UNREACHABLE}.
   *
   * @throws DriverException {@code TRANSIENT} if nothing at all could be observed
   */
  Inventory observe();

  /**
   * Begins to carry out an order and returns without waiting for its end. The hypervisor itself
   * must carry a move, so that it goes on when this process dies (see {@link
   * Capability#HYPERVISOR_DRIVEN_MOVES}).
   *
   * <p>An order's id is its identity: starting the same order again must not do it twice.
   *
   * @throws DriverException {@code REFUSED}, {@code NOT_FOUND} or {@code UNSUPPORTED}: nothing has
   *     changed; {@code TRANSIENT}: nothing has changed, try again; {@code OUTCOME_UNKNOWN}: it may
   *     have begun, look before doing anything else
   */
  void start(Order order);

  /**
   * How an order goes, as far as this driver instance knows. After a restart of the process it may
   * know nothing: {@link Progress#unknown()}.
   */
  Progress progress(Order order);

  /**
   * Asks the hypervisor to give up a running move. It may come too late; only an observation tells.
   *
   * @throws DriverException {@code UNSUPPORTED} without {@link Capability#CANCEL}; {@code
   *     NOT_FOUND} if no such order runs (then there is nothing to cancel)
   */
  void cancel(Order order);

  /**
   * Changes how a move that runs is carried out: its speed and the downtime it is allowed. Whether
   * disks move along stays as it was ordered.
   *
   * @throws DriverException {@code UNSUPPORTED} if this driver or platform can't; {@code NOT_FOUND}
   *     if no such order runs; {@code TRANSIENT} if it does not send yet
   */
  default void retune(Order.Migrate order, Tuning tuning) {
    throw new DriverException(
        DriverException.Kind.UNSUPPORTED, "this driver can't change a move that runs: " + order);
  }

  /**
   * Makes the platform's own scheduler place nothing new on the host, or lets it again. A platform
   * without a scheduler (plain libvirt) has nothing to do here: the engine keeps the cordon.
   *
   * @throws DriverException {@code NOT_FOUND} for an unknown host; {@code TRANSIENT} if it did not
   *     answer
   */
  void cordon(String host, boolean cordoned);

  /**
   * Makes what is started in a zone from now on ask for no more than this processor. What runs
   * keeps the one that it was started with. Called again with an equal value it changes nothing.
   *
   * @throws DriverException {@code UNSUPPORTED} without {@link Capability#ZONE_CPU}; {@code
   *     NOT_FOUND} for an unknown zone
   */
  default void lowerCpu(String zone, HostCpu cpu) {
    throw new DriverException(
        DriverException.Kind.UNSUPPORTED, "this driver can't lower the CPU model of zone " + zone);
  }

  /** What reboots and switches the hosts, where the platform or its configuration has it. */
  default Optional<HostPower> power() {
    return Optional.empty();
  }

  /** Releases connections and threads. Running moves go on. Idempotent. */
  @Override
  default void close() {}
}
