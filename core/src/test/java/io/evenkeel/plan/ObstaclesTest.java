package io.evenkeel.plan;

import static io.evenkeel.plan.Scene.vmOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.evenkeel.spi.Job;
import io.evenkeel.spi.Power;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObstaclesTest {

  @Test
  void nothing_stands_in_the_way_of_a_step_that_fits() {
    assertThat(codes(new Scene().hosts(8, "a", "b").vm("x", "a", 8), "x", "b")).isEmpty();
  }

  @Test
  void copies_that_arrive_and_moves_under_way_take_their_room() {
    Scene scene =
        new Scene()
            .hosts(8, "a", "b", "c")
            .vm("x", "a", 4)
            .vm("y", "c", 3)
            .vm("z", "c", 3)
            .workload(vmOf("y", "b", 3).with(Scene.power("b", Power.INCOMING)));

    assertThat(codes(scene, "x", "b")).isEmpty();
    assertThat(codes(scene, "x", "b", new Underway("y", "c", "b"))).isEmpty();
    assertThat(codes(scene, "x", "b", new Underway("z", "c", "b"))).containsExactly("NO_MEMORY");
  }

  @Test
  void the_room_held_for_the_step_itself_is_no_obstacle() {
    Scene scene = new Scene().hosts(8, "a", "b").vm("x", "a", 8);

    assertThat(codes(scene, "x", "b", new Underway("x", "a", "b"))).isEmpty();
  }

  @Test
  void a_rule_that_keeps_workloads_apart_is_one() {
    Scene scene =
        new Scene()
            .hosts(8, "a", "b", "c")
            .vm("x", "a", 1)
            .vm("y", "b", 1)
            .rule(Scene.apart("r", "x", "y"));

    assertThat(codes(scene, "x", "b")).containsExactly("APART");
    assertThat(codes(scene, "x", "c")).isEmpty();
    assertThat(codes(scene, "x", "c", new Underway("y", "b", "c"))).containsExactly("APART");
  }

  @Test
  void those_kept_together_may_go_one_after_the_other() {
    Scene scene =
        new Scene()
            .hosts(8, "a", "b")
            .vm("x", "a", 1)
            .vm("y", "a", 1)
            .rule(Scene.together("r", "x", "y"));

    assertThat(codes(scene, "x", "b")).isEmpty();
  }

  @Test
  void the_workload_itself_may_be_the_obstacle() {
    Scene scene =
        new Scene()
            .hosts(8, "a", "b")
            .workload(vmOf("gpu", "a", 1).with(Scene.blocked("a", "HOST_DEVICE")))
            .workload(vmOf("busy", "a", 1).with(Scene.busy("a", Job.Kind.BACKUP)))
            .workload(vmOf("off", "a", 1).with(Scene.power("a", Power.STOPPED)));

    assertThat(codes(scene, "gpu", "b")).containsExactly("HOST_DEVICE");
    assertThat(codes(scene, "busy", "b")).containsExactly("IN_TRANSITION");
    assertThat(codes(scene, "off", "b")).containsExactly("STOPPED");
    assertThat(codes(scene, "gone", "b")).containsExactly("GONE");
    assertThat(codes(scene, "gpu", "a")).containsExactly("ALREADY_THERE");
  }

  @Test
  void an_unknown_target_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> codes(new Scene().hosts(8, "a").vm("x", "a", 1), "x", "b"))
        .withMessageContaining("there is no host b");
  }

  private static List<String> codes(Scene scene, String workload, String to, Underway... underway) {
    return Obstacles.of(scene.cluster(), workload, to, List.of(underway)).stream()
        .map(Remaining.Reason::code)
        .toList();
  }
}
