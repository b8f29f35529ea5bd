package io.evenkeel.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FiguresTest {

  @Test
  void figures_are_read_in_bytes() {
    Figures figures =
        Figures.of(
            Map.of(
                "balloon.rss", 1_024L,
                "dirtyrate.calc_status", 2L,
                "dirtyrate.megabytes_per_second", 3L,
                "block.count", 2L,
                "block.0.capacity", 7L),
            Map.of("block.0.path", "/a", "block.1.path", "/b"));

    assertThat(figures).isEqualTo(new Figures(1 << 20, 3 << 20, Map.of("/a", 7L)));
  }

  @Test
  void a_rate_that_is_still_being_measured_is_none() {
    assertThat(
            Figures.of(
                Map.of("dirtyrate.calc_status", 1L, "dirtyrate.megabytes_per_second", 3L),
                Map.of()))
        .isEqualTo(Figures.NONE);
  }
}
