package io.evenkeel.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallsTest {

  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration SHORT = Duration.ofMillis(20);

  private final ExecutorService executor = Executors.newCachedThreadPool();
  private final CountDownLatch hung = new CountDownLatch(1);
  private final Semaphore inside = new Semaphore(0);
  private final Calls calls = new Calls(executor);

  /** Waits until the call is where it hangs, so that its deadline finds it there. */
  private final Calls hanging =
      new Calls(
          task -> {
            executor.execute(task);
            inside.acquireUninterruptibly();
          });

  @AfterEach
  void close() {
    hung.countDown();
    executor.shutdown();
  }

  @Test
  void a_call_gives_its_result_or_its_error() {
    assertThat(calls.within(LONG, () -> 7, late -> {})).isEqualTo(7);
    assertThatThrownBy(
            () ->
                calls.within(
                    LONG,
                    () -> {
                      throw new LibvirtError(Meaning.BUSY, "busy");
                    },
                    late -> {}))
        .hasMessage("busy");
  }

  @Test
  void a_call_that_hangs_is_abandoned_and_tells_of_its_late_end() throws Exception {
    CompletableFuture<Optional<String>> late = new CompletableFuture<>();

    assertThatThrownBy(() -> hanging.within(SHORT, this::hang, late::complete))
        .isInstanceOfSatisfying(
            LibvirtError.class, e -> assertThat(e.meaning()).isEqualTo(Meaning.NO_ANSWER));
    assertThat(hanging.abandoned()).isEqualTo(1);
    hung.countDown();

    assertThat(late.get()).contains("late");
    assertThat(hanging.abandoned()).isZero();
  }

  @Test
  void nothing_more_is_asked_while_too_many_calls_hang() throws Exception {
    CountDownLatch back = new CountDownLatch(4);
    for (int i = 0; i < 4; i++) {
      assertThatThrownBy(() -> hanging.within(SHORT, this::hang, late -> back.countDown()))
          .isInstanceOf(LibvirtError.class);
    }

    assertThatThrownBy(() -> hanging.within(LONG, this::hang, late -> {}))
        .hasMessage("4 earlier calls have not come back yet");
    hung.countDown();
    back.await();
    assertThat(hanging.within(LONG, this::hang, late -> {})).isEqualTo("late");
  }

  @Test
  void a_call_that_found_no_thread_is_never_made() {
    Deque<Runnable> queue = new ArrayDeque<>();
    Calls starved = new Calls(queue::add);

    assertThatThrownBy(() -> starved.within(SHORT, this::hang, late -> {}))
        .isInstanceOfSatisfying(
            LibvirtError.class, e -> assertThat(e.meaning()).isEqualTo(Meaning.UNREACHABLE))
        .hasMessageContaining("no thread free");
    queue.remove().run(); // would hang
    assertThat(starved.abandoned()).isZero();
  }

  @Test
  void an_executor_that_is_shut_down_is_an_error_and_no_surprise() {
    executor.shutdown();

    assertThatThrownBy(() -> calls.within(LONG, () -> 7, late -> {}))
        .isInstanceOf(LibvirtError.class)
        .hasMessage("the executor takes no more work");
  }

  private String hang() {
    inside.release();
    try {
      hung.await();
      return "late";
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
