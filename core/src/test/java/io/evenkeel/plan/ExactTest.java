package io.evenkeel.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.cluster.Cluster;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExactTest {

  @Test
  void finds_the_only_way() {
    // Free: 11 and 10. Only 6 + 5 and 4 + 3 + 3 fit.
    Placement placement =
        place(
            new Scene()
                .hosts(21, "a")
                .hosts(11, "b")
                .hosts(10, "c")
                .vm("v6", "a", 6)
                .vm("v5", "a", 5)
                .vm("v4", "a", 4)
                .vm("v3", "a", 3)
                .vm("w3", "a", 3));

    assertThat(placement.left()).isEmpty();
    assertThat(placement.placed()).hasSize(5);
  }

  @Test
  void leaves_one_behind_if_two_others_fit_instead() {
    Placement placement =
        place(
            new Scene()
                .hosts(18, "a")
                .hosts(10, "b")
                .vm("v8", "a", 8)
                .vm("v6", "a", 6)
                .vm("v4", "a", 4));

    assertThat(placement.left()).extracting(Party::id).containsExactly("v8");
  }

  private static Placement place(Scene scene) {
    Cluster cluster = scene.cluster();
    PlanRequest request = PlanRequest.vacate(List.of("a"));
    Site site = new Site(cluster, List.of(), cluster.hosts());
    Rules rules = new Rules(site, cluster.rules());
    Departures departures = new Departures(site, request);
    Parties parties = new Parties(site, rules, new Targets(site, request), departures);
    Layout layout = new Layout(site, rules);
    List<Party> all = parties.all(false);
    departures.leaving.keySet().forEach(leaver -> layout.shift(leaver, Resident.UNDECIDED));
    return new Exact(new Scarcity(layout, all), () -> false).place(layout, all);
  }
}
