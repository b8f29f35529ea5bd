package io.evenkeel.plan;

import static io.evenkeel.plan.Scene.routes;
import static io.evenkeel.plan.Scene.vmOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.plan.Impossibility.Kind;
import io.evenkeel.spi.Handling.Restart;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.HostStatus;
import io.evenkeel.spi.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Cases that were once left open: each has a plan, or a proof that there is none. */
class DecisionTest {

  private static final PlanRequest VACATE = PlanRequest.vacate(List.of("a"));

  @Test
  void a_host_that_holds_too_much_already_does_not_keep_others_from_making_room() {
    Plan plan =
        new Scene()
            .hosts(8, "a", "full", "spare")
            .hosts(100, "large")
            .vm("1", "full", 6)
            .vm("2", "full", 6)
            .vm("giant", "a", 98)
            .vm("small", "large", 4)
            .vacate("a");

    assertThat(routes(plan)).containsExactly("small large->spare", "giant a->large");
  }

  @Test
  void two_that_leave_do_not_wait_for_the_rack_of_each_other() {
    Plan plan =
        new Scene()
            .host(Scene.labelled("a1", 8, "rack", "r1"))
            .host(Scene.labelled("a2", 8, "rack", "r2"))
            .host(Scene.labelled("b1", 2, "rack", "r1"))
            .host(Scene.labelled("b2", 8, "rack", "r2"))
            .workload(vmOf("x", "a1", 2))
            .workload(vmOf("y", "a2", 1))
            .vm("filler", "b1", 1)
            .rule(new Rule.Apart("r", List.of("x", "y"), true, "label:rack"))
            .vacate("a1", "a2");

    assertThat(plan.complete()).isTrue();
    assertThat(routes(plan)).contains("x a1->b1", "y a2->b2", "filler b1->b2");
  }

  @Test
  void who_may_be_stopped_does_not_take_the_room_of_one_who_may_not() {
    Plan plan =
        new Scene()
            .hosts(8, "a", "b")
            .vm("firm", "a", 3)
            .workload(vmOf("large", "a", 5).with(Scene.stoppable(Restart.AT_HOME)))
            .vm("there", "b", 3)
            .vacate("a");

    assertThat(routes(plan)).containsExactly("firm a->b");
    assertThat(plan.stops()).extracting(Stop::workload).containsExactly("large");
  }

  @Test
  void nobody_can_make_the_first_move() {
    Answer answer =
        answer(
            new Scene()
                .hosts(8, "a", "b", "c")
                .workload(vmOf("x", "a", 4))
                .workload(vmOf("p", "b", 3))
                .workload(vmOf("q", "b", 3))
                .workload(vmOf("u", "c", 3))
                .workload(vmOf("v", "c", 3)));

    Impossibility why = ((Answer.Impossible) answer).why();
    assertThat(why.kind()).isEqualTo(Kind.DEADLOCK);
    assertThat(why.words())
        .isEqualTo(
            "nobody can make the first move: the most memory is free on b (2048 MiB and 14 vCPUs),"
                + " the most vCPUs on b (2048 MiB and 14 vCPUs); p, the smallest of all that may"
                + " move, needs 3072 MiB and 1 vCPUs");
  }

  @Test
  void what_the_few_that_can_move_could_do_is_all_looked_at() {
    Answer answer =
        answer(
            new Scene()
                .hosts(64, "a", "b", "c", "d")
                .host(Host.of("e", 64L << 30, 16).with(HostStatus.CORDONED))
                .vm("db", "a", 48)
                .vm("web", "a", 16)
                .vm("log", "b", 4)
                .vm("big", "b", 32)
                .vm("erp", "c", 44)
                .vm("crm", "d", 48));

    Impossibility why = ((Answer.Impossible) answer).why();
    assertThat(why.kind()).isEqualTo(Kind.DEADLOCK);
    assertThat(why.words()).startsWith("only web, log can be moved at all, and in none of the ");
  }

  @Test
  void memory_on_one_host_and_vcpus_on_another_do_not_add_up() {
    Answer answer =
        answer(
            new Scene()
                .host(Host.of("a", 16L << 30, 4))
                .host(Host.of("memory", 64L << 30, 4))
                .host(Host.of("vcpus", 8L << 30, 32))
                .workload(vmOf("x", "a", 0).with(Scene.vcpus(8, 4)))
                .workload(vmOf("m", "memory", 0).with(Scene.vcpus(4, 2)))
                .workload(vmOf("n", "memory", 0).with(Scene.vcpus(4, 2)))
                .workload(vmOf("v", "vcpus", 0).with(Scene.vcpus(8, 4))));

    Impossibility why = ((Answer.Impossible) answer).why();
    assertThat(why.kind()).isEqualTo(Kind.BALANCE);
    assertThat(why.needed()).isEqualTo(24 * 1024);
    assertThat(why.there()).isEqualTo(16 * 1024);
    assertThat(why.unit()).contains("a vCPU counted as 2048 MiB");
  }

  @Test
  void one_that_needs_nothing_and_may_be_nowhere_has_no_way_out() {
    Answer answer =
        answer(
            new Scene()
                .hosts(8, "a", "b")
                .workload(vmOf("x", "a", 0).with(Scene.vcpus(0, 0)))
                .rule(new Rule.On("r", List.of("x"), List.of("a"), true)));

    Impossibility why = ((Answer.Impossible) answer).why();
    assertThat(why.kind()).isEqualTo(Kind.WAY_OUT);
    assertThat(why.words()).isEqualTo("no host could take x, even if it were empty");
  }

  private static Answer answer(Scene scene) {
    return Planner.standard().answer(scene.cluster(), VACATE);
  }
}
