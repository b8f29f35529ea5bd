package io.evenkeel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.cli.session.BadInput;
import io.evenkeel.fake.FakeCluster;
import io.evenkeel.maintenance.EnterRequest;
import io.evenkeel.maintenance.Maintenance;
import io.evenkeel.spi.DriverException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class ComplaintsTest {

  private final StringWriter said = new StringWriter();

  @Test
  void what_is_denied_is_refused_in_one_line() {
    FakeCluster cluster = FakeCluster.parse(Clusters.SMALL);
    Maintenance maintenance =
        Maintenance.builder()
            .driver(cluster.driver())
            .clock(cluster.clock())
            .authorizer((actor, action, host) -> false)
            .build();
    int code = run(() -> maintenance.enter("n1", EnterRequest.by("eve", "")).items().size());
    assertThat(code).isEqualTo(2);
    assertThat(said.toString()).startsWith("evenkeel: ").contains("eve", "n1").hasLineCount(1);
  }

  @Test
  void the_number_tells_bad_input_a_driver_that_failed_and_a_defect_apart() {
    assertThat(run(raising(new BadInput("so")))).isEqualTo(2);
    assertThat(run(raising(new DriverException(DriverException.Kind.TRANSIENT, "so"))))
        .isEqualTo(6);
    assertThat(run(raising(new IllegalStateException("so")))).isEqualTo(1);
    assertThat(said.toString()).contains("a defect, please report it").hasLineCount(3);
  }

  private static Callable<Integer> raising(RuntimeException e) {
    return () -> {
      throw e;
    };
  }

  private int run(Callable<Integer> work) {
    return new CommandLine(new Given(work))
        .setErr(new PrintWriter(said, true))
        .setExecutionExceptionHandler(new Complaints())
        .execute();
  }

  @Command
  private record Given(Callable<Integer> work) implements Callable<Integer> {

    @Override
    public Integer call() throws Exception {
      return work.call();
    }
  }
}
