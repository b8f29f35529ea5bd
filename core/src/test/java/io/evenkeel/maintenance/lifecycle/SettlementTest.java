package io.evenkeel.maintenance.lifecycle;

import static io.evenkeel.maintenance.lifecycle.Verdict.Outcome.AGAIN;
import static io.evenkeel.maintenance.lifecycle.Verdict.Outcome.ALARM;
import static io.evenkeel.maintenance.lifecycle.Verdict.Outcome.DONE;
import static io.evenkeel.maintenance.lifecycle.Verdict.Outcome.ELSEWHERE;
import static io.evenkeel.maintenance.lifecycle.Verdict.Outcome.FOREIGN;
import static io.evenkeel.maintenance.lifecycle.Verdict.Outcome.GONE;
import static io.evenkeel.maintenance.lifecycle.Verdict.Outcome.IN_PROGRESS;
import static io.evenkeel.maintenance.lifecycle.Verdict.Outcome.NOT_DONE;
import static io.evenkeel.maintenance.lifecycle.Verdict.Outcome.OFF;
import static io.evenkeel.maintenance.lifecycle.Verdict.Outcome.OPERATOR;
import static io.evenkeel.maintenance.lifecycle.Verdict.Outcome.UNKNOWN;
import static io.evenkeel.spi.Power.INCOMING;
import static io.evenkeel.spi.Power.LEFT_BEHIND;
import static io.evenkeel.spi.Power.POST_COPY_BROKEN;
import static io.evenkeel.spi.Power.RUNNING;
import static io.evenkeel.spi.Power.STOPPED;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.cluster.Cluster;
import io.evenkeel.maintenance.operation.Attempt;
import io.evenkeel.maintenance.operation.Item;
import io.evenkeel.maintenance.operation.ItemState;
import io.evenkeel.maintenance.operation.Origin;
import io.evenkeel.maintenance.operation.Step;
import io.evenkeel.maintenance.operation.Waiting;
import io.evenkeel.spi.Capability;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.HostStatus;
import io.evenkeel.spi.Inventory;
import io.evenkeel.spi.Job;
import io.evenkeel.spi.Power;
import io.evenkeel.spi.Presence;
import io.evenkeel.spi.Progress;
import io.evenkeel.spi.Transfer;
import io.evenkeel.spi.Workload;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The settling table, row by row: vm moves from a to b, and c is somewhere else. */
class SettlementTest {

  private static final Instant ISSUED = Instant.parse("2026-01-01T00:00:00Z");
  private static final String ORDER = "op/vm/1";

  private final Map<String, HostStatus> statuses = new TreeMap<>();
  private final List<Workload> sightings = new ArrayList<>();
  private Progress report = Progress.unknown();
  private Waiting waiting = Waiting.NONE;
  private Instant now = ISSUED.plusSeconds(1);
  private Tenure tenure = Tenure.ALWAYS;
  private Attempt attempt =
      Attempt.NONE.next(Step.MIGRATE, "a", "b", ISSUED, ISSUED.plusSeconds(300));

  @Nested
  class A_migration {

    @Test
    void row_1_runs_at_its_source_with_our_job_is_in_progress() {
      seen("a", RUNNING, job(ORDER));
      seen("b", INCOMING);
      assertThat(verdict().outcome()).isEqualTo(IN_PROGRESS);
    }

    @Test
    void row_2_runs_at_its_source_with_a_foreign_job_is_foreign() {
      seen("a", RUNNING, job(""));
      assertThat(verdict().outcome()).isEqualTo(FOREIGN);
    }

    @Test
    void row_2_an_earlier_order_of_ours_is_not_this_one() {
      seen("a", RUNNING, job("op/vm/0"));
      assertThat(verdict().outcome()).isEqualTo(FOREIGN);
    }

    @Test
    void row_3_runs_at_its_target_and_gone_from_its_source_is_done_whatever_the_call_said() {
      seen("b", RUNNING);
      report = Progress.failed(Transfer.NONE, "I/O error");
      assertThat(verdict().outcome()).isEqualTo(DONE);
    }

    @Test
    void row_3_a_definition_that_is_off_at_the_source_does_not_matter() {
      seen("a", STOPPED);
      seen("b", RUNNING);
      assertThat(verdict().outcome()).isEqualTo(DONE);
    }

    @Test
    void row_4_nothing_happened_is_known_at_once_when_the_driver_says_so() {
      seen("a", RUNNING);
      report = Progress.refused("no such network");
      assertThat(verdict().outcome()).isEqualTo(NOT_DONE);
      assertThat(verdict().text()).isEqualTo("no such network");
    }

    @Test
    void row_4_nothing_happened_is_believed_only_after_the_quiet_time_when_nobody_says_so() {
      seen("a", RUNNING);
      now = ISSUED.plusSeconds(44);
      assertThat(verdict().outcome()).isEqualTo(UNKNOWN);
      now = ISSUED.plusSeconds(45);
      assertThat(verdict().outcome()).isEqualTo(NOT_DONE);
    }

    @Test
    void row_4_a_success_that_cannot_be_seen_is_not_believed_either() {
      seen("a", RUNNING);
      report = Progress.done(Transfer.NONE);
      assertThat(verdict().code()).isEqualTo("OUTCOME_UNKNOWN");
    }

    @Test
    void row_5_a_stale_copy_at_the_target_goes_to_the_operator_after_two_looks() {
      seen("a", RUNNING);
      seen("b", INCOMING);
      assertThat(verdict().outcome()).isEqualTo(UNKNOWN);
      waitingFor("STALE_COPY", 59);
      assertThat(verdict().outcome()).isEqualTo(UNKNOWN);
      waitingFor("STALE_COPY", 60);
      assertThat(verdict().outcome()).isEqualTo(OPERATOR);
    }

    @Test
    void row_6_paused_at_its_source_and_nowhere_else_goes_to_the_operator_after_two_looks() {
      seen("a", LEFT_BEHIND);
      assertThat(verdict().outcome()).isEqualTo(UNKNOWN);
      waitingFor("SOURCE_PAUSED", 30);
      assertThat(verdict().outcome()).isEqualTo(OPERATOR);
    }

    @Test
    void row_6_paused_at_its_source_while_the_target_is_silent_is_unknown_for_ever() {
      seen("a", LEFT_BEHIND);
      silent("b");
      waitingFor("TARGET_UNREACHABLE", 100_000);
      assertThat(verdict().outcome()).isEqualTo(UNKNOWN);
    }

    @Test
    void row_7_runs_at_its_target_with_a_leftover_at_its_source_has_arrived() {
      seen("a", LEFT_BEHIND);
      seen("b", RUNNING);
      assertThat(verdict().outcome()).isEqualTo(DONE);
    }

    @Test
    void row_8_two_copies_raise_the_alarm_at_the_second_look() {
      seen("a", RUNNING);
      seen("b", RUNNING);
      assertThat(verdict().outcome()).isEqualTo(UNKNOWN);
      waitingFor("TWO_COPIES", 1);
      assertThat(verdict().outcome()).isEqualTo(ALARM);
    }

    @Test
    void row_9_a_broken_post_copy_goes_to_the_operator_at_once() {
      seen("a", POST_COPY_BROKEN);
      seen("b", RUNNING);
      assertThat(verdict().outcome()).isEqualTo(OPERATOR);
    }

    @Test
    void row_10_found_on_a_third_host_is_adopted_there() {
      seen("c", RUNNING);
      assertThat(verdict().outcome()).isEqualTo(ELSEWHERE);
      assertThat(verdict().host()).isEqualTo("c");
    }

    @Test
    void row_11_on_no_host_in_two_complete_looks_is_gone() {
      assertThat(verdict().outcome()).isEqualTo(UNKNOWN);
      waitingFor("VANISHED", 29);
      assertThat(verdict().outcome()).isEqualTo(UNKNOWN);
      waitingFor("VANISHED", 30);
      assertThat(verdict().outcome()).isEqualTo(GONE);
    }

    @Test
    void row_11_is_never_reached_while_any_host_is_silent() {
      silent("c");
      waitingFor("VANISHED", 100_000);
      assertThat(verdict().outcome()).isEqualTo(UNKNOWN);
      assertThat(verdict().code()).isEqualTo("HOST_UNREACHABLE");
    }

    @Test
    void row_11_a_copy_that_arrives_is_not_gone() {
      seen("b", INCOMING);
      waitingFor("VANISHED", 100_000);
      assertThat(verdict().outcome()).isEqualTo(UNKNOWN);
    }

    @Test
    void off_at_its_source_in_two_looks_was_powered_off_by_somebody() {
      seen("a", STOPPED);
      waitingFor("VANISHED", 30);
      assertThat(verdict().outcome()).isEqualTo(OFF);
    }

    @Test
    void row_12_runs_at_its_target_while_its_source_is_silent_is_not_confirmed() {
      seen("b", RUNNING);
      silent("a");
      assertThat(verdict().outcome()).isEqualTo(UNKNOWN);
      assertThat(verdict().code()).isEqualTo("SOURCE_UNREACHABLE");
    }

    @Test
    void row_12_its_source_is_confirmed_to_be_off_so_it_has_arrived() {
      seen("b", RUNNING);
      off("a");
      assertThat(verdict().outcome()).isEqualTo(DONE);
    }

    @Test
    void row_13_runs_at_its_source_while_its_target_is_silent_is_not_settled() {
      seen("a", RUNNING);
      silent("b");
      report = Progress.failed(Transfer.NONE, "keepalive timeout");
      now = ISSUED.plusSeconds(100_000);
      assertThat(verdict().outcome()).isEqualTo(UNKNOWN);
    }

    @Test
    void row_14_both_ends_silent_is_unknown() {
      silent("a");
      silent("b");
      now = ISSUED.plusSeconds(100_000);
      assertThat(verdict().outcome()).isEqualTo(UNKNOWN);
    }
  }

  @Nested
  class A_migration_whose_hosts_are_silent {

    @Test
    void row_13_its_target_is_confirmed_to_be_off_so_it_is_tried_elsewhere_after_the_quiet_time() {
      seen("a", RUNNING);
      off("b");
      assertThat(verdict().outcome()).isEqualTo(UNKNOWN);
      now = ISSUED.plusSeconds(45);
      assertThat(verdict().outcome()).isEqualTo(NOT_DONE);
    }

    @Test
    void row_14_its_source_is_silent_and_its_target_has_nothing_so_it_is_unknown_for_ever() {
      silent("a");
      waitingFor("HOST_UNREACHABLE", 100_000);
      assertThat(verdict().outcome()).isEqualTo(UNKNOWN);
    }

    @Test
    void row_14_its_target_is_silent_and_its_source_has_nothing_so_it_is_unknown_for_ever() {
      silent("b");
      waitingFor("HOST_UNREACHABLE", 100_000);
      assertThat(verdict().outcome()).isEqualTo(UNKNOWN);
    }

    @Test
    void row_15_its_source_is_confirmed_to_be_off_and_no_host_has_it_so_it_died_with_it() {
      off("a");
      assertThat(verdict().outcome()).isEqualTo(UNKNOWN);
      waitingFor("VANISHED", 29);
      assertThat(verdict().outcome()).isEqualTo(UNKNOWN);
      waitingFor("VANISHED", 30);
      assertThat(verdict().outcome()).isEqualTo(GONE);
    }

    @Test
    void row_15_is_not_reached_while_another_host_is_silent() {
      off("a");
      silent("c");
      waitingFor("VANISHED", 100_000);
      assertThat(verdict().code()).isEqualTo("HOST_UNREACHABLE");
    }
  }

  @Nested
  class A_takeover {

    @Test
    void row_4_the_quiet_time_of_an_order_of_the_one_before_begins_with_the_takeover() {
      seen("a", RUNNING);
      tenure = new Tenure(ISSUED.plusSeconds(30), true);
      now = ISSUED.plusSeconds(74);
      assertThat(verdict().outcome()).isEqualTo(UNKNOWN);
      now = ISSUED.plusSeconds(75);
      assertThat(verdict().outcome()).isEqualTo(NOT_DONE);
    }

    @Test
    void row_11_a_second_look_is_one_s_own() {
      waitingFor("VANISHED", 100);
      tenure = new Tenure(now.minusSeconds(29), true);
      assertThat(verdict().outcome()).isEqualTo(UNKNOWN);
      tenure = new Tenure(now.minusSeconds(30), true);
      assertThat(verdict().outcome()).isEqualTo(GONE);
    }
  }

  @Nested
  class A_stop {

    @Test
    void off_is_done() {
      attempt = Attempt.NONE.next(Step.STOP, "a", "a", ISSUED, ISSUED.plusSeconds(180));
      seen("a", STOPPED);
      assertThat(verdict().outcome()).isEqualTo(DONE);
    }

    @Test
    void a_guest_that_ignores_it_goes_to_the_operator_at_the_time_limit() {
      attempt = Attempt.NONE.next(Step.STOP, "a", "a", ISSUED, ISSUED.plusSeconds(180));
      seen("a", RUNNING);
      report = Progress.running(Transfer.NONE);
      now = ISSUED.plusSeconds(179);
      assertThat(verdict().outcome()).isEqualTo(IN_PROGRESS);
      now = ISSUED.plusSeconds(180);
      assertThat(verdict().code()).isEqualTo("IGNORES_SHUTDOWN");
    }

    @Test
    void one_that_perhaps_was_never_asked_is_asked_again_after_the_quiet_time_but_not_for_ever() {
      attempt = Attempt.NONE.next(Step.STOP, "a", "a", ISSUED, ISSUED.plusSeconds(180));
      seen("a", RUNNING);
      now = ISSUED.plusSeconds(44);
      assertThat(verdict().outcome()).isEqualTo(IN_PROGRESS);
      now = ISSUED.plusSeconds(45);
      assertThat(verdict().outcome()).isEqualTo(AGAIN);
      waitingFor("ASKED_AGAIN", 359);
      assertThat(verdict().outcome()).isEqualTo(AGAIN);
      waitingFor("ASKED_AGAIN", 360);
      assertThat(verdict().code()).isEqualTo("STOP_UNKNOWN");
    }

    @Test
    void one_that_was_moved_and_still_runs_has_its_time_to_shut_down() {
      attempt = Attempt.NONE.next(Step.STOP, "a", "a", ISSUED, ISSUED.plusSeconds(180));
      seen("c", RUNNING);
      now = ISSUED.plusSeconds(179);
      assertThat(verdict().code()).isEqualTo("STILL_STOPPING");
      now = ISSUED.plusSeconds(180);
      assertThat(verdict().outcome()).isEqualTo(ELSEWHERE);
    }

    @Test
    void one_that_was_moved_while_it_shut_down_is_off_by_us_wherever_that_is() {
      attempt = Attempt.NONE.next(Step.STOP, "a", "a", ISSUED, ISSUED.plusSeconds(180));
      seen("c", STOPPED);
      waitingFor("VANISHED", 30);
      assertThat(verdict().outcome()).isEqualTo(DONE);
    }

    @Test
    void a_silent_host_says_nothing() {
      attempt = Attempt.NONE.next(Step.STOP, "a", "a", ISSUED, ISSUED.plusSeconds(180));
      silent("a");
      assertThat(verdict().outcome()).isEqualTo(UNKNOWN);
    }
  }

  @Nested
  class A_relocation {

    @Test
    void known_at_its_target_only_is_done() {
      attempt = Attempt.NONE.next(Step.RELOCATE, "a", "b", ISSUED, ISSUED.plusSeconds(180));
      seen("b", STOPPED);
      assertThat(verdict().outcome()).isEqualTo(DONE);
    }

    @Test
    void somebody_who_started_it_meanwhile_wins() {
      attempt = Attempt.NONE.next(Step.RELOCATE, "a", "b", ISSUED, ISSUED.plusSeconds(180));
      seen("a", RUNNING);
      assertThat(verdict().outcome()).isEqualTo(ELSEWHERE);
    }
  }

  @Nested
  class A_start {

    @Test
    void running_there_is_done() {
      attempt = Attempt.NONE.next(Step.START, "b", "b", ISSUED, ISSUED.plusSeconds(180));
      seen("b", RUNNING);
      assertThat(verdict().outcome()).isEqualTo(DONE);
    }

    @Test
    void running_there_and_elsewhere_raises_the_alarm_at_the_second_look() {
      attempt = Attempt.NONE.next(Step.START, "b", "b", ISSUED, ISSUED.plusSeconds(180));
      seen("b", RUNNING);
      seen("c", RUNNING);
      waitingFor("TWO_COPIES", 1);
      assertThat(verdict().outcome()).isEqualTo(ALARM);
    }

    @Test
    void still_off_is_believed_only_after_the_quiet_time() {
      attempt = Attempt.NONE.next(Step.START, "b", "b", ISSUED, ISSUED.plusSeconds(180));
      seen("b", STOPPED);
      assertThat(verdict().outcome()).isEqualTo(UNKNOWN);
      now = ISSUED.plusSeconds(45);
      assertThat(verdict().outcome()).isEqualTo(NOT_DONE);
    }
  }

  private void seen(String host, Power power, Job... jobs) {
    Presence presence = new Presence(host, power, "", List.of(jobs), List.of());
    sightings.add(Workload.of("vm", host, 1 << 30, 1).with(presence));
  }

  private static Job job(String order) {
    return new Job(Job.Kind.MIGRATION, order, "b");
  }

  private void silent(String host) {
    statuses.put(host, HostStatus.UNREACHABLE);
  }

  private void off(String host) {
    statuses.put(host, HostStatus.DOWN);
  }

  private void waitingFor(String code, long seconds) {
    now = ISSUED.plusSeconds(200_000);
    waiting = new Waiting(code, "vm", "", "", now.minusSeconds(seconds));
  }

  private Verdict verdict() {
    List<Host> hosts =
        List.of("a", "b", "c").stream()
            .map(id -> Host.of(id, 64L << 30, 16))
            .map(host -> host.with(statuses.getOrDefault(host.id(), HostStatus.RUNNING)))
            .toList();
    Observation seen =
        new Observation(
            Cluster.of(new Inventory(hosts, sightings, List.of())),
            Map.of(),
            Map.of(ORDER, report),
            Others.NONE,
            EnumSet.allOf(Capability.class),
            ZoneNow.ALONE,
            tenure);
    Item item =
        Item.listed("vm", new Origin("a", true, ""))
            .with(attempt)
            .in(ItemState.MOVING, waiting)
            .in(ItemState.MOVING, waiting);
    return new Settlement(item, ORDER, seen, now, Settings.DEFAULT).verdict();
  }
}
