package io.evenkeel.spi;

import java.util.List;

/**
 * The processor a workload was started with.
 *
 * @param model model name; empty means that it runs anywhere
 * @param features features it needs beyond the model, in id order
 */
public record CpuNeed(String model, List<String> features) {

  /** Runs anywhere. */
  public static final CpuNeed ANY = new CpuNeed("", List.of());

  /** Copies and sorts. */
  public CpuNeed {
    features = Names.sorted(features);
  }
}
