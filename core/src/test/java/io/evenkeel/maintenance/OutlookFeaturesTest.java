package io.evenkeel.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import io.evenkeel.plan.Answer;
import io.evenkeel.plan.Choices.RunnerUp;
import io.evenkeel.plan.Impossibility;
import io.evenkeel.plan.Move;
import io.evenkeel.plan.Outlook;
import io.evenkeel.plan.Plan;
import io.evenkeel.plan.PlanOptions;
import io.evenkeel.plan.Remaining;
import io.evenkeel.plan.Remedy;
import io.evenkeel.preflight.Finding;
import io.evenkeel.preflight.Finding.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rows N2, N3, N5, N6 and P11 of docs/features.md, as a user of the library meets them. */
class OutlookFeaturesTest {

  private static final String DOCUMENT =
      """
      {"hosts": [%s], "workloads": [%s], "rules": [%s]}""";

  private static Panel over(List<String> hosts, List<String> workloads, String... rules) {
    return Panel.over(
        DOCUMENT.formatted(
            String.join(",", hosts), String.join(",", workloads), String.join(",", rules)));
  }

  private static String host(String id, int gib, String... more) {
    return """
        {"id": "%s", "memoryMiB": %d, "vcpus": 64 %s}"""
        .formatted(id, gib * 1024, String.join("", more));
  }

  private static String vm(String id, String host, int gib, String... more) {
    return """
        {"id": "%s", "host": "%s", "memoryMiB": %d, "vcpus": 1 %s}"""
        .formatted(id, host, gib * 1024, String.join("", more));
  }

  private static Outlook outlook(Panel panel) {
    return panel.maintenance().outlook(List.of("a"), PlanOptions.DEFAULT);
  }

  private static List<String> remedies(Panel panel) {
    return outlook(panel).remedies().stream().map(Remedy::words).toList();
  }

  private static List<Finding> findings(Panel panel, String code) {
    return panel.maintenance().preflight("a").findings().stream()
        .filter(finding -> finding.code().equals(code))
        .toList();
  }

  /** c is the roomiest, b would do, d is full, e is closed. */
  private static Panel choosy() {
    return over(
        List.of(
            host("a", 16),
            host("b", 16),
            host("c", 16),
            host("d", 16),
            host("e", 16, ", \"status\": \"cordoned\"")),
        List.of(vm("x", "a", 4), vm("y", "b", 2), vm("z", "d", 14)));
  }

  @Test
  void n02_a_move_tells_its_runners_up_and_what_excluded_every_other_host() {
    Outlook outlook = outlook(choosy());

    assertThat(outlook.choices("x").runnersUp())
        .extracting(RunnerUp::host)
        .containsExactly("c", "b");
    assertThat(outlook.choices("x").excluded())
        .extracting(Remaining.Reason::toString)
        .containsExactly(
            "a: VACATED (it is to be emptied, too)",
            "d: NO_MEMORY (needs 4096 MiB, 2048 MiB free)",
            "e: HOST_CORDONED (it takes nothing new)");
    assertThatIllegalArgumentException().isThrownBy(() -> outlook.choices("y"));
  }

  @Test
  void n02_what_the_plan_would_be_with_another_target_can_be_asked() {
    Outlook outlook = outlook(choosy());

    Plan other = outlook.instead("x", "b");
    Plan none = outlook.instead("x", "d");

    assertThat(other.moves()).extracting(Move::to).containsExactly("b");
    assertThat(none.moves()).extracting(Move::workload).containsExactly("z", "x");
  }

  @Test
  void n02_those_that_a_rule_keeps_together_choose_as_one() {
    Panel panel =
        over(
            List.of(host("a", 16), host("b", 6), host("c", 16)),
            List.of(vm("x", "a", 4), vm("y", "a", 4)),
            """
            {"id": "r1", "type": "together", "workloads": ["x", "y"]}""");

    assertThat(outlook(panel).choices("x").runnersUp())
        .extracting(RunnerUp::host)
        .containsExactly("c");
    assertThat(outlook(panel).choices("x").excluded())
        .extracting(Remaining.Reason::toString)
        .contains("b: NO_MEMORY (needs 8192 MiB with y, 6144 MiB free)");
  }

  /** b has 2 GiB for 2 + 3 GiB that come. */
  private static Panel short3GiB(String... more) {
    return over(
        List.of(host("a", 8), host("b", 8), host("c", 8, ", \"status\": \"cordoned\"")),
        List.of(vm("there", "b", 6), vm("x", "a", 2), vm("y", "a", 3)),
        more);
  }

  @Test
  void n03_what_is_impossible_is_said_with_a_sum_that_anybody_can_check() {
    Outlook outlook = outlook(short3GiB());

    assertThat(outlook.answer())
        .isInstanceOfSatisfying(
            Answer.Impossible.class,
            answer -> {
              Impossibility why = answer.why();
              assertThat(why.kind()).isEqualTo(Impossibility.Kind.MEMORY);
              assertThat(why.workloads()).containsExactly("there", "x", "y");
              assertThat(why.hosts()).containsExactly("b");
              assertThat(why.needed()).isEqualTo(11 * 1024);
              assertThat(why.there()).isEqualTo(8 * 1024);
              assertThat(why.missing()).isEqualTo(3 * 1024);
            });
  }

  @Test
  void n03_the_smallest_changes_that_would_help_are_told() {
    assertThat(remedies(short3GiB()))
        .containsExactly(
            "put c back in service", "3072 MiB more on b", "one more host like a", "stop y");
  }

  @Test
  void n03_a_rule_that_stands_in_the_way_is_named() {
    Panel panel =
        over(
            List.of(host("a", 8), host("b", 8)),
            List.of(vm("there", "b", 2), vm("x", "a", 2)),
            """
            {"id": "r12", "type": "apart", "workloads": ["there", "x"]}""");

    assertThat(remedies(panel)).containsExactly("relax r12", "one more host like a", "stop x");
  }

  @Test
  void n03_what_can_not_leave_anyway_is_stopped_beside_what_else_helps() {
    String blocked = ", \"blockers\": [{\"code\": \"HOST_DEVICE\", \"detail\": \"gpu\"}]";
    Panel fits =
        over(
            List.of(host("a", 8), host("b", 8)),
            List.of(vm("x", "a", 2), vm("gpu", "a", 2, blocked)));
    Panel full =
        over(
            List.of(host("a", 8), host("b", 8)),
            List.of(vm("there", "b", 7), vm("x", "a", 2), vm("gpu", "a", 2, blocked)));

    assertThat(((Answer.Impossible) outlook(fits).answer()).why().words())
        .isEqualTo("gpu can't leave a: HOST_DEVICE (gpu)");
    assertThat(remedies(fits)).containsExactly("stop gpu");
    assertThat(remedies(full))
        .containsExactly(
            "stop gpu, and 1024 MiB more on b",
            "stop gpu, and one more host like a",
            "stop gpu, x");
  }

  @Test
  void n03_a_group_that_no_host_can_take_is_told_as_such() {
    Panel panel =
        over(
            List.of(host("a", 16), host("b", 6), host("c", 6)),
            List.of(vm("x", "a", 4), vm("y", "a", 4)),
            """
            {"id": "r1", "type": "together", "workloads": ["x", "y"]}""");

    assertThat(outlook(panel).answer())
        .isInstanceOfSatisfying(
            Answer.Impossible.class,
            answer ->
                assertThat(answer.why().words())
                    .isEqualTo(
                        "rule r1 keeps x, y together, and no host could take all of them, even if"
                            + " it were empty"));
    assertThat(remedies(panel)).contains("relax r1");
  }

  @Test
  void n03_the_preflight_says_that_no_plan_can_empty_the_host_and_what_would_help() {
    Panel panel = short3GiB();

    assertThat(findings(panel, "CANNOT_EMPTY"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.severity()).isEqualTo(Severity.WARN);
              assertThat(finding.subject()).isEqualTo("a");
              assertThat(finding.text())
                  .isEqualTo(
                      "no plan can empty it: there, x, y can be on b only: 11264 MiB are needed,"
                          + " 8192 are there, 3072 are missing");
              assertThat(finding.remedy()).contains("3072 MiB more on b; or", "stop y");
            });
    assertThat(panel.maintenance().preflight("a").blocked()).isFalse();
  }

  @Test
  void n05_the_preflight_flags_who_could_not_come_home() {
    String fast = ", \"cpuModel\": \"new\", \"cpuFeatures\": [\"fast\"]";
    Panel panel =
        over(
            List.of(host("a", 8, ", \"cpuModel\": \"old\""), host("b", 8, fast)),
            List.of(vm("x", "a", 2, ", \"cpuFeatures\": [\"fast\"]"), vm("y", "a", 2)));

    assertThat(findings(panel, "ONE_WAY"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.subject()).isEqualTo("x");
              assertThat(finding.text()).contains("a: CPU_FEATURES (lacks fast)");
            });
    assertThat(outlook(panel).roundTrip().complete()).isFalse();
    assertThat(outlook(panel).plan().complete()).isTrue();
  }

  @Test
  void n05_where_everybody_can_come_home_nothing_is_flagged() {
    Panel panel = choosy();

    assertThat(findings(panel, "ONE_WAY")).isEmpty();
    assertThat(outlook(panel).roundTrip().wayHome().moves())
        .extracting(Move::workload, Move::to)
        .containsExactly(tuple("x", "a"));
  }

  @Test
  void n06_the_preflight_names_what_could_not_start_again_if_one_more_host_failed() {
    Panel full =
        over(
            List.of(host("a", 8), host("b", 8), host("c", 8)),
            List.of(vm("x", "a", 6), vm("y", "b", 6)));
    Panel roomy =
        over(
            List.of(host("a", 8), host("b", 8), host("c", 8)),
            List.of(vm("x", "a", 4), vm("y", "b", 4)));

    assertThat(findings(full, "NO_REDUNDANCY"))
        .extracting(Finding::text)
        .contains(
            "while it is out, no host could start these again: if b failed: y; if c failed: x");
    assertThat(findings(roomy, "NO_REDUNDANCY")).isEmpty();
    assertThat(outlook(roomy).forecast().safe()).isTrue();
  }

  @Test
  void p11_a_third_workload_makes_room_where_nothing_fits_directly() {
    Panel panel =
        over(
            List.of(host("a", 8), host("b", 8), host("c", 8)),
            List.of(vm("big", "a", 8), vm("b3", "b", 3), vm("c5", "c", 5)));

    panel.enter("a");
    panel.settle();

    assertThat(panel.cluster().workloadsOn("a")).isEmpty();
    assertThat(panel.cluster().workloadsOn("b")).containsExactly("big");
    assertThat(panel.cluster().workloadsOn("c")).containsExactly("b3", "c5");
  }
}
