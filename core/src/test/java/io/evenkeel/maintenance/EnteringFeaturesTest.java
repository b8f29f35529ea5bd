package io.evenkeel.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.fake.FakeCluster;
import io.evenkeel.maintenance.HostView.Machine;
import io.evenkeel.maintenance.HostView.Status;
import io.evenkeel.maintenance.operation.EventType;
import io.evenkeel.maintenance.operation.ItemState;
import io.evenkeel.maintenance.operation.JournalEntry;
import io.evenkeel.maintenance.operation.Operation;
import io.evenkeel.maintenance.operation.OperationState;
import io.evenkeel.maintenance.operation.Waiting;
import io.evenkeel.plan.Plan;
import io.evenkeel.preflight.Finding;
import io.evenkeel.preflight.Finding.Severity;
import io.evenkeel.spi.Power;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The rows S1 to S14 of docs/features.md, as a user of the library meets them. */
class EnteringFeaturesTest {

  private static final String HOSTS =
      """
      {"hosts": [{"id": "a", "memoryMiB": 32768, "vcpus": 16},
                 {"id": "b", "memoryMiB": 32768, "vcpus": 16},
                 {"id": "c", "memoryMiB": 32768, "vcpus": 16},
                 {"id": "far", "zone": "elsewhere", "memoryMiB": 262144, "vcpus": 64}],
       "workloads": [%s]}""";

  private static final String GPU =
      """
      {"id": "gpu", "host": "a", "memoryMiB": 8192, "vcpus": 4, %s
       "blockers": [{"code": "HOST_DEVICE", "detail": "0000:3b:00.0"}]}""";

  private static final String WEB =
      """
      {"id": "web", "name": "web-1", "host": "a", "memoryMiB": 4096, "vcpus": 2}""";

  private static Panel over(String... workloads) {
    return Panel.over(HOSTS.formatted(String.join(",", workloads)));
  }

  private static String gpu(String members) {
    return GPU.formatted(members);
  }

  @Test
  void s01_every_kind_of_workload_leaves_the_host_for_others_of_its_zone() {
    Panel panel =
        over(
            WEB,
            """
            {"id": "tenant", "kind": "tenant-node", "host": "a", "memoryMiB": 8192, "vcpus": 4}""",
            """
            {"id": "router", "kind": "network-container", "host": "a", "memoryMiB": 512, "vcpus": 1}""");
    panel.enter("a");
    panel.settle();

    FakeCluster cluster = panel.cluster();
    assertThat(panel.state("a")).isEqualTo(OperationState.IN_MAINTENANCE);
    for (String workload : List.of("web", "tenant", "router")) {
      assertThat(cluster.powerOf(workload)).isEqualTo(Power.RUNNING);
      assertThat(cluster.hostOf(workload)).isIn("b", "c");
    }
    assertThat(cluster.stopsOf("web")).isZero();
    assertThat(cluster.stopsOf("tenant")).as("a tenant node is a VM: it moves live").isZero();
    assertThat(cluster.stopsOf("router")).as("a container is stopped and started").isOne();
  }

  @Test
  void s01_a_tenant_node_leaves_after_the_others_since_it_carries_workloads_of_its_own() {
    Panel panel =
        over(
            """
            {"id": "1-tenant", "kind": "tenant-node", "host": "a", "memoryMiB": 4096, "vcpus": 1}""",
            WEB);
    panel.maintenance().enter("a", EnterRequest.by("ada", "test").sequentially());
    panel.settle();

    assertThat(panel.log("a").stream().filter(line -> line.contains("migrating from a")))
        .extracting(line -> line.substring(0, line.indexOf(':')))
        .containsExactly("web", "1-tenant");
  }

  @Test
  void s02_preflight_finds_everything_at_once_and_changes_nothing() {
    Panel panel =
        Panel.over(
            """
            {"hosts": [{"id": "a", "memoryMiB": 32768, "vcpus": 16, "storageRepairing": true},
                       {"id": "b", "memoryMiB": 32768, "vcpus": 16, "status": "down"},
                       {"id": "c", "memoryMiB": 32768, "vcpus": 16, "status": "maintenance"},
                       {"id": "d", "memoryMiB": 32768, "vcpus": 16}],
             "workloads": [{"id": "big", "host": "a", "memoryMiB": 20480, "vcpus": 2},
                           {"id": "other", "host": "d", "memoryMiB": 20480, "vcpus": 2}]}""",
            builder ->
                builder.rule(
                    candidate ->
                        List.of(
                            Finding.block(
                                "CHANGE_FREEZE", candidate.host().id(), "no changes", "Wait"))));
    long before = panel.cluster().log().size();

    List<Finding> findings = panel.maintenance().preflight("a").findings();

    assertThat(findings)
        .extracting(Finding::code)
        .contains(
            "NEIGHBOUR_DOWN",
            "NEIGHBOUR_IN_MAINTENANCE",
            "STORAGE_REPAIRING",
            "NO_REDUNDANCY",
            "CHANGE_FREEZE",
            "CANNOT_MOVE",
            "OUT_OF_BAND_ACCESS");
    assertThat(findings)
        .allSatisfy(
            finding -> {
              assertThat(finding.subject()).isNotBlank();
              assertThat(finding.text()).isNotBlank();
              assertThat(finding.remedy()).isNotBlank();
            });
    assertThat(panel.cluster().log()).hasSize((int) before);
    assertThat(panel.maintenance().operations()).isEmpty();
  }

  @Test
  void s03_out_of_band_access_is_confirmed_by_who_asks_and_recorded() {
    Panel panel =
        Panel.over(
            HOSTS.formatted(WEB),
            builder -> builder.checklist(ChecklistItem.OUT_OF_BAND_ACCESS.required()));

    Operation refused = panel.enter("a");
    assertThat(refused.state()).isEqualTo(OperationState.REFUSED);
    assertThat(refused.standing().findings().get(0))
        .returns("OUT_OF_BAND_ACCESS", Finding::code)
        .returns(Severity.BLOCK, Finding::severity);

    Operation accepted =
        panel
            .maintenance()
            .enter("a", EnterRequest.by("ada", "test").checked("OUT_OF_BAND_ACCESS"));
    assertThat(accepted.state()).isEqualTo(OperationState.REQUESTED);
    assertThat(accepted.terms().consents().checked()).containsExactly("OUT_OF_BAND_ACCESS");
    assertThat(panel.log("a")).contains("a: checklist: OUT_OF_BAND_ACCESS confirmed: test");
  }

  @Test
  void s03_a_probe_sees_to_it_instead_and_one_that_fails_proves_nothing() {
    List<String> answers = new ArrayList<>(List.of("", "no answer from 10.0.0.9"));
    Panel panel =
        Panel.over(
            HOSTS.formatted(WEB),
            builder ->
                builder.checklist(
                    ChecklistItem.OUT_OF_BAND_ACCESS
                        .required()
                        .probedBy(
                            host -> {
                              if (answers.isEmpty()) {
                                throw new IllegalStateException("BMC is gone");
                              }
                              return answers.remove(0);
                            })));

    assertThat(outOfBand(panel)).returns(Severity.INFO, Finding::severity);
    assertThat(outOfBand(panel))
        .returns(Severity.BLOCK, Finding::severity)
        .extracting(Finding::text)
        .asString()
        .contains("no answer from 10.0.0.9");
    assertThat(outOfBand(panel))
        .returns(Severity.BLOCK, Finding::severity)
        .extracting(Finding::text)
        .asString()
        .contains("BMC is gone");
  }

  private static Finding outOfBand(Panel panel) {
    return panel.maintenance().preflight("a").findings().stream()
        .filter(finding -> finding.code().equals("OUT_OF_BAND_ACCESS"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void s04_a_confirmation_counts_for_the_plan_that_was_shown_and_for_no_other() {
    Panel panel = over(WEB, gpu("\"onCannotMove\": \"stop\","));
    Plan shown = panel.maintenance().plan("a");
    panel.cluster().powerOff("gpu");

    Operation refused =
        panel.maintenance().enter("a", EnterRequest.by("ada", "test").confirming(shown));

    assertThat(refused.state()).isEqualTo(OperationState.REFUSED);
    Finding why = refused.standing().findings().get(0);
    assertThat(why.code()).isEqualTo("PLAN_CHANGED");
    assertThat(why.text()).contains("no longer: stop gpu on a, restart at home");
    assertThat(panel.cluster().workloadsOn("a")).contains("web");
  }

  @Test
  void s04_the_fingerprint_alone_is_enough_to_confirm_and_to_name_the_difference() {
    Panel panel = over(WEB);
    String shown = panel.maintenance().plan("a").fingerprint();
    assertThat(
            panel
                .maintenance()
                .enter("a", EnterRequest.by("ada", "test").confirming(shown))
                .state())
        .isEqualTo(OperationState.REQUESTED);

    Panel changed = over(WEB);
    String other = changed.maintenance().plan("a").fingerprint();
    changed.cluster().moveByHand("web", "c");
    changed.cluster().advance(Duration.ofMinutes(1));
    Operation refused =
        changed.maintenance().enter("a", EnterRequest.by("ada", "test").confirming(other));
    assertThat(refused.standing().findings().get(0).text()).contains("no longer: move web from a");
  }

  @Test
  void s04_a_panel_may_demand_that_the_plan_is_confirmed() {
    Panel panel = Panel.over(HOSTS.formatted(WEB), Maintenance.Builder::requireConfirmation);

    assertThat(panel.enter("a").standing().findings())
        .extracting(Finding::code)
        .contains("NOT_CONFIRMED");
    Plan plan = panel.maintenance().plan("a");
    panel.maintenance().enter("a", EnterRequest.by("ada", "test").confirming(plan));
    panel.settle();
    assertThat(panel.state("a")).isEqualTo(OperationState.IN_MAINTENANCE);
    assertThat(panel.log("a")).contains("a: plan %s confirmed: test".formatted(plan.fingerprint()));
  }

  @Test
  void s05_what_cannot_move_is_named_with_a_stable_code_before_anything_happens() {
    Panel panel =
        over(
            gpu(""),
            """
            {"id": "pinned", "host": "a", "memoryMiB": 1024, "vcpus": 1,
             "blockers": [{"code": "CPU_PASSTHROUGH"}]}""",
            """
            {"id": "huge", "host": "a", "memoryMiB": 20480, "vcpus": 2}""",
            """
            {"id": "fill-b", "host": "b", "memoryMiB": 30720, "vcpus": 2}""",
            """
            {"id": "fill-c", "host": "c", "memoryMiB": 30720, "vcpus": 2}""");

    Plan plan = panel.maintenance().plan("a");

    assertThat(plan.remaining())
        .extracting(remaining -> remaining.workload())
        .containsExactly("gpu", "huge", "pinned");
    assertThat(plan.remaining())
        .extracting(
            remaining ->
                new TreeSet<>(remaining.reasons().stream().map(reason -> reason.code()).toList()))
        .satisfiesExactly(
            gpu -> assertThat(gpu).contains("HOST_DEVICE"),
            huge -> assertThat(huge).contains("NO_MEMORY"),
            pinned -> assertThat(pinned).contains("CPU_PASSTHROUGH"));
  }

  @Test
  void s06_with_the_automatic_method_it_is_powered_down_and_otherwise_an_operator_is_waited_for() {
    Panel automatic = over(WEB, gpu("\"onCannotMove\": \"stop\","));
    automatic.enter("a");
    automatic.settle();
    assertThat(automatic.state("a")).isEqualTo(OperationState.IN_MAINTENANCE);
    assertThat(automatic.cluster().powerOf("gpu")).isEqualTo(Power.STOPPED);
    assertThat(automatic.log("a"))
        .contains("gpu: shutting down on a, as its own policy allows", "gpu: is off on a");

    Panel manual = over(WEB, gpu(""));
    manual.enter("a");
    manual.settle();
    assertThat(manual.status("a")).isEqualTo(Status.WAITING);
    assertThat(manual.cluster().powerOf("gpu")).isEqualTo(Power.RUNNING);
    assertThat(manual.waiting("a"))
        .singleElement()
        .satisfies(
            wait -> {
              assertThat(wait.code()).isEqualTo("HOST_DEVICE");
              assertThat(wait.text()).contains("0000:3b:00.0");
              assertThat(wait.remedy()).contains("Power it off or move it by hand");
            });
  }

  @Test
  void s07_all_that_cannot_be_migrated_is_stopped_when_the_request_says_so() {
    Panel panel = over(WEB, gpu(""));
    panel.maintenance().enter("a", EnterRequest.by("ada", "test").stopWhatCannotMove());
    panel.settle();

    assertThat(panel.state("a")).isEqualTo(OperationState.IN_MAINTENANCE);
    assertThat(panel.cluster().powerOf("gpu")).isEqualTo(Power.STOPPED);
    assertThat(panel.cluster().stopsOf("web")).as("what can be migrated is not stopped").isZero();
    assertThat(panel.log("a")).contains("gpu: shutting down on a, as the request of ada allows");
  }

  @Test
  void s08_what_was_stopped_starts_on_another_host_at_once_or_at_home_when_that_is_back() {
    Panel panel =
        over(
            gpu("\"onCannotMove\": \"stop\", \"restart\": \"at-home\","),
            """
            {"id": "batch", "host": "a", "memoryMiB": 1024, "vcpus": 1,
             "strategy": "stop", "restart": "elsewhere"}""");
    panel.enter("a");
    panel.settle();

    assertThat(panel.cluster().powerOf("gpu")).isEqualTo(Power.STOPPED);
    assertThat(panel.cluster().powerOf("batch")).isEqualTo(Power.RUNNING);
    assertThat(panel.cluster().hostOf("batch")).isIn("b", "c");

    panel.leave("a");
    panel.settle();
    assertThat(panel.cluster().powerOf("gpu")).isEqualTo(Power.RUNNING);
    assertThat(panel.cluster().hostOf("gpu")).isEqualTo("a");
    assertThat(panel.cluster().hostOf("batch")).isEqualTo("a");
  }

  @Test
  void s09_a_cold_only_workload_is_shut_down_moved_and_started() {
    Panel panel =
        over(
            """
            {"id": "smart", "host": "a", "memoryMiB": 2048, "vcpus": 2, "strategy": "cold",
             "blockers": [{"code": "HOST_DEVICE"}]}""");
    panel.enter("a");
    panel.settle();

    assertThat(panel.state("a")).isEqualTo(OperationState.IN_MAINTENANCE);
    assertThat(panel.cluster().hostOf("smart")).isIn("b", "c");
    assertThat(panel.cluster().powerOf("smart")).isEqualTo(Power.RUNNING);
    assertThat(panel.cluster().restartsOf("smart")).isOne();
  }

  @Test
  void s09_a_guest_that_ignores_its_shutdown_is_switched_off_only_by_explicit_choice() {
    String stubborn =
        """
        {"id": "stubborn", "host": "a", "memoryMiB": 2048, "vcpus": 2, "strategy": "stop",
         "labels": {"ignores-shutdown": "true"}}""";
    Panel asked = over(stubborn);
    asked.enter("a");
    asked.settle();
    assertThat(asked.state("a")).isEqualTo(OperationState.WAITING_FOR_OPERATOR);
    assertThat(asked.waiting("a")).extracting(Waiting::code).containsExactly("IGNORES_SHUTDOWN");
    assertThat(asked.cluster().powerOf("stubborn")).isEqualTo(Power.RUNNING);

    Panel forced = over(stubborn);
    forced.maintenance().enter("a", EnterRequest.by("ada", "test").forceOffWhatIgnoresShutdown());
    forced.pass(Duration.ofSeconds(170));
    assertThat(forced.cluster().powerOf("stubborn")).as("it has 180 s").isEqualTo(Power.RUNNING);
    forced.settle();
    assertThat(forced.state("a")).isEqualTo(OperationState.IN_MAINTENANCE);
    assertThat(forced.cluster().powerOf("stubborn")).isEqualTo(Power.STOPPED);
    assertThat(forced.log("a"))
        .contains(
            "stubborn: did not shut down in 180 s: switching it off on a, as the request of ada"
                + " allows");
  }

  @Test
  void s09_entering_that_waits_for_a_guest_that_ignores_its_shutdown_can_be_given_up_as_it_is() {
    Panel panel =
        over(
            """
            {"id": "stubborn", "host": "a", "memoryMiB": 2048, "vcpus": 2, "strategy": "stop",
             "labels": {"ignores-shutdown": "true"}}""");
    panel.enter("a");
    panel.settle();
    assertThat(panel.state("a")).isEqualTo(OperationState.WAITING_FOR_OPERATOR);

    panel.maintenance().leave("a", LeaveRequest.by("ada").acceptAsIs());
    panel.settle();

    assertThat(panel.lastState("a")).isEqualTo(OperationState.CLOSED);
    assertThat(panel.item("a", "stubborn").state()).isEqualTo(ItemState.HOME);
    assertThat(panel.cluster().powerOf("stubborn")).isEqualTo(Power.RUNNING);
    assertThat(panel.status("a")).isEqualTo(Status.RUNNING);
  }

  @Test
  void s10_moves_run_in_parallel_by_default_and_one_after_the_other_when_asked() {
    String[] six =
        IntStream.range(0, 6)
            .mapToObj(
                i ->
                    "{\"id\": \"vm%d\", \"host\": \"a\", \"memoryMiB\": 2048, \"vcpus\": 1}"
                        .formatted(i))
            .toArray(String[]::new);

    assertThat(mostAtOnce(over(six), EnterRequest.by("ada", "test"))).isGreaterThan(1);
    assertThat(mostAtOnce(over(six), EnterRequest.by("ada", "test").sequentially())).isOne();
  }

  private static int mostAtOnce(Panel panel, EnterRequest request) {
    panel.maintenance().enter("a", request);
    int most = 0;
    while (panel.state("a") != OperationState.IN_MAINTENANCE) {
      panel.tick(1);
      List<Machine> machines = panel.maintenance().status("a").machines();
      most =
          Math.max(
              most,
              (int) machines.stream().filter(m -> m.activity().startsWith("migrating")).count());
    }
    return most;
  }

  @Test
  void s11_the_node_log_has_a_line_for_each_attempt_an_error_for_each_failure_and_the_status() {
    Panel panel = over(WEB, gpu(""));
    panel.enter("a");
    panel.settle();
    panel.cluster().powerOff("gpu");
    panel.settle();

    List<JournalEntry> entries = panel.maintenance().journal(panel.last("a").id(), 0);
    assertThat(entries)
        .anySatisfy(
            entry -> assertEvent(entry, EventType.MOVE_STARTED, "web", "migrating from a to"))
        .anySatisfy(entry -> assertEvent(entry, EventType.MOVED, "web", "migrated to"))
        .anySatisfy(
            entry ->
                assertEvent(entry, EventType.BLOCKED, "gpu", "it can't leave: a: HOST_DEVICE"));
    assertThat(entries.get(entries.size() - 1))
        .satisfies(entry -> assertEvent(entry, EventType.STATE, "", "status Maintenance Mode"));
    assertThat(EventType.BLOCKED.level()).isEqualTo(EventType.Level.ERROR);
    assertThat(EventType.MOVE_FAILED.level()).isEqualTo(EventType.Level.ERROR);
    assertThat(entries)
        .extracting(JournalEntry::sequence)
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, entries.size()).mapToObj(Long::valueOf).toList());
  }

  private static void assertEvent(
      JournalEntry entry, EventType type, String workload, String text) {
    assertThat(entry.event().type()).isEqualTo(type);
    assertThat(entry.event().workload()).isEqualTo(workload);
    assertThat(entry.event().text()).startsWith(text);
  }

  @Test
  void s12_the_running_machines_are_listed_live_and_the_list_is_empty_when_it_is_done() {
    Panel panel =
        over(
            WEB,
            """
        {"id": "db", "host": "a", "memoryMiB": 16384, "vcpus": 4}""");
    assertThat(panel.maintenance().status("a").machines())
        .extracting(Machine::name, Machine::activity)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("db", "running"),
            org.assertj.core.groups.Tuple.tuple("web-1", "running"));

    panel.enter("a");
    panel.tick(3);
    assertThat(panel.maintenance().status("a").machines())
        .anySatisfy(
            machine -> {
              assertThat(machine.activity()).startsWith("migrating to ");
              assertThat(machine.fraction()).isBetween(0.0, 1.0);
            });

    panel.settle();
    assertThat(panel.maintenance().status("a").machines()).isEmpty();
  }

  @Test
  void s13_the_status_goes_through_the_words_of_the_documents() {
    Panel panel = over(WEB);
    List<String> statuses = new ArrayList<>(List.of(panel.status("a").toString()));
    panel.enter("a");
    statuses.add(panel.status("a").toString());
    panel.settle();
    statuses.add(panel.status("a").toString());
    panel.leave("a");
    statuses.add(panel.status("a").toString());
    panel.settle();
    statuses.add(panel.status("a").toString());

    assertThat(statuses)
        .containsExactly(
            "Running", "Migrating", "Maintenance Mode", "Leaving Maintenance", "Running");
  }

  @Test
  void s14_entering_completes_by_itself_when_the_operator_powers_off_or_moves_what_remains() {
    Panel off = over(WEB, gpu(""));
    off.enter("a");
    off.settle();
    off.cluster().powerOff("gpu");
    off.tick(1);
    assertThat(off.status("a")).isEqualTo(Status.MAINTENANCE);

    Panel moved =
        over(
            WEB,
            """
            {"id": "left", "host": "a", "memoryMiB": 1024, "vcpus": 1, "strategy": "leave"}""");
    moved.enter("a");
    moved.settle();
    assertThat(moved.status("a")).isEqualTo(Status.WAITING);
    moved.cluster().moveByHand("left", "c");
    moved.settle();
    assertThat(moved.status("a")).isEqualTo(Status.MAINTENANCE);
    assertThat(moved.log("a")).contains("left: was moved to c, not by us; it stays there");
  }
}
