package io.evenkeel.plan;

import static io.evenkeel.plan.Scene.apart;
import static io.evenkeel.plan.Scene.blocked;
import static io.evenkeel.plan.Scene.labelled;
import static io.evenkeel.plan.Scene.slots;
import static io.evenkeel.plan.Scene.together;
import static io.evenkeel.plan.Scene.vmOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.Clusters;
import io.evenkeel.plan.Move.How;
import io.evenkeel.plan.Move.Route;
import io.evenkeel.plan.Move.Schedule;
import io.evenkeel.plan.Move.Why;
import io.evenkeel.spi.Demand;
import io.evenkeel.spi.Handling.Restart;
import io.evenkeel.spi.Handling.Strategy;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.HostStatus;
import io.evenkeel.spi.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each example is a plan with one thing wrong; the checker must name it. */
class PlanCheckerTest {

  private static final PlanRequest VACATE_A = PlanRequest.vacate(List.of("a"));
  private static final long TEN_GIGABIT = 10_000_000_000L;

  private final List<Move> moves = new ArrayList<>();
  private final List<Stop> stops = new ArrayList<>();
  private final List<Relaxed> relaxed = new ArrayList<>();

  @Test
  void a_right_plan_has_nothing_wrong() {
    moves.add(move("m1", "x", "a", "b", 0, TEN_GIGABIT));

    assertThat(check(one())).isEmpty();
  }

  @Test
  void somebody_is_forgotten() {
    assertThat(check(one())).containsExactly("the plan does not say what becomes of x");
  }

  @Test
  void somebody_is_moved_and_stopped() {
    moves.add(move("m1", "x", "a", "b", 0, TEN_GIGABIT));
    stops.add(stop("x", Stop.Consent.WORKLOAD_POLICY));

    assertThat(check(one())).anyMatch(wrong -> wrong.contains("more than once"));
  }

  @Test
  void somebody_is_stopped_without_consent() {
    stops.add(stop("x", Stop.Consent.WORKLOAD_POLICY));
    assertThat(check(one())).containsExactly("x is stopped without consent");

    stops.set(0, stop("x", Stop.Consent.REQUEST));
    assertThat(check(one())).containsExactly("x is stopped without consent");
  }

  @Test
  void one_with_a_blocker_is_moved_live() {
    moves.add(move("m1", "x", "a", "b", 0, TEN_GIGABIT));
    Scene scene =
        new Scene().hosts(8, "a", "b").workload(vmOf("x", "a", 4).with(blocked("a", "USB")));

    assertThat(check(scene)).anyMatch(wrong -> wrong.contains("can't be moved live"));
  }

  @Test
  void one_is_moved_in_a_way_its_owner_does_not_want() {
    moves.add(move("m1", "x", "a", "b", 0, TEN_GIGABIT));
    Scene scene =
        new Scene()
            .hosts(8, "a", "b")
            .workload(vmOf("x", "a", 4).with(Scene.handling(Strategy.LEAVE)));

    assertThat(check(scene)).anyMatch(wrong -> wrong.contains("treated otherwise"));
  }

  @Test
  void a_target_may_not_receive() {
    moves.add(move("m1", "x", "a", "b", 0, TEN_GIGABIT));
    Scene cordoned =
        new Scene()
            .hosts(8, "a")
            .host(Host.of("b", 8 * Clusters.GIB, 8).with(HostStatus.CORDONED))
            .vm("x", "a", 4);

    assertThat(check(cordoned)).anyMatch(wrong -> wrong.contains("the target is CORDONED"));
    assertThat(check(one(), VACATE_A.options(PlanOptions.DEFAULT.neverTo(List.of("b")))))
        .anyMatch(wrong -> wrong.contains("it is excluded"));
    assertThat(check(one(), VACATE_A.avoid(Map.of("x", List.of("b")))))
        .anyMatch(wrong -> wrong.contains("avoided"));
  }

  @Test
  void a_host_is_filled_beyond_its_room() {
    moves.add(move("m1", "x", "a", "b", 0, TEN_GIGABIT));

    assertThat(check(one().vm("there", "b", 5))).anyMatch(wrong -> wrong.contains("fills b"));
  }

  @Test
  void room_is_used_before_it_is_free() {
    moves.add(move("m1", "small", "b", "c", 0, TEN_GIGABIT, Why.MAKE_ROOM));
    moves.add(move("m2", "x", "a", "b", 1, TEN_GIGABIT));
    Scene scene = one().hosts(8, "c").vm("small", "b", 4).vm("fix", "b", 1);

    assertThat(check(scene)).anyMatch(wrong -> wrong.contains("m2 fills b"));

    moves.set(1, after(move("m2", "x", "a", "b", 20, TEN_GIGABIT), "m1"));
    assertThat(check(scene)).isEmpty();
  }

  @Test
  void one_does_not_wait_for_another_as_it_says() {
    moves.add(move("m1", "x", "a", "b", 0, TEN_GIGABIT / 2));
    moves.add(after(move("m2", "y", "a", "b", 1, TEN_GIGABIT / 2), "m1"));

    assertThat(check(one().vm("y", "a", 4))).containsExactly("m2 starts before m1 has ended");
  }

  @Test
  void slots_and_links_are_overrun() {
    moves.add(move("m1", "x", "a", "b", 0, TEN_GIGABIT));
    moves.add(move("m2", "y", "a", "b", 1, TEN_GIGABIT));
    Scene scene =
        new Scene()
            .host(Host.of("a", 8 * Clusters.GIB, 8).with(slots(8, 1)))
            .host(Host.of("b", 8 * Clusters.GIB, 8).with(slots(1, 8)))
            .vm("x", "a", 4)
            .vm("y", "a", 4);

    assertThat(check(scene))
        .containsExactly(
            "m2 is one of 2 moves at once out of a; at most 1 may be",
            "m2 overloads the link out of a: 20000000000 of 10000000000 bit/s",
            "m2 is one of 2 moves at once into b; at most 1 may be",
            "m2 overloads the link into b: 20000000000 of 10000000000 bit/s");
  }

  @Test
  void a_time_is_not_that_of_the_model() {
    Move right = move("m1", "x", "a", "b", 0, TEN_GIGABIT);
    Schedule shorter =
        new Schedule(right.start(), right.end().minusNanos(1), TEN_GIGABIT, List.of());
    moves.add(new Move("m1", "x", right.route(), How.LIVE, Why.VACATE, shorter));

    assertThat(check(one())).anyMatch(wrong -> wrong.contains("the model says"));
  }

  @Test
  void those_to_be_kept_apart_meet() {
    moves.add(move("m1", "x", "a", "b", 0, TEN_GIGABIT));

    assertThat(check(one().vm("y", "b", 1).rule(apart("r", "x", "y"))))
        .containsExactly("m1 brings x to b, where rule r does not want it with y");
  }

  @Test
  void those_to_be_kept_apart_meet_on_the_way() {
    Scene scene =
        new Scene()
            .host(labelled("a", 8, "rack", "r1"))
            .host(labelled("b", 8, "rack", "r2"))
            .host(labelled("c", 8, "rack", "r2"))
            .host(labelled("d", 8, "rack", "r3"))
            .vm("x", "a", 4)
            .vm("y", "b", 4)
            .rule(new Rule.Apart("r", List.of("x", "y"), true, "label:rack"));
    PlanRequest both = PlanRequest.vacate(List.of("a", "b"));
    moves.add(move("m1", "x", "a", "c", 0, TEN_GIGABIT));
    moves.add(move("m2", "y", "b", "d", 1, TEN_GIGABIT));

    assertThat(check(scene, both))
        .containsExactly("m1 brings x to c, where rule r does not want it with y");
  }

  @Test
  void those_to_be_kept_together_are_split() {
    moves.add(move("m1", "x", "a", "b", 0, TEN_GIGABIT / 2));
    moves.add(move("m2", "y", "a", "c", 0, TEN_GIGABIT / 2));
    Scene scene = one().hosts(8, "c").vm("y", "a", 4).rule(together("r", "x", "y"));

    assertThat(check(scene)).containsExactly("rule r: [x, y] are not together");
  }

  @Test
  void a_rule_on_hosts_is_broken() {
    moves.add(move("m1", "x", "a", "b", 0, TEN_GIGABIT));
    Rule on = new Rule.On("on", List.of("x"), List.of("a"), true);
    Rule not = new Rule.NotOn("not", List.of("x"), List.of("b"), true);

    assertThat(check(one().rule(on).rule(not)))
        .containsExactly(
            "m1 (x from a to b): rule not forbids it", "m1 (x from a to b): rule on forbids it");
  }

  @Test
  void a_broken_soft_rule_is_not_named_or_a_kept_one_is() {
    Rule soft = new Rule.NotOn("soft", List.of("x"), List.of("b"), false);
    moves.add(move("m1", "x", "a", "b", 0, TEN_GIGABIT));
    assertThat(check(one().rule(soft)))
        .containsExactly("soft rule soft is broken, the plan says otherwise");

    relaxed.add(new Relaxed("soft", List.of("x")));
    assertThat(check(one().rule(soft))).isEmpty();
    assertThat(check(one())).containsExactly("there is no rule soft to relax");
  }

  @Test
  void sequential_moves_overlap() {
    moves.add(move("m1", "x", "a", "b", 0, TEN_GIGABIT / 2));
    moves.add(move("m2", "y", "a", "b", 1, TEN_GIGABIT / 2));

    assertThat(check(one().vm("y", "a", 4), VACATE_A.options(PlanOptions.DEFAULT.sequentially())))
        .containsExactly("m2 starts before the one before it has ended");
  }

  private static Scene one() {
    return new Scene().hosts(8, "a", "b").vm("x", "a", 4);
  }

  private List<String> check(Scene scene) {
    return check(scene, VACATE_A);
  }

  private List<String> check(Scene scene, PlanRequest request) {
    Duration end = moves.stream().map(Move::end).max(Duration::compareTo).orElse(Duration.ZERO);
    Plan plan =
        new Plan(
            request.vacate(),
            moves,
            stops,
            List.of(),
            relaxed,
            new Estimate(end, Duration.ZERO, Duration.ZERO));
    return PlanChecker.check(scene.cluster(), request, plan);
  }

  private static Move move(
      String id, String workload, String from, String to, int start, long bandwidth) {
    return move(id, workload, from, to, start, bandwidth, Why.VACATE);
  }

  private static Move move(
      String id, String workload, String from, String to, int start, long bandwidth, Why why) {
    Duration from0 = Duration.ofSeconds(start);
    Duration time = MigrationModel.duration(Demand.of(4 * Clusters.GIB, 1), How.LIVE, bandwidth);
    return new Move(
        id,
        workload,
        new Route(from, to),
        How.LIVE,
        why,
        new Schedule(from0, from0.plus(time), bandwidth, List.of()));
  }

  private static Move after(Move move, String... ids) {
    Schedule when =
        new Schedule(move.start(), move.end(), move.schedule().bitsPerSecond(), List.of(ids));
    return new Move(move.id(), move.workload(), move.route(), move.how(), move.why(), when);
  }

  private static Stop stop(String workload, Stop.Consent consent) {
    return new Stop(workload, "a", Restart.AT_HOME, Duration.ZERO, consent);
  }
}
