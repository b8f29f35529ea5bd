package io.evenkeel.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.evenkeel.spi.Inventory;
import io.evenkeel.spi.Job;
import io.evenkeel.spi.Order;
import io.evenkeel.spi.Power;
import io.evenkeel.spi.Workload;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** D1: what a look must show. */
public interface ObservingContract extends Chapter {

  @Test
  default void d1_1_every_host_and_every_workload_is_listed() {
    Trial trial = new Trial(playground());
    String one = trial.playground.runWorkload(trial.first);
    String two = trial.playground.runWorkload(trial.first);
    String there = trial.playground.runWorkload(trial.second);

    Inventory seen = trial.driver.observe();

    assertThat(Seen.host(trial.first, seen).status().up()).isTrue();
    assertThat(Seen.host(trial.second, seen).status().up()).isTrue();
    assertThat(Seen.of(one, seen).standing()).containsExactly("RUNNING on " + trial.first);
    assertThat(Seen.of(two, seen).standing()).containsExactly("RUNNING on " + trial.first);
    assertThat(Seen.of(there, seen).standing()).containsExactly("RUNNING on " + trial.second);
  }

  @Test
  default void d1_2_a_host_that_does_not_answer_is_unreachable_and_never_empty() {
    Trial trial = new Trial(playground());
    String here = trial.playground.runWorkload(trial.first);
    String there = trial.playground.runWorkload(trial.second);

    Optional<Runnable> wayBack = trial.playground.cutOff(trial.second);
    assumeTrue(wayBack.isPresent(), "this playground can't cut a host off");

    trial.await(
        trial.second + " is UNREACHABLE",
        () -> {
          Inventory seen = trial.driver.observe();
          boolean answered = Seen.host(trial.second, seen).status().answered();
          assertThat(Seen.of(there, seen).hosts())
              .as("where %s is while its host %s", there, answered ? "answers" : "is UNREACHABLE")
              .isEqualTo(answered ? List.of(trial.second) : List.of());
          return !answered;
        });
    assertThat(trial.look(here).hosts()).containsExactly(trial.first);
    wayBack.get().run();
    trial.becomes(there, Power.RUNNING, trial.second);
  }

  @Test
  default void d1_3_a_workload_that_moves_is_listed_on_both_hosts() {
    Trial trial = new Trial(playground());
    String workload = trial.playground.bootWorkload(trial.first);
    Order.Migrate move = trial.slowMove(workload);
    if (trial.unsupported(move)) {
      return;
    }

    trial.begins(move);
    trial.await(
        "%s is INCOMING on %s".formatted(workload, trial.second),
        () -> trial.look(workload).standing().contains("INCOMING on " + trial.second));

    Workload source =
        trial.look(workload).sightings().stream()
            .filter(sighting -> sighting.host().equals(trial.first))
            .findFirst()
            .orElseThrow();
    assertThat(source.power()).isEqualTo(Power.RUNNING);
    assertThat(source.presence().jobs())
        .containsExactly(new Job(Job.Kind.MIGRATION, move.id(), trial.second));
  }

  @Test
  default void d1_4_what_is_gone_is_listed_no_more() {
    Trial trial = new Trial(playground());
    String workload = trial.playground.runWorkload(trial.first);
    assertThat(trial.look(workload).hosts()).containsExactly(trial.first);

    trial.playground.remove(workload);

    assertThat(trial.look(workload).hosts()).isEmpty();
  }
}
