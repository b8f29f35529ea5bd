package io.evenkeel.power.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.evenkeel.spi.DriverException;
import io.evenkeel.spi.DriverException.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Commands that don't end, or leave something behind. */
@Timeout(60)
class StubbornCommandsTest {

  private static final Duration SHORT = Duration.ofSeconds(2);

  private Scripts scripts;

  @BeforeEach
  void scripts(@TempDir Path directory) {
    scripts = new Scripts(directory);
  }

  @Test
  void one_that_hangs_is_killed_with_its_children_and_the_outcome_is_unknown() {
    PowerCommands commands =
        scripts
            .rebooting("echo $$ >own; sleep 600 & echo $! >child; echo waiting for n1; wait")
            .with(SHORT);

    DriverException thrown = failure(commands);

    assertThat(thrown.kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);
    assertThat(thrown)
        .hasMessage(
            "the command to reboot host n1 did not end within 2 s and was killed; "
                + "it said: waiting for n1");
    Scripts.awaitEnd(scripts.pid("own"));
    Scripts.awaitEnd(scripts.pid("child"));
  }

  @Test
  void one_that_ignores_the_polite_signal_is_killed_all_the_same() {
    PowerCommands commands =
        scripts.rebooting("trap '' TERM INT HUP; echo $$ >own; while :; do :; done").with(SHORT);

    assertThat(failure(commands).kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);
    Scripts.awaitEnd(scripts.pid("own"));
  }

  @Test
  void one_that_prints_without_end_is_killed_before_the_disk_is_full() {
    DriverException thrown = failure(scripts.rebooting("echo $$ >own; exec yes"));

    assertThat(thrown.kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);
    assertThat(thrown)
        .hasMessageContaining("printed more than 64 MiB and was killed; it said: [...] ");
    Scripts.awaitEnd(scripts.pid("own"));
  }

  @Test
  void a_grandchild_that_keeps_the_output_open_keeps_nobody_and_lives_on() {
    long begin = System.nanoTime();
    PowerCommands commands = scripts.rebooting("sleep 600 & echo $! >child; echo rebooting soon");

    String answer = new CommandPower(commands).reboot("n1");

    assertThat(answer).isEqualTo("rebooting soon");
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
    long child = scripts.pid("child");
    assertThat(Scripts.runs(child)).isTrue();
    ProcessHandle.of(child).ifPresent(ProcessHandle::destroyForcibly);
  }

  @Test
  void an_interrupt_kills_it_and_stays_an_interrupt() throws Exception {
    PowerCommands commands = scripts.rebooting("echo $$ >own; exec sleep 600");
    CompletableFuture<Boolean> stillInterrupted = new CompletableFuture<>();
    CompletableFuture<DriverException> thrown = new CompletableFuture<>();
    Thread caller =
        new Thread(
            () -> {
              thrown.complete(failure(commands));
              stillInterrupted.complete(Thread.currentThread().isInterrupted());
            });
    caller.start();
    long own = scripts.pid("own");

    caller.interrupt();

    assertThat(thrown.get(20, TimeUnit.SECONDS).kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);
    assertThat(thrown.get()).hasMessageContaining("was interrupted and was killed");
    assertThat(stillInterrupted.get(20, TimeUnit.SECONDS)).isTrue();
    Scripts.awaitEnd(own);
  }

  @Test
  void a_thread_that_is_interrupted_already_runs_nothing() {
    PowerCommands commands = scripts.rebooting("touch ran");

    Thread.currentThread().interrupt();
    DriverException thrown = failure(commands);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(thrown.kind()).isEqualTo(Kind.TRANSIENT);
    assertThat(scripts.directory().resolve("ran")).doesNotExist();
  }

  @Test
  void no_thread_is_left_over() {
    Set<String> before = threads();

    failure(scripts.rebooting("exec sleep 600").with(SHORT));
    new CommandPower(scripts.rebooting("echo done")).reboot("n1");

    assertThat(threads()).isEqualTo(before);
  }

  /** Without the JDK's own, which waits for any process to end and is kept for the next. */
  private static Set<String> threads() {
    Set<String> names = new TreeSet<>();
    Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> !name.startsWith("process reaper"))
        .forEach(names::add);
    return names;
  }

  private static DriverException failure(PowerCommands commands) {
    return catchThrowableOfType(
        DriverException.class, () -> new CommandPower(commands).reboot("n1"));
  }
}
