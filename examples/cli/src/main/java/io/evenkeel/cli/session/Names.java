package io.evenkeel.cli.session;

import io.evenkeel.spi.Inventory;
import io.evenkeel.spi.Workload;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What workloads are called in front of people, who do not think in UUIDs. */
public final class Names {

  private static final int SHORT = 12;
  private static final int SHORTENED = 8;

  private final Map<String, String> names = new TreeMap<>();
  private final Set<String> shared = new TreeSet<>();

  /** The names that an observation shows. */
  public Names(Inventory inventory) {
    Map<String, String> owners = new TreeMap<>();
    for (Workload workload : inventory.workloads()) {
      names.put(workload.id(), workload.name());
      String owner = owners.putIfAbsent(workload.name(), workload.id());
      if (owner != null && !owner.equals(workload.id())) {
        shared.add(workload.name());
      }
    }
  }

  /** Whether a workload has this name, as others may have, too. */
  public boolean isName(String id, String name) {
    return names.getOrDefault(id, id).equals(name);
  }

  /**
   * The name, with as much of the id as it takes to tell it from others; of a workload that is not
   * known the id.
   */
  public String of(String id) {
    String name = names.getOrDefault(id, id);
    if (name.isBlank() || name.equals(id)) {
      return id;
    }
    if (id.length() <= SHORT) {
      return name + " (" + id + ")";
    }
    return shared.contains(name) ? name + " (" + id.substring(0, SHORTENED) + ")" : name;
  }
}
