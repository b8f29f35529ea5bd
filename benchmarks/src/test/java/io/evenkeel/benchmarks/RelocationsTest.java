package io.evenkeel.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.spi.Workload;
import org.junit.jupiter.api.Test;

class RelocationsTest {

  @Test
  void everybody_goes_to_another_host_and_none_ends_full() {
    Relocations relocations = new Relocations(12, 7);
    for (int i = 0; i < 20; i++) {
      Relocation relocation = relocations.next();

      assertThat(relocation.cluster().workloads())
          .hasSize(10)
          .noneMatch(one -> one.host().equals(relocation.targets().get(one.id())));
      assertThat(relocation.cluster().hosts())
          .allMatch(
              host ->
                  relocation.cluster().workloads().stream()
                          .filter(one -> host.id().equals(relocation.targets().get(one.id())))
                          .mapToLong(Workload::memoryBytes)
                          .sum()
                      < host.memoryCapacityBytes());
    }
  }

  @Test
  void each_starts_where_the_one_before_has_ended() {
    Relocations relocations = new Relocations(12, 7);
    Relocation first = relocations.next();

    assertThat(relocations.next().cluster().workloads())
        .allMatch(one -> one.host().equals(first.targets().get(one.id())));
  }

  @Test
  void equal_seeds_give_equal_relocations() {
    assertThat(new Relocations(12, 7).next().targets())
        .isEqualTo(new Relocations(12, 7).next().targets());
  }
}
