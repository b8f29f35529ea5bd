package io.evenkeel.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackoffTest {

  private Duration now = Duration.ofDays(-1); // such a clock may begin anywhere
  private final Backoff backoff = new Backoff(() -> now.toNanos());

  @Test
  void a_host_that_answers_may_always_be_asked() {
    backoff.check();
    backoff.failed("no route");
    backoff.worked();
    backoff.check();
  }

  @Test
  void every_failure_doubles_the_wait_up_to_half_a_minute() {
    List<Integer> waits = new ArrayList<>();
    for (int failure = 0; failure < 8; failure++) {
      backoff.failed("no route");
      waits.add(secondsUntilTried());
    }

    assertThat(waits).containsExactly(1, 2, 4, 8, 16, 30, 30, 30);
  }

  @Test
  void whoever_asks_too_early_is_told_why_and_when() {
    backoff.failed("n1: refused");
    backoff.failed("n1: no route");

    assertThatThrownBy(backoff::check)
        .isInstanceOfSatisfying(
            LibvirtError.class, e -> assertThat(e.meaning()).isEqualTo(Meaning.UNREACHABLE))
        .hasMessage("n1: no route (failed 2 times, next try in 3 s)");
  }

  private int secondsUntilTried() {
    for (int seconds = 0; ; seconds++) {
      try {
        backoff.check();
        return seconds;
      } catch (LibvirtError e) {
        now = now.plusSeconds(1);
      }
    }
  }
}
