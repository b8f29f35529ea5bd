package io.evenkeel.maintenance.lifecycle;

import io.evenkeel.maintenance.operation.Course;
import io.evenkeel.maintenance.operation.Instruction;
import io.evenkeel.maintenance.operation.Item;
import io.evenkeel.maintenance.operation.ItemState;
import io.evenkeel.maintenance.operation.Step;
import io.evenkeel.plan.Stop;
import io.evenkeel.spi.Handling;
import java.util.Optional;

/** Does with single workloads what a person has said, before the planner is asked. */
final class Instructions {

  private final Settling settling;

  Instructions(Settling settling) {
    this.settling = settling;
  }

  void follow(Draft draft) {
    for (Instruction said : draft.standing().steering().instructions()) {
      draft
          .find(said.workload())
          .filter(item -> item.home().equals(draft.host()))
          .ifPresent(item -> follow(draft, item, said));
    }
  }

  private void follow(Draft draft, Item item, Instruction said) {
    if (item.open()) {
      if (against(item, said)) {
        settling.cancel(draft, item, said.by().actor() + " wants it otherwise");
      }
    } else if (said.kind() == Instruction.Kind.SKIP && undecided(item)) {
      draft.put(
          item.in(
              ItemState.BLOCKED,
              draft.waiting(
                  "SKIPPED",
                  item.workload(),
                  "it is left alone, as " + said.by().actor() + " asked",
                  "Say that it may go on, move it by hand or power it off")));
    } else if (said.kind().stops() && undecided(item) && runsHere(draft, item)) {
      draft.putLast(item.with(stopping(draft, item)).in(ItemState.PLANNED));
    }
  }

  private static boolean against(Item item, Instruction said) {
    boolean leaves =
        item.attempt().step() == Step.MIGRATE && !item.attempt().to().equals(item.home());
    return leaves
        && !(said.kind() == Instruction.Kind.TARGET && item.attempt().to().equals(said.target()));
  }

  private static boolean undecided(Item item) {
    return switch (item.state()) {
      case PENDING, BLOCKED, RETRY -> true;
      default -> false;
    };
  }

  private static boolean runsHere(Draft draft, Item item) {
    return draft.seen.reported().findWorkload(item.workload()).stream()
        .anyMatch(seen -> seen.host().equals(draft.host()) && seen.power().live());
  }

  private static Course stopping(Draft draft, Item item) {
    Optional<Handling> handling =
        draft.seen.reported().findWorkload(item.workload()).map(seen -> seen.handling());
    boolean suspends =
        handling.filter(one -> one.strategy() == Handling.Strategy.SUSPEND).isPresent();
    return new Course(
        suspends ? Course.Way.SUSPEND : Course.Way.STOP,
        "",
        0,
        handling.map(Handling::restart).orElse(Handling.Restart.AT_HOME),
        Stop.Consent.REQUEST,
        item.course().avoid());
  }
}
