package io.evenkeel.benchmarks;

import java.util.ArrayList;
import java.util.List;

/**
 * Instances of one kind.
 *
 * @param id of the table
 * @param title of the table
 * @param recipes of the instances
 * @param mostHosts the reference looks at so many of the emptiest hosts
 * @param referenceSeconds the most that it may take for one
 */
record Sweep(String id, String title, List<Recipe> recipes, int mostHosts, int referenceSeconds) {

  private static final int ALL = 100;
  private static final int EMPTIEST = 15;

  /** Twenty hosts that are nearly full. */
  static Sweep tight(Extent extent) {
    List<Recipe> recipes = new ArrayList<>();
    for (Mix mix : Mix.values()) {
      for (int percent : new int[] {85, 90, 92}) {
        for (long seed : extent.range()) {
          recipes.add(Recipe.one(20, percent, mix, seed));
        }
      }
    }
    return new Sweep("tight", "G2, G3: tight, 20 hosts", recipes, ALL, extent.quick() ? 2 : 8);
  }

  /** Many hosts that are nearly full. */
  static Sweep large(Extent extent) {
    List<Recipe> recipes = new ArrayList<>();
    int[] sizes = extent.quick() ? new int[] {50} : new int[] {50, 200, 1000};
    for (Mix mix : Mix.values()) {
      for (int hosts : sizes) {
        for (long seed : extent.range().subList(0, Math.min(2, extent.seeds()))) {
          recipes.add(Recipe.one(hosts, 90, mix, seed));
        }
      }
    }
    return new Sweep(
        "large", "G3: 50 to 1,000 hosts at 90 %", recipes, EMPTIEST, extent.quick() ? 2 : 8);
  }

  /** Others of the same kind, so that what is measured is warm. */
  List<Recipe> warmUp() {
    return Sweep.tight(new Extent(2, recipes.get(0).seed() + 1_000_000, true)).recipes;
  }

  String referenceHosts() {
    return mostHosts >= ALL ? "all hosts" : "the %d emptiest hosts".formatted(mostHosts);
  }
}
