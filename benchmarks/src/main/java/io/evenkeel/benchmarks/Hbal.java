package io.evenkeel.benchmarks;

import io.evenkeel.cluster.Cluster;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Ganeti's balancer, in the mode in which it moves only what is on hosts that are taken out; a
 * process for each instance, its start included in the time.
 */
final class Hbal implements Contestant {

  /** The first lines of a solution: {@code 1. v1 h0 => h2 0.5 a=f:h2}. */
  private static final Pattern MOVE =
      Pattern.compile("^\\s*\\d+\\.\\s+(\\S+)\\s+\\S+\\s+=>\\s+(\\S+)\\s.*");

  private final Path program;
  private final int seconds;

  private Hbal(Path program, int seconds) {
    this.program = program;
    this.seconds = seconds;
  }

  /** If it is on the path of this process. */
  static Optional<Contestant> find(int seconds) {
    String path = System.getenv().getOrDefault("PATH", "");
    return Stream.of(path.split(Pattern.quote(File.pathSeparator)))
        .map(folder -> Path.of(folder, "hbal"))
        .filter(Files::isExecutable)
        .findFirst()
        .map(program -> new Hbal(program, seconds));
  }

  @Override
  public String name() {
    return "hbal";
  }

  @Override
  public Result empty(Cluster cluster, List<String> vacate) {
    try {
      Path data = Files.createTempFile("evenkeel-hbal", ".data");
      Path output = Files.createTempFile("evenkeel-hbal", ".out");
      try {
        Files.writeString(data, HbalData.of(cluster, vacate));
        return run(cluster, vacate, data, output);
      } finally {
        Files.delete(data);
        Files.delete(output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("hbal could not be run", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while hbal ran", e);
    }
  }

  private Result run(Cluster cluster, List<String> vacate, Path data, Path output)
      throws IOException, InterruptedException {
    long begun = System.nanoTime();
    Process process =
        new ProcessBuilder(
                program.toString(), "--evac-mode", "--max-cpu=1.0", "-t", data.toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
    double millis = (System.nanoTime() - begun) / 1e6;
    List<Hop> hops = hops(Files.readAllLines(output, StandardCharsets.UTF_8));
    return Evaluator.judge(cluster, vacate, hops, millis);
  }

  static List<Hop> hops(List<String> lines) {
    List<Hop> hops = new ArrayList<>();
    for (String line : lines) {
      Matcher move = MOVE.matcher(line);
      if (move.matches()) {
        hops.add(new Hop(move.group(1), move.group(2)));
      }
    }
    return hops;
  }
}
