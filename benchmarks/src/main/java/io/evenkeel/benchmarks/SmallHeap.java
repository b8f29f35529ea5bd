package io.evenkeel.benchmarks;

import io.evenkeel.cluster.Cluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Plans for a large cluster in a JVM of its own whose heap is small. */
final class SmallHeap {

  private static final int PLANS = 40;
  private static final int SECONDS = 120;

  private SmallHeap() {}

  /**
   * The child: prints the median milliseconds of the later half of its plans, and the most memory
   * that the process ever had in MiB, or 0 where the system does not say.
   *
   * @param arguments hosts, load, seed
   */
  public static void main(String[] arguments) throws IOException {
    Recipe recipe =
        Recipe.one(
            Integer.parseInt(arguments[0]),
            Integer.parseInt(arguments[1]),
            Mix.PLAIN,
            Long.parseLong(arguments[2]));
    Cluster cluster = recipe.cluster();
    Evenkeel evenkeel = new Evenkeel();
    Figures millis = new Figures();
    for (int i = 0; i < PLANS; i++) {
      Result result = evenkeel.empty(cluster, recipe.vacate());
      if (!result.solved()) {
        throw new IllegalStateException("no plan for " + recipe);
      }
      if (i >= PLANS / 2) {
        millis.add(result.millis());
      }
    }
    System.out.printf("%.1f %d%n", millis.median(), mostMebibytes());
  }

  /**
   * The parent.
   *
   * @return what the child printed; nothing if the heap was too small for it
   */
  static List<String> run(Recipe recipe, int heapMebibytes)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + heapMebibytes + "m");
    command.addAll(List.of("-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path")));
    command.add(SmallHeap.class.getName());
    command.add(Integer.toString(recipe.hosts()));
    command.add(Integer.toString(recipe.percent()));
    command.add(Long.toString(recipe.seed()));
    Path output = Files.createTempFile("evenkeel-heap", ".out");
    try {
      Process child =
          new ProcessBuilder(command)
              .redirectOutput(output.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!child.waitFor(SECONDS, TimeUnit.SECONDS)) {
        child.destroyForcibly().waitFor();
      }
      String printed = Files.readString(output).trim();
      return child.exitValue() == 0 ? List.of(printed.split(" ")) : List.of();
    } finally {
      Files.delete(output);
    }
  }

  private static long mostMebibytes() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.isReadable(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(0);
  }
}
