package io.evenkeel.cli;

import io.evenkeel.plan.PlanOptions;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** How to plan. */
final class PlanningOptions {

  @Option(
      names = "--stop-what-cannot-move",
      description = "shut down whatever can't be moved; without it an operator is asked")
  private boolean stopWhatCannotMove;

  @Option(names = "--sequential", description = "one move after the other")
  private boolean sequential;

  @Option(
      names = "--only-to",
      paramLabel = "HOST",
      split = ",",
      description = "hosts that may receive workloads")
  private List<String> onlyTo = List.of();

  @Option(
      names = "--not-to",
      paramLabel = "HOST",
      split = ",",
      description = "hosts that may not receive workloads")
  private List<String> notTo = List.of();

  @Option(
      names = "--room-for-one-more",
      description = "keep room so that one more host may fail afterwards")
  private boolean roomForOneMore;

  PlanOptions options() {
    PlanOptions options = PlanOptions.DEFAULT.onlyTo(onlyTo).neverTo(notTo);
    options = stopWhatCannotMove ? options.stoppingWhatCannotMove() : options;
    options = roomForOneMore ? options.keepingRoomForOneMore() : options;
    return sequential ? options.sequentially() : options;
  }

  /** The hosts that are named, each of which must be there. */
  List<String> hosts() {
    return Stream.concat(onlyTo.stream(), notTo.stream()).toList();
  }
}
