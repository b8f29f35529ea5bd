package io.evenkeel.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures the planner beside its peers; prints a page and writes it to a file. */
@Command(
    name = "planner",
    mixinStandardHelpOptions = true,
    description = {
      "Measures the planner beside BtrPlace, hbal (where it is installed) and OR-tools CP-SAT, on"
          + " instances made from recipes, and prints tables.",
      "A run without --quick and --only writes them to docs/performance.md, between the marks there."
    },
    footer = {
      "",
      "Takes about a quarter of an hour, with --quick three minutes. Let the machine do nothing"
          + " else meanwhile.",
      "Exit code: 0 when it was measured, 2 for bad input."
    })
final class PlannerBench implements Callable<Integer> {

  private static final int PEER_SECONDS = 10;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "5",
      description = "instances of each kind (default: ${DEFAULT-VALUE})")
  private int seeds;

  @Option(
      names = "--base",
      paramLabel = "SEED",
      defaultValue = "5000",
      description =
          "the first seed, the others follow (default: ${DEFAULT-VALUE}; nothing in the planner was"
              + " chosen by looking at those)")
  private long base;

  @Option(names = "--quick", description = "one seed, few sizes, short times: shows that all works")
  private boolean quick;

  @Option(
      names = "--only",
      paramLabel = "TABLE",
      split = ",",
      description = "these tables only: tight, large, links, slots, latency, growth, memory")
  private List<String> only = List.of();

  @Option(
      names = "--page",
      paramLabel = "FILE",
      defaultValue = "docs/performance.md",
      description = "the page to write (default: ${DEFAULT-VALUE})")
  private Path file = Path.of("docs/performance.md");

  @Override
  public Integer call() throws IOException {
    Extent extent = new Extent(quick ? 1 : seeds, base, quick);
    List<Table> tables = tables(extent);
    List<String> ids = tables.stream().map(Table::id).toList();
    if (seeds < 1) {
      throw new ParameterException(
          spec.commandLine(), "--seeds is " + seeds + "; it must be at least 1");
    }
    for (String one : only) {
      if (!ids.contains(one)) {
        throw new ParameterException(
            spec.commandLine(), "there is no table %s; there are %s".formatted(one, ids));
      }
    }
    boolean written = !quick && only.isEmpty();
    if (written) {
      Page.requireMarks(file);
    }
    Page page = new Page(System.out);
    page.line(Machine.today());
    if (Hbal.find(PEER_SECONDS).isEmpty()) {
      page.line("hbal (Debian: ganeti-htools) is not installed, so it was not measured.");
    }
    tables.stream()
        .filter(table -> only.isEmpty() || only.contains(table.id()))
        .forEach(table -> table.print(page));
    page.summary();
    if (written) {
      page.writeInto(file);
    }
    return 0;
  }

  private static List<Table> tables(Extent extent) {
    List<Contestant> peers = new ArrayList<>();
    peers.add(new BtrPlace(true, PEER_SECONDS));
    peers.add(new BtrPlace(false, PEER_SECONDS));
    Hbal.find(PEER_SECONDS).ifPresent(peers::add);
    return List.of(
        new SweepTable(Sweep.tight(extent), peers),
        new SweepTable(Sweep.large(extent), List.of(new BtrPlace(true, PEER_SECONDS))),
        new LinksTable(extent),
        new SlotsTable(extent),
        new LatencyTable(extent),
        new GrowthTable(extent),
        new MemoryTable(extent));
  }
}
