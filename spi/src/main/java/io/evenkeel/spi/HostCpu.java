package io.evenkeel.spi;

import java.util.List;

/**
 * A host's processor as guests can see it.
 *
 * @param model model name; empty means unknown, and such a host is taken to run everything
 * @param models every model the host can give a guest, in id order; defaults to {@code model} alone
 * @param features features beyond the model, in id order
 */
public record HostCpu(String model, List<String> models, List<String> features) {

  /** A host that runs everything. */
  public static final HostCpu ANY = new HostCpu("", List.of(), List.of());

  /** Copies and sorts; an empty list of models becomes the model alone. */
  public HostCpu {
    models = Names.sorted(models.isEmpty() && !model.isEmpty() ? List.of(model) : models);
    features = Names.sorted(features);
  }

  /** Whether every guest that can run on the other can run here. */
  public boolean covers(HostCpu other) {
    if (model.isEmpty() || other.model.isEmpty()) {
      return model.isEmpty();
    }
    return models.containsAll(other.models) && features.containsAll(other.features);
  }

  /** Whether a guest with this need can run here. */
  public boolean runs(CpuNeed need) {
    if (model.isEmpty()) {
      return true;
    }
    return (need.model().isEmpty() || models.contains(need.model()))
        && features.containsAll(need.features());
  }
}
