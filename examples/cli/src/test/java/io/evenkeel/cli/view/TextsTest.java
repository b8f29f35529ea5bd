package io.evenkeel.cli.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.evenkeel.cli.view.Terminal.Abilities;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TextsTest {

  @Test
  void durations_read_well_at_every_length() {
    assertThat(Texts.duration(Duration.ZERO)).isEqualTo("0.0 s");
    assertThat(Texts.duration(Duration.ofMillis(350))).isEqualTo("0.4 s");
    assertThat(Texts.duration(Duration.ofMillis(59_900))).isEqualTo("59.9 s");
    assertThat(Texts.duration(Duration.ofMillis(59_980))).isEqualTo("1 min 00 s");
    assertThat(Texts.duration(Duration.ofSeconds(3_599))).isEqualTo("59 min 59 s");
    assertThat(Texts.duration(Duration.ofMinutes(62))).isEqualTo("1 h 02 min");
  }

  @Test
  void bandwidths_and_counts_read_well() {
    assertThat(Texts.rate(10_000_000_000L)).isEqualTo("10 Gbit/s");
    assertThat(Texts.rate(1_250_000_000L)).isEqualTo("1.3 Gbit/s");
    assertThat(Texts.rate(32_000_000)).isEqualTo("32 Mbit/s");
    assertThat(Texts.count(1, "move")).isEqualTo("1 move");
    assertThat(Texts.count(0, "move")).isEqualTo("0 moves");
  }

  @Test
  void columns_are_as_wide_as_their_widest_cell() {
    Table table = new Table("A", "LONG", "C").row("wörld", "x", "").row("y", "z", "last");
    assertThat(table.lines()).containsExactly("A      LONG  C", "wörld  x", "y      z     last");
  }

  @Test
  void a_row_has_a_cell_for_each_column() {
    Table table = new Table("A", "B");
    assertThatIllegalArgumentException().isThrownBy(() -> table.row("x"));
  }

  @Test
  void the_size_of_a_terminal_is_what_stty_prints() {
    assertThat(Size.parse("40 132\n")).isEqualTo(new Size(40, 132));
    assertThat(Size.parse("0 0\n")).isEqualTo(Size.USUAL);
    assertThat(Size.parse("")).isEqualTo(Size.USUAL);
    assertThat(Size.parse("1 1")).isEqualTo(new Size(6, 20));
  }

  @Test
  void a_dumb_terminal_is_not_drawn_on_and_colours_can_be_refused() {
    Abilities dumb = Terminal.standard("inout", Map.of("TERM", "dumb")).abilities();
    assertThat(dumb.redraws()).isFalse();
    assertThat(dumb.asks()).isTrue();
    Abilities plain =
        Terminal.standard("inout", Map.of("TERM", "xterm", "NO_COLOR", "1")).abilities();
    assertThat(plain.redraws()).isTrue();
    assertThat(plain.colours()).isFalse();
    Abilities piped = Terminal.standard("in", Map.of("TERM", "xterm")).abilities();
    assertThat(piped.redraws()).isFalse();
    assertThat(piped.asks()).isFalse();
  }
}
