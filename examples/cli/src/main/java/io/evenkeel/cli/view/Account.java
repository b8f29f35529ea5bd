package io.evenkeel.cli.view;

import io.evenkeel.maintenance.operation.Operation;
import io.evenkeel.maintenance.operation.PowerWatch;
import io.evenkeel.maintenance.operation.PowerWatch.Verb;
import io.evenkeel.maintenance.operation.Service;
import io.evenkeel.maintenance.operation.Waiver;
import io.evenkeel.maintenance.task.TaskRun;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What somebody answers for in an operation, what its tasks did, and what was asked of its host's
 * power: a line each, its kind first.
 */
final class Account {

  private final Operation operation;

  Account(Operation operation) {
    this.operation = operation;
  }

  /** All of it. */
  List<String> lines() {
    return Stream.of(consents(), tasks(), power()).flatMap(List::stream).toList();
  }

  /** Who confirmed, allowed and waived what. */
  List<String> consents() {
    String who = operation.terms().actor();
    List<String> lines = new ArrayList<>();
    operation
        .terms()
        .consents()
        .checked()
        .forEach(code -> lines.add("checked    %s, confirmed by %s".formatted(code, who)));
    if (operation.terms().options().stopWhatCannotMove()) {
      lines.add("allowed    what can't be moved may be stopped, by " + who);
    }
    if (operation.terms().consents().forceOff()) {
      lines.add("allowed    what ignores its shutdown may be switched off, by " + who);
    }
    operation.terms().consents().waivers().forEach(waiver -> lines.add(waived(waiver)));
    operation.standing().service().waivers().forEach(waiver -> lines.add(waived(waiver)));
    return lines;
  }

  private static String waived(Waiver waiver) {
    return "waived     %s, by %s until %s: %s"
        .formatted(
            waiver.code(), waiver.owner(), Texts.dayAndTime(waiver.until()), waiver.reason());
  }

  /** How its tasks stand. */
  List<String> tasks() {
    return operation.standing().tasks().stream()
        .map(
            task ->
                "task       %s (%s%s): %s"
                    .formatted(
                        task.hook(),
                        task.stage(),
                        task.attempt() == 1 ? "" : ", attempt " + task.attempt(),
                        state(task)))
        .toList();
  }

  private static String state(TaskRun task) {
    return switch (task.state()) {
      case RUNNING -> "running, until %s at the latest".formatted(Texts.time(task.until()));
      case AGAIN -> "to be run again";
      case DONE, FAILED, SKIPPED ->
          Texts.word(task.state()) + (task.output().isEmpty() ? "" : ": " + task.output());
    };
  }

  /** What was asked of the host's power, and how far that was seen to happen. */
  List<String> power() {
    Service service = operation.standing().service();
    PowerWatch power = service.power();
    List<String> lines = new ArrayList<>();
    if (service.reboot() && !service.back() && power.number() == 0) {
      lines.add("power      to be rebooted before its workloads return");
    }
    if (power.refused()) {
      lines.add("power      could not be asked at " + Texts.dayAndTime(power.askedAt()));
    } else if (power.verb() != Verb.NONE) {
      lines.add(
          "power      asked to %s at %s: %s"
              .formatted(power.verb(), Texts.dayAndTime(power.askedAt()), phase(power)));
    }
    return lines;
  }

  private static String phase(PowerWatch power) {
    return switch (power.phase()) {
      case WANTED -> "with the next tick";
      case ASKED -> "no answer yet";
      case ANSWERED -> "answered, and still as it was";
      case DOWN -> "down";
      case BACK -> "up again";
    };
  }
}
