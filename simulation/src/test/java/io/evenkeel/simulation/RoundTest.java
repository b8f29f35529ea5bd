package io.evenkeel.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RoundTest {

  @Test
  void nothing_that_must_never_happen_happens_in_two_thousand_rounds() {
    List<Result> bad =
        LongStream.rangeClosed(1, 2_000)
            .mapToObj(Round::play)
            .filter(result -> !result.violations().isEmpty())
            .toList();

    assertThat(bad)
        .extracting(result -> "seed " + result.seed() + ": " + result.violations().get(0))
        .isEmpty();
  }

  @Test
  void a_seed_gives_the_same_round_again_whatever_the_language_and_the_time_zone() {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      for (long seed = 1; seed <= 50; seed++) {
        Locale.setDefault(Locale.ROOT);
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        Result first = Round.play(seed);
        Locale.setDefault(Locale.forLanguageTag("tr"));
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
        assertThat(Round.play(seed)).isEqualTo(first);
      }
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void rounds_differ_and_meet_every_kind_of_trouble() {
    List<Result> results = LongStream.rangeClosed(1, 300).mapToObj(Round::play).toList();
    assertThat(results.stream().map(Result::trace).distinct().count()).isGreaterThan(290);
    Result.Counts all =
        results.stream().map(Result::counts).reduce(Result.Counts.NONE, Result.Counts::plus);
    assertThat(all.operations()).isGreaterThan(1_000);
    assertThat(all.faults()).isGreaterThan(100);
    assertThat(all.crashes()).isGreaterThan(10);
    assertThat(all.takeovers()).isGreaterThan(10);
  }

  @Test
  void a_story_tells_what_a_round_is_like_and_what_happened_in_it() {
    assertThat(Round.story(283))
        .anyMatch(line -> line.startsWith("Swarm["))
        .anyMatch(line -> line.contains("host h0 is cordoned"))
        .anyMatch(line -> line.contains("maintenance requested: test"));
  }
}
