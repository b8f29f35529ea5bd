package io.evenkeel.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** How the cost of a plan grows with the hosts and with the load. */
final class GrowthTable implements Table {

  private static final int[] LOADS = {60, 80, 90};

  private final Extent extent;
  private final Harness harness;

  GrowthTable(Extent extent) {
    this.extent = extent;
    this.harness = new Harness(extent.quick() ? 1 : 2);
  }

  @Override
  public String id() {
    return "growth";
  }

  @Override
  public void print(Page page) {
    page.title("How the warm latency grows");
    page.line(
        "One host emptied, seed %d; median milliseconds of Evenkeel by JMH."
            .formatted(extent.base()));
    page.table(
        Stream.concat(
                Stream.of("hosts"),
                Arrays.stream(LOADS).mapToObj(load -> "at %d %%".formatted(load)))
            .toArray(String[]::new));
    for (int hosts : extent.quick() ? new int[] {50} : new int[] {50, 200, 1000, 5000}) {
      page.row(
          Stream.concat(
                  Stream.of("%,d".formatted(hosts)),
                  Arrays.stream(LOADS).mapToObj(load -> cell(hosts, load)))
              .toArray(String[]::new));
    }
  }

  private String cell(int hosts, int load) {
    Recipe recipe = Recipe.one(hosts, load, Mix.PLAIN, extent.base());
    return "%.2f".formatted(harness.medians("evenkeel", recipe, List.of(extent.base())).mean());
  }
}
