package io.evenkeel.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class EffortTest {

  private final AtomicLong clock = new AtomicLong(5);
  private final Effort effort = Effort.DEFAULT.within(Duration.ofNanos(10), clock::get);

  @Test
  void each_plan_has_its_time_anew() {
    BooleanSupplier first = effort.deadline().start();
    clock.set(14);
    BooleanSupplier second = effort.deadline().start();
    assertThat(first.getAsBoolean()).isFalse();

    clock.set(15);

    assertThat(first.getAsBoolean()).isTrue();
    assertThat(second.getAsBoolean()).isFalse();
  }

  @Test
  void once_started_all_share_what_is_left() {
    Effort started = effort.started();
    clock.set(15);

    assertThat(started.part(0.5).deadline().start().getAsBoolean()).isTrue();
  }

  @Test
  void without_a_deadline_only_steps_end_it() {
    assertThat(Effort.DEFAULT.deadline().start().getAsBoolean()).isFalse();
  }

  @Test
  void refuses_what_is_negative() {
    assertThatThrownBy(() -> Effort.DEFAULT.within(Duration.ofSeconds(-1), clock::get))
        .hasMessageContaining("time is PT-1S");
    assertThatThrownBy(() -> new Effort(-1, Effort.DEFAULT.deadline()))
        .hasMessageContaining("steps is -1");
  }
}
