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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallsTest {

  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration SHORT = Duration.ofMillis(20);

  private final ExecutorService executor = Executors.newCachedThreadPool();
  private final Calls calls = new Calls(executor);
  private final CountDownLatch hung = new CountDownLatch(1);

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

    assertThatThrownBy(() -> calls.within(SHORT, this::hang, late::complete))
        .isInstanceOfSatisfying(
            LibvirtError.class, e -> assertThat(e.meaning()).isEqualTo(Meaning.NO_ANSWER));
    assertThat(calls.abandoned()).isEqualTo(1);
    hung.countDown();

    assertThat(late.get()).contains("late");
    assertThat(calls.abandoned()).isZero();
  }

  @Test
  void nothing_more_is_asked_while_too_many_calls_hang() throws Exception {
    CountDownLatch back = new CountDownLatch(4);
    for (int i = 0; i < 4; i++) {
      assertThatThrownBy(() -> calls.within(SHORT, this::hang, late -> back.countDown()))
          .isInstanceOf(LibvirtError.class);
    }

    assertThatThrownBy(() -> calls.within(LONG, () -> 7, late -> {}))
        .hasMessage("4 earlier calls have not come back yet");
    hung.countDown();
    back.await();
    assertThat(calls.within(LONG, () -> 7, late -> {})).isEqualTo(7);
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
    try {
      hung.await();
      return "late";
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
