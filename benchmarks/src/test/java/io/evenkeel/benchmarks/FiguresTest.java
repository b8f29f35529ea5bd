package io.evenkeel.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FiguresTest {

  @Test
  void a_quantile_is_one_of_the_figures() {
    Figures figures = new Figures();
    for (double one : new double[] {5, 1, 4, 2, 3}) {
      figures.add(one);
    }

    assertThat(figures.median()).isEqualTo(3);
    assertThat(figures.quantile(0.9)).isEqualTo(5);
    assertThat(figures.worst()).isEqualTo(5);
    assertThat(figures.mean()).isEqualTo(3);
    assertThat(figures.upTo(2)).isEqualTo(2);
  }

  @Test
  void without_figures_nothing_is_claimed() {
    assertThat(new Figures().median()).isNaN();
    assertThat(Goal.atMost("G1", "ms", 1, new Figures().mean()).met()).isFalse();
    assertThat(Page.number("%.2f", new Figures().worst())).isEqualTo("-");
  }
}
