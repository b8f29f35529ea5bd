package io.evenkeel.plan;

import io.evenkeel.spi.Host;

/**
 * Prefers the host that would be done receiving first, and of those the emptiest: the one with most
 * left of what it has least of, memory, vCPUs, or processors that are idle now.
 */
final class Spread implements Preference {

  private final Layout layout;
  private final double[] bytes;
  private final double[] seconds;
  private final double[] busyCpus;

  Spread(Layout layout) {
    this.layout = layout;
    this.busyCpus =
        layout.site.hosts.stream().mapToDouble(host -> host.state().busyCpus().orElse(0)).toArray();
    this.bytes = new double[layout.site.hosts.size()];
    this.seconds = new double[layout.site.hosts.size()];
  }

  @Override
  public double cost(Party party, int host) {
    Host target = layout.site.hosts.get(host);
    double rate = target.reach().migrationBitsPerSecond() / 8.0;
    double sent = bytes[host] + party.bytes;
    double one = seconds[host] + party.bytes / rate + 1;
    double busy = Math.max(sent / rate, one / target.limits().maxMigrationsIn());
    return busy + full(party, host, target);
  }

  @Override
  public void chosen(Party party, int host) {
    double rate = layout.site.hosts.get(host).reach().migrationBitsPerSecond() / 8.0;
    bytes[host] += party.bytes;
    seconds[host] += party.bytes / rate + 1;
    busyCpus[host] += busyCpus(party);
  }

  private static double busyCpus(Party party) {
    double busy = 0;
    for (Resident member : party.members) {
      busy += MeasuredLoad.busyCpus(member.workload);
    }
    return busy;
  }

  /** How full the host would be, from 0 to 1. */
  private double full(Party party, int host, Host target) {
    double memory =
        1 - (double) (layout.memory[host] - party.memory) / (target.memoryCapacityBytes() + 1.0);
    double vcpus = 1 - (double) (layout.vcpus[host] - party.vcpus) / (target.vcpuCapacity() + 1.0);
    double busy = (busyCpus[host] + busyCpus(party)) / (target.hardware().vcpus() + 1.0);
    return Math.max(Math.max(memory, vcpus), Math.min(1, busy));
  }
}
