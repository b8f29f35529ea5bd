package io.evenkeel.spi;

import java.util.List;

/**
 * What a workload must reach from its host.
 *
 * @param storage storage it uses, in id order
 * @param networks networks it uses, in id order
 * @param localDiskBytes disks that exist on its host alone and would have to move along; at least 0
 */
public record ReachNeed(List<String> storage, List<String> networks, long localDiskBytes) {

  /** Needs nothing. */
  public static final ReachNeed NONE = new ReachNeed(List.of(), List.of(), 0);

  /** Checks, copies and sorts. */
  public ReachNeed {
    storage = Names.sorted(storage);
    networks = Names.sorted(networks);
    Names.notNegative("localDiskBytes", localDiskBytes);
  }
}
