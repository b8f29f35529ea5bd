package io.evenkeel.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** G7: how little memory a plan for a large cluster needs, the cluster itself included. */
final class MemoryTable implements Table {

  private static final int GOAL = 256;
  private static final int[] HEAPS = {GOAL, 128, 96, 64, 48, 32};

  private final Recipe recipe;

  MemoryTable(Extent extent) {
    this.recipe = Recipe.one(5000, 60, Mix.PLAIN, extent.base());
  }

  @Override
  public String id() {
    return "memory";
  }

  @Override
  public void print(Page page) {
    page.title("G7: memory");
    page.line(
        ("A process that makes a cluster of %,d hosts at %d %% (%,d VMs) and plans for one host again"
                + " and again, its heap made smaller until it fails (-Xmx, serial collector). The goal"
                + " is %d MiB.")
            .formatted(
                recipe.hosts(), recipe.percent(), recipe.cluster().workloads().size(), GOAL));
    page.table("heap MiB", "plans", "median ms", "whole process MiB");
    int least = Integer.MAX_VALUE;
    for (int heap : HEAPS) {
      List<String> printed = run(heap);
      if (printed.isEmpty()) {
        page.row(Integer.toString(heap), "no", "-", "-");
        break;
      }
      page.row(Integer.toString(heap), "yes", printed.get(0), printed.get(1));
      least = heap;
    }
    page.goal(Goal.atMost("G7", "5,000 hosts: MiB of heap that are enough", GOAL, least));
  }

  private List<String> run(int heap) {
    try {
      return SmallHeap.run(recipe, heap);
    } catch (IOException e) {
      throw new UncheckedIOException("a JVM of %d MiB could not be run".formatted(heap), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a JVM of " + heap + " MiB ran", e);
    }
  }
}
