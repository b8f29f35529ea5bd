package io.evenkeel.plan;

/** Prefers the host on which the least would be left: large holes stay for large workloads. */
final class Snug implements Preference {

  private final Layout layout;
  private final Scarcity scarcity;

  Snug(Layout layout, Scarcity scarcity) {
    this.layout = layout;
    this.scarcity = scarcity;
  }

  @Override
  public double cost(Party party, int host) {
    return scarcity.worth(layout.memory[host] - party.memory, layout.vcpus[host] - party.vcpus);
  }
}
