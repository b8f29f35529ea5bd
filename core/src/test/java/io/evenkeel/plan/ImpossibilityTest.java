package io.evenkeel.plan;

import static io.evenkeel.plan.Scene.vmOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.Clusters;
import io.evenkeel.cluster.Cluster;
import io.evenkeel.plan.Impossibility.Kind;
import io.evenkeel.spi.Handling.Restart;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ImpossibilityTest {

  private static final PlanRequest VACATE = PlanRequest.vacate(List.of("a"));

  @Test
  void a_shortage_of_memory_says_how_much_is_missing() {
    Answer answer =
        answer(new Scene().hosts(8, "a", "b").vm("there", "b", 3).vm("x", "a", 4).vm("y", "a", 4));

    Impossibility why = ((Answer.Impossible) answer).why();
    assertThat(why.kind()).isEqualTo(Kind.MEMORY);
    assertThat(why.missing()).isEqualTo(3 * 1024);
    assertThat(why.words())
        .isEqualTo(
            "there, x, y can be on b only: 11264 MiB are needed, 8192 are there, 3072 are missing");
  }

  @Test
  void a_shortage_of_vcpus_is_one_too() {
    Answer answer =
        answer(
            new Scene()
                .hosts(64, "a", "b")
                .workload(vmOf("x", "a", 1).with(Scene.vcpus(1, 10)))
                .workload(vmOf("y", "b", 1).with(Scene.vcpus(1, 10))));

    assertThat(((Answer.Impossible) answer).why().kind()).isEqualTo(Kind.VCPUS);
  }

  @Test
  void large_ones_fit_in_whole_numbers_only() {
    Answer answer =
        answer(
            new Scene()
                .hosts(10, "a", "b", "c")
                .vm("b6", "b", 6)
                .vm("c6", "c", 6)
                .vm("x6", "a", 6));

    Impossibility why = ((Answer.Impossible) answer).why();
    assertThat(why.kind()).isEqualTo(Kind.SLOTS);
    assertThat(why.workloads()).containsExactly("b6", "c6", "x6");
    assertThat(why.there()).isEqualTo(2);
  }

  @Test
  void more_are_kept_apart_than_there_are_places() {
    Answer answer =
        answer(
            new Scene()
                .hosts(64, "a", "b")
                .vm("x", "a", 1)
                .vm("y", "b", 1)
                .rule(Scene.apart("r", "x", "y")));

    Impossibility why = ((Answer.Impossible) answer).why();
    assertThat(why.kind()).isEqualTo(Kind.PLACES);
    assertThat(why.words()).contains("rule r");
  }

  @Test
  void one_that_may_be_stopped_needs_no_room() {
    Answer answer =
        answer(
            new Scene()
                .hosts(8, "a", "b")
                .vm("there", "b", 6)
                .workload(vmOf("x", "a", 4).with(Scene.stoppable(Restart.AT_HOME))));

    assertThat(answer).isInstanceOf(Answer.Complete.class);
  }

  @Test
  void room_that_adds_up_but_is_in_pieces_is_a_deadlock() {
    Answer answer =
        answer(
            new Scene()
                .hosts(8, "a", "b", "c")
                .vm("b8", "b", 4)
                .vm("c5", "c", 5)
                .vm("x", "a", 5)
                .vm("w", "a", 2));

    assertThat(((Answer.Impossible) answer).why().kind()).isEqualTo(Kind.DEADLOCK);
  }

  @Property(tries = 700)
  void what_brute_force_solves_is_never_called_impossible(
      @ForAll long seed,
      @ForAll @IntRange(min = 2, max = 4) int hosts,
      @ForAll @IntRange(min = 1, max = 14) int workloads) {
    Cluster cluster = Cluster.of(Clusters.plain(seed, hosts, workloads));

    boolean called =
        Planning.of(cluster, PlanRequest.vacate(List.of("n0"))).proof().find().isPresent();

    assertThat(called && BruteForce.solves(cluster, "n0"))
        .as(() -> Clusters.show(cluster))
        .isFalse();
  }

  @Property(tries = 500)
  void what_the_planner_solves_is_never_called_impossible(
      @ForAll long seed,
      @ForAll @IntRange(min = 2, max = 8) int hosts,
      @ForAll @IntRange(min = 1, max = 40) int workloads) {
    Cluster cluster = Cluster.of(Clusters.odd(seed, hosts, workloads));
    PlanRequest request = PlanRequest.vacate(List.of("n0"));

    boolean called = Planning.of(cluster, request).proof().find().isPresent();

    assertThat(called && Planner.standard().plan(cluster, request).complete())
        .as(() -> Clusters.show(cluster))
        .isFalse();
  }

  private static Answer answer(Scene scene) {
    return Planner.standard().answer(scene.cluster(), VACATE);
  }
}
