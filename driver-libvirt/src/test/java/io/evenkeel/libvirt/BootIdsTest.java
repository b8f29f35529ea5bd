package io.evenkeel.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.spi.DriverException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class BootIdsTest {

  private final List<String> asked = new ArrayList<>();
  private String answer = "b-1";
  private final BootIds bootIds =
      new BootIds(
          Optional.of(
              host -> {
                asked.add(host);
                if (answer.isEmpty()) {
                  throw new DriverException(DriverException.Kind.OUTCOME_UNKNOWN, "no route");
                }
                return answer;
              }));

  @Test
  void a_host_is_asked_once_as_long_as_its_connection_lasts() {
    assertThat(bootIds.of("n1", 1)).isEmpty();
    bootIds.ask("n1", 1, Runnable::run);
    bootIds.ask("n1", 1, Runnable::run);

    assertThat(bootIds.of("n1", 1)).isEqualTo("b-1");
    assertThat(asked).containsExactly("n1");
  }

  @Test
  void an_old_answer_is_not_believed_of_a_host_that_was_connected_to_anew() {
    bootIds.ask("n1", 1, Runnable::run);
    answer = "b-2";

    assertThat(bootIds.of("n1", 2)).isEmpty();
    bootIds.ask("n1", 2, Runnable::run);
    assertThat(bootIds.of("n1", 2)).isEqualTo("b-2");
  }

  @Test
  void a_host_that_does_not_answer_is_asked_again_at_the_next_look() {
    answer = "";
    bootIds.ask("n1", 1, Runnable::run);
    assertThat(bootIds.of("n1", 1)).isEmpty();

    answer = "b-1";
    bootIds.ask("n1", 1, Runnable::run);
    assertThat(bootIds.of("n1", 1)).isEqualTo("b-1");
  }

  @Test
  void nobody_is_asked_twice_at_once_or_without_a_thread_or_a_command() {
    ArrayDeque<Runnable> queue = new ArrayDeque<>();
    assertThat(bootIds.ask("n1", 1, queue::add)).isPresent();
    assertThat(bootIds.ask("n1", 1, queue::add)).isEmpty();
    queue.remove().run();

    assertThat(
            bootIds.ask(
                "n2",
                1,
                task -> {
                  throw new RejectedExecutionException();
                }))
        .isEmpty();
    assertThat(bootIds.ask("n2", 1, Runnable::run)).isPresent();
    assertThat(new BootIds(Optional.empty()).ask("n1", 1, Runnable::run)).isEmpty();
  }
}
