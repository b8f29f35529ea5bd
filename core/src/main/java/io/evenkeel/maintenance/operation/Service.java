package io.evenkeel.maintenance.operation;

import io.evenkeel.spi.HostCpu;
import java.time.Instant;
import java.util.List;

/**
 * The host itself in an operation: how it served before, and what stands between it and serving
 * again.
 *
 * @param cordonedBefore whether the host was cordoned before; then it stays so afterwards
 * @param cpuBefore the processor it had
 * @param power what was asked of its power, and how far that was seen to happen
 * @param reboot whether it is to be rebooted before workloads return
 * @param waivers consents to bring it back in spite of something
 * @param backAt when it was back in service; {@link Instant#EPOCH} while it is not
 */
public record Service(
    boolean cordonedBefore,
    HostCpu cpuBefore,
    PowerWatch power,
    boolean reboot,
    List<Waiver> waivers,
    Instant backAt) {

  /** Copies. */
  public Service {
    waivers = List.copyOf(waivers);
  }

  /** As it was found. */
  public static Service before(boolean cordoned, HostCpu cpu) {
    return new Service(cordoned, cpu, PowerWatch.NONE, false, List.of(), Instant.EPOCH);
  }

  /** Whether it is back in service. */
  public boolean back() {
    return !backAt.equals(Instant.EPOCH);
  }

  /** Whether something of this code need not be waited for. */
  public boolean waived(String code, Instant now) {
    return waivers.stream().anyMatch(waiver -> waiver.code().equals(code) && waiver.valid(now));
  }

  /** The same with another state of its power. */
  public Service power(PowerWatch other) {
    return new Service(cordonedBefore, cpuBefore, other, reboot, waivers, backAt);
  }

  /** The same, to be rebooted or not, and with more consents. */
  public Service leaving(boolean rebooting, List<Waiver> consents) {
    return new Service(cordonedBefore, cpuBefore, power, rebooting, consents, backAt);
  }

  /** The same, back in service. */
  public Service back(Instant now) {
    return new Service(cordonedBefore, cpuBefore, power, reboot, waivers, now);
  }
}
