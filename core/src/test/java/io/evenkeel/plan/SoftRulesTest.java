package io.evenkeel.plan;

import static io.evenkeel.plan.Scene.labelled;
import static io.evenkeel.plan.Scene.routes;
import static io.evenkeel.plan.Scene.vmOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.Clusters;
import io.evenkeel.cluster.Cluster;
import io.evenkeel.cluster.Policy;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.HostProfile;
import io.evenkeel.spi.Inventory;
import io.evenkeel.spi.Rule;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rules that may be relaxed: preferred hosts among them, and which gives first. */
class SoftRulesTest {

  private static final PlanRequest VACATE = PlanRequest.vacate(List.of("a"));

  @Test
  void p09_a_workload_goes_to_a_host_that_it_prefers() {
    Scene scene = new Scene().hosts(16, "a", "b", "c", "d").vm("x", "a", 1).vm("y", "d", 8);

    assertThat(routes(scene.rule(prefers("r", "x", "d")).vacate("a"))).containsExactly("x a->d");
  }

  @Test
  void p09_a_preferred_host_without_room_is_given_up_and_that_is_said() {
    Plan plan =
        new Scene()
            .hosts(16, "a", "b", "c")
            .vm("x", "a", 9)
            .vm("y", "b", 8)
            .rule(prefers("r", "x", "b"))
            .vacate("a");

    assertThat(routes(plan)).containsExactly("x a->c");
    assertThat(plan.relaxed()).containsExactly(new Relaxed("r", List.of("x")));
  }

  @Test
  void p09_of_two_soft_rules_in_conflict_the_greater_id_gives() {
    Scene scene = new Scene().hosts(16, "a", "b", "c").vm("x", "a", 1);
    scene.rule(prefers("r1", "x", "c")).rule(prefers("r2", "x", "b"));

    Plan plan = scene.vacate("a");

    assertThat(routes(plan)).containsExactly("x a->c");
    assertThat(plan.relaxed()).extracting(Relaxed::rule).containsExactly("r2");
  }

  @Test
  void p09_a_policy_says_which_soft_rule_gives_first() {
    Scene scene = new Scene().hosts(16, "a", "b", "c").vm("x", "a", 1);
    scene.rule(prefers("r1", "x", "c")).rule(prefers("r2", "x", "b"));

    Plan plan = Scene.checked(relaxing(scene.cluster(), "r1"), VACATE);

    assertThat(routes(plan)).containsExactly("x a->b");
    assertThat(plan.relaxed()).extracting(Relaxed::rule).containsExactly("r1");
  }

  @Test
  void p09_any_number_of_rules_that_give_earlier_is_broken_before_one_that_gives_later() {
    Scene scene = new Scene().hosts(16, "a", "b", "c").vm("x", "a", 1);
    scene.rule(prefers("r0", "x", "b"));
    for (int i = 1; i < 6; i++) {
      scene.rule(prefers("r" + i, "x", "c"));
    }

    assertThat(routes(scene.vacate("a"))).containsExactly("x a->b");
    assertThat(routes(Scene.checked(relaxing(scene.cluster(), "r3", "r0"), VACATE)))
        .containsExactly("x a->c");
  }

  @Test
  void p09_a_preferred_host_and_soft_neighbours_are_weighed_in_that_order() {
    Scene scene = new Scene().hosts(16, "a", "b", "c").vm("x", "a", 1).vm("y", "a", 1);
    scene.rule(new Rule.Together("r1", List.of("x", "y"), false));
    scene.rule(prefers("r2", "x", "b")).rule(prefers("r3", "y", "c"));

    Plan kept = scene.vacate("a");
    Plan parted = Scene.checked(relaxing(scene.cluster(), "r1"), VACATE);

    assertThat(routes(kept)).containsExactlyInAnyOrder("x a->b", "y a->b");
    assertThat(kept.relaxed()).extracting(Relaxed::rule).containsExactly("r3");
    assertThat(routes(parted)).containsExactlyInAnyOrder("x a->b", "y a->c");
    assertThat(parted.relaxed()).extracting(Relaxed::rule).containsExactly("r1");
  }

  @Test
  void p09_third_workloads_that_make_room_go_where_they_break_no_soft_rule() {
    Scene scene =
        new Scene()
            .hosts(16, "a", "b", "c", "d")
            .vm("x", "a", 12)
            .vm("third", "b", 6)
            .vm("c1", "c", 8)
            .vm("d1", "d", 8)
            .rule(prefers("r", "third", "d"));

    Plan plan = scene.vacate("a");

    assertThat(routes(plan)).contains("third b->d");
    assertThat(plan.relaxed()).isEmpty();
  }

  @Test
  void p09_neighbours_of_two_zones_keep_no_other_neighbours_from_each_other() {
    Host other =
        Host.of("z", 16 * Clusters.GIB, 16).with(new HostProfile("other", "kvm", Map.of()));
    Scene scene = new Scene().hosts(16, "a", "b", "c").host(other);
    scene.vm("x", "a", 1).vm("y", "a", 12).vm("w", "a", 1).vm("far", "z", 1);
    scene.vm("b1", "b", 3).vm("c1", "c", 3);
    scene.rule(new Rule.Together("r1", List.of("far", "x"), false));
    scene.rule(new Rule.Together("r2", List.of("w", "y"), false));

    Plan plan = scene.vacate("a");

    assertThat(plan.complete()).isTrue();
    assertThat(plan.relaxed()).extracting(Relaxed::rule).containsExactly("r1");
  }

  @Test
  void p09_one_of_each_failure_domain_as_far_as_there_are_domains() {
    Scene scene =
        new Scene()
            .host(labelled("a", 16, "rack", "r1"))
            .host(labelled("b", 16, "rack", "r1"))
            .host(labelled("c", 16, "rack", "r2"))
            .host(labelled("d", 16, "rack", "r3"))
            .vm("x", "a", 1)
            .vm("y", "c", 1)
            .vm("z", "d", 1);
    scene.workload(vmOf("full", "b", 16));
    scene.rule(new Rule.Apart("r", List.of("x", "y", "z"), false, "label:rack"));

    Plan plan = scene.vacate("a");

    assertThat(plan.complete()).isTrue();
    assertThat(plan.relaxed()).hasSize(1);
  }

  private static Rule prefers(String id, String workload, String host) {
    return new Rule.On(id, List.of(workload), List.of(host), false);
  }

  private static Cluster relaxing(Cluster cluster, String... first) {
    return Cluster.of(
        new Inventory(cluster.hosts(), cluster.workloads(), cluster.rules()),
        Policy.DEFAULT.relaxedFirst(List.of(first)));
  }
}
