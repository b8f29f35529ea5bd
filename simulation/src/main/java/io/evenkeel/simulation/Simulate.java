package io.evenkeel.simulation;

import io.evenkeel.simulation.Result.Counts;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Plays seeds until enough operations were simulated, and says what it saw. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    version = "evenkeel simulate",
    description = {
      "Plays whole maintenances on a simulated cluster under random faults, and checks the invariants"
          + " after every step.",
      "Equal seeds give equal runs, on every machine. A violation is printed with its seed."
    },
    footer = {"", "Exit code: 0 without a violation, 1 with one, 2 for bad input."})
public final class Simulate implements Callable<Integer> {

  private static final int CHUNK = 200;
  private static final int SHOWN = 20;

  private final PrintStream out;
  private final boolean terminal;

  @Option(
      names = "--operations",
      paramLabel = "N",
      defaultValue = "100000",
      description = "how many maintenance runs at least (default: ${DEFAULT-VALUE})")
  private long operations;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "the first seed; the others follow (default: ${DEFAULT-VALUE})")
  private long seed;

  @Option(
      names = "--replay",
      paramLabel = "SEED",
      description = "plays this seed alone and tells of it")
  private @Nullable Long replay;

  /**
   * @param out where it tells
   * @param terminal whether somebody watches: then progress is shown
   */
  Simulate(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** The program. */
  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new Simulate(System.out, Boolean.getBoolean("evenkeel.terminal")))
            .execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    return replay == null ? simulate() : replay(replay);
  }

  private int replay(long one) {
    Result result = Round.play(one);
    Round.story(one).forEach(out::println);
    return summary(List.of(result), System.nanoTime());
  }

  private int simulate() throws InterruptedException, ExecutionException {
    long begun = System.nanoTime();
    ExecutorService threads =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      List<Result> bad = new ArrayList<>();
      Counts counts = Counts.NONE;
      long trace = 0;
      for (long next = seed; counts.operations() < operations; next += CHUNK) {
        for (Result result : chunk(threads, next)) {
          counts = counts.plus(result.counts());
          trace = trace * 31 + result.trace();
          if (!result.violations().isEmpty()) {
            bad.add(result);
          }
        }
        progress(counts.operations());
      }
      return tell(bad, counts, trace, begun);
    } finally {
      threads.shutdownNow();
    }
  }

  private static List<Result> chunk(ExecutorService threads, long first)
      throws InterruptedException, ExecutionException {
    List<Callable<Result>> rounds = new ArrayList<>();
    for (long i = first; i < first + CHUNK; i++) {
      long one = i;
      rounds.add(() -> Round.play(one));
    }
    List<Result> results = new ArrayList<>();
    for (Future<Result> round : threads.invokeAll(rounds)) {
      results.add(round.get());
    }
    return results;
  }

  private void progress(long done) {
    if (terminal) {
      long percent = Math.min(100, 100 * done / Math.max(1, operations));
      out.printf("\r[%-50s] %3d %%", "=".repeat((int) percent / 2), percent);
      if (percent == 100) {
        out.println();
      }
    }
  }

  private int summary(List<Result> results, long begun) {
    Counts counts = results.stream().map(Result::counts).reduce(Counts.NONE, Counts::plus);
    List<Result> bad = results.stream().filter(r -> !r.violations().isEmpty()).toList();
    return tell(bad, counts, results.get(0).trace(), begun);
  }

  private int tell(List<Result> bad, Counts counts, long trace, long begun) {
    double seconds = Math.max(1e-3, (System.nanoTime() - begun) / 1e9);
    bad.stream()
        .limit(SHOWN)
        .forEach(
            result ->
                out.printf(
                    "VIOLATION seed %d: %s%n  bin/simulate --replay %d%n",
                    result.seed(), result.violations().get(0), result.seed()));
    out.printf("trace %016x%n", trace);
    out.printf(
        "operations=%d steps=%d faults=%d crashes=%d takeovers=%d violations=%d stepsPerSecond=%d%n",
        counts.operations(),
        counts.steps(),
        counts.faults(),
        counts.crashes(),
        counts.takeovers(),
        bad.size(),
        Math.round(counts.steps() / seconds));
    return bad.isEmpty() ? 0 : 1;
  }
}
