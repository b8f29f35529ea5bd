package io.evenkeel.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.maintenance.operation.EventType;
import io.evenkeel.maintenance.operation.OperationState;
import io.evenkeel.maintenance.operation.Waiting;
import io.evenkeel.maintenance.task.Hook;
import io.evenkeel.maintenance.task.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** The row S24 of docs/features.md: what a panel hangs onto a maintenance. */
class HookFeaturesTest {

  @Test
  void s24_hooks_run_before_entering_in_maintenance_before_leaving_and_after_leaving() {
    List<String> seen = new ArrayList<>();
    AtomicReference<Panel> panel = new AtomicReference<>();
    panel.set(
        Panel.over(
            ThreeHosts.PLAIN,
            builder -> {
              for (Stage stage : Stage.values()) {
                builder.hook(
                    Hook.of(
                        stage.toString(),
                        stage,
                        context -> {
                          seen.add(
                              "%s: %s, %d on it"
                                  .formatted(
                                      context.hook(),
                                      panel.get().state("a"),
                                      panel.get().cluster().workloadsOn("a").size()));
                          return "said " + context.hook();
                        }));
              }
              return builder;
            }));
    panel.get().inMaintenance("a");
    panel.get().leave("a");
    panel.get().settle();

    assertThat(panel.get().lastState("a")).isEqualTo(OperationState.CLOSED);
    assertThat(seen)
        .containsExactly(
            "before entering: REQUESTED, 1 on it",
            "in maintenance: IN_MAINTENANCE, 0 on it",
            "before leaving: LEAVING, 0 on it",
            "after leaving: LEAVING, 1 on it");
    assertThat(panel.get().log("a"))
        .contains(
            "a: task before entering begins (before entering)",
            "a: task in maintenance is done: said in maintenance");
  }

  @Test
  void s24_a_hook_that_fails_holds_the_operation_until_it_is_run_again_or_skipped() {
    List<String> calls = new ArrayList<>();
    Panel panel =
        Panel.over(
            ThreeHosts.PLAIN,
            builder ->
                builder.hook(
                    Hook.of(
                        "stop storage",
                        Stage.BEFORE_ENTERING,
                        context -> {
                          calls.add(context.key());
                          if (calls.size() < 3) {
                            throw new IllegalStateException("the service hangs");
                          }
                          return "stopped";
                        })));
    panel.enter("a");
    panel.settle();
    assertThat(panel.state("a")).isEqualTo(OperationState.REQUESTED);
    assertThat(panel.cluster().isCordoned("a")).as("nothing was touched").isFalse();
    assertThat(panel.waiting("a"))
        .singleElement()
        .satisfies(
            wait -> {
              assertThat(wait.code()).isEqualTo("TASK_FAILED");
              assertThat(wait.text())
                  .isEqualTo("task stop storage failed (before entering): the service hangs");
            });

    panel.maintenance().retryTask("a", "stop storage", Panel.ADA);
    panel.settle();
    assertThat(panel.state("a")).isEqualTo(OperationState.REQUESTED);
    panel.maintenance().retryTask("a", "stop storage", Panel.ADA);
    panel.settle();
    assertThat(panel.state("a")).isEqualTo(OperationState.IN_MAINTENANCE);
    assertThat(calls).doesNotHaveDuplicates().hasSize(3);

    Panel skipping =
        Panel.over(ThreeHosts.PLAIN, builder -> builder.hook(failing(Stage.IN_MAINTENANCE)));
    skipping.enter("a");
    skipping.settle();
    skipping.maintenance().skipTask("a", "fails", Panel.ADA);
    skipping.settle();
    assertThat(skipping.waiting("a")).isEmpty();
    assertThat(skipping.log("a")).contains("a: task fails is skipped: test");
  }

  private static Hook failing(Stage stage) {
    return Hook.of(
        "fails",
        stage,
        context -> {
          throw new IllegalStateException("no");
        });
  }

  @Test
  void s24_the_failure_of_a_hook_may_be_only_told() {
    Panel panel =
        Panel.over(
            ThreeHosts.PLAIN,
            builder -> builder.hook(failing(Stage.AFTER_LEAVING).goingOnAfterFailure()));
    panel.inMaintenance("a");
    panel.leave("a");
    panel.settle();
    assertThat(panel.lastState("a")).isEqualTo(OperationState.CLOSED);
    assertThat(panel.types("a")).contains(EventType.TASK_FAILED);
  }

  @Test
  void s24_a_hook_has_a_time_limit_and_is_interrupted_when_it_is_over() {
    Deferred later = new Deferred();
    Panel panel =
        Panel.over(
            ThreeHosts.PLAIN,
            builder ->
                builder
                    .executor(later)
                    .hook(
                        Hook.of("slow", Stage.IN_MAINTENANCE, context -> "never read")
                            .limit(Duration.ofMinutes(2))));
    panel.enter("a");
    panel.pass(Duration.ofMinutes(1));
    assertThat(panel.waiting("a")).extracting(Waiting::code).containsExactly("TASK_RUNNING");
    assertThatThrownBy(() -> panel.maintenance().reboot("a", Panel.ADA))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("task slow is running on it");
    panel.pass(Duration.ofMinutes(3));

    assertThat(panel.waiting("a")).extracting(Waiting::code).containsExactly("TASK_FAILED");
    assertThat(panel.log("a"))
        .contains(
            "a: task slow failed (in maintenance): it exceeded its limit of 120 s; the operation"
                + " waits until it is run again or skipped");
    assertThat(later.allCancelled()).isTrue();
  }

  @Test
  void s24_a_hook_whose_process_died_is_run_again_when_its_limit_is_over() {
    Deferred later = new Deferred();
    Panel panel =
        Panel.over(
            ThreeHosts.PLAIN,
            builder ->
                builder
                    .executor(later)
                    .hook(
                        Hook.of("update", Stage.IN_MAINTENANCE, context -> context.key())
                            .limit(Duration.ofMinutes(2))));
    panel.enter("a");
    panel.pass(Duration.ofMinutes(1));
    later.forget();
    panel.restart();
    panel.pass(Duration.ofMinutes(2));
    later.runAll();
    panel.tick(1);

    assertThat(panel.last("a").standing().tasks())
        .singleElement()
        .satisfies(run -> assertThat(run.output()).endsWith("#task:update/2"));
  }
}
