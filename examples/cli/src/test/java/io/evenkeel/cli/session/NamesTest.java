package io.evenkeel.cli.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.spi.Host;
import io.evenkeel.spi.Inventory;
import io.evenkeel.spi.Workload;
import io.evenkeel.spi.WorkloadKind;
import io.evenkeel.spi.WorkloadProfile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NamesTest {

  private static final String UUID = "4a1d5c3e-0000-4000-8000-000000000001";
  private static final String OTHER = "9b2d5c3e-0000-4000-8000-000000000002";

  private final Names names =
      new Names(
          new Inventory(
              List.of(Host.of("n1", 1, 1)),
              List.of(
                  named("web", "web"),
                  named("vm1", "shop"),
                  named(UUID, "mail"),
                  named(OTHER, "twin"),
                  named(OTHER.replace('9', '8'), "twin")),
              List.of()));

  @Test
  void a_name_is_enough_where_the_id_is_no_word() {
    assertThat(names.of(UUID)).isEqualTo("mail");
  }

  @Test
  void a_short_id_stands_beside_the_name() {
    assertThat(names.of("vm1")).isEqualTo("shop (vm1)");
    assertThat(names.of("web")).isEqualTo("web");
  }

  @Test
  void two_with_one_name_are_told_apart() {
    assertThat(names.of(OTHER)).isEqualTo("twin (9b2d5c3e)");
  }

  @Test
  void what_is_not_known_is_called_by_its_id() {
    assertThat(names.of("n1")).isEqualTo("n1");
  }

  private static Workload named(String id, String name) {
    Workload workload = Workload.of(id, "n1", 1, 1);
    return new Workload(
        id,
        new WorkloadProfile(name, WorkloadKind.VM, Map.of()),
        workload.presence(),
        workload.demand(),
        workload.handling());
  }
}
