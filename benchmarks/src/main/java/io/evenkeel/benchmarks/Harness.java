package io.evenkeel.benchmarks;

import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/** Runs {@link WarmLatency} with JMH, each instance in a JVM of its own. */
final class Harness {

  private final int iterations;

  /**
   * @param iterations seconds to warm up, and as many to measure
   */
  Harness(int iterations) {
    this.iterations = iterations;
  }

  /**
   * Medians in milliseconds over some seeds.
   *
   * @param method of {@link WarmLatency}
   */
  Figures medians(String method, Recipe recipe, List<Long> seeds) {
    Options options =
        new OptionsBuilder()
            .include("%s\\.%s$".formatted(WarmLatency.class.getName(), method))
            .param("hosts", Integer.toString(recipe.hosts()))
            .param("percent", Integer.toString(recipe.percent()))
            .param("emptied", Integer.toString(recipe.emptied()))
            .param("seed", seeds.stream().map(String::valueOf).toArray(String[]::new))
            .forks(1)
            .warmupIterations(iterations)
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(iterations)
            .measurementTime(TimeValue.seconds(1))
            .verbosity(VerboseMode.SILENT)
            .build();
    Figures medians = new Figures();
    run(options).forEach(result -> medians.add(samples(result).getPercentile(50)));
    return medians;
  }

  private static Collection<RunResult> run(Options options) {
    try {
      return new Runner(options).run();
    } catch (RunnerException e) {
      throw new IllegalStateException("JMH could not measure: " + e.getMessage(), e);
    }
  }

  private static Statistics samples(RunResult result) {
    return result.getPrimaryResult().getStatistics();
  }
}
