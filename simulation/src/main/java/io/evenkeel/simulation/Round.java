package io.evenkeel.simulation;

import io.evenkeel.maintenance.LeaveRequest;
import io.evenkeel.maintenance.Maintenance;
import io.evenkeel.maintenance.operation.Asker;
import io.evenkeel.maintenance.operation.Operation;
import io.evenkeel.maintenance.operation.OperationState;
import io.evenkeel.maintenance.task.TaskRun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * One seed played: first people, machines and panels misbehave and nothing bad may happen, then all
 * is healed and everything must come to an end.
 */
final class Round {

  private static final Asker OPERATOR = new Asker("operator", "");

  private final long seed;
  private final SplittableRandom random;
  private final World world;
  private final Mischief mischief;
  private int steps;
  private int crashes;
  private int takeovers;

  private Round(long seed) {
    this.seed = seed;
    this.random = new SplittableRandom(seed);
    this.world = new World(seed, random);
    this.mischief = new Mischief(world, random);
  }

  /** Plays a seed. Equal seeds give equal results, to the last line of the trace. */
  static Result play(long seed) {
    return new Round(seed).play();
  }

  /** Plays a seed and tells what it was like, and everything that happened in it. */
  static List<String> story(long seed) {
    Round round = new Round(seed);
    round.play();
    List<String> story = new ArrayList<>();
    story.add(round.world.swarm().toString());
    story.addAll(round.world.cluster().log());
    for (String host : round.mischief.hosts()) {
      for (Operation operation : round.world.store().of(host)) {
        story.add(operation.toString());
        round.world.store().journal(operation.id(), 0).stream()
            .map(entry -> "%s %s %s".formatted(entry.at(), entry.actor(), entry.event()))
            .forEach(story::add);
      }
    }
    return story;
  }

  private Result play() {
    try {
      misbehave();
      if (world.judge().violations().isEmpty()) {
        comeToAnEnd();
      }
    } catch (RuntimeException broken) {
      world.judge().violated("the engine threw " + broken + " at " + where(broken));
    }
    return Result.of(
        seed, world, new Result.Counts(operations(), steps, mischief.done(), crashes, takeovers));
  }

  private static String where(RuntimeException broken) {
    return broken.getStackTrace().length == 0 ? "?" : broken.getStackTrace()[0].toString();
  }

  private int operations() {
    return mischief.hosts().stream().mapToInt(host -> world.store().of(host).size()).sum();
  }

  private void misbehave() {
    for (int i = 0; i < world.swarm().steps() && world.judge().violations().isEmpty(); i++) {
      mischief.request();
      if (random.nextDouble() < world.swarm().mischief()) {
        mischief.happen();
      }
      if (random.nextDouble() < world.swarm().deaths()) {
        world.anyController().dieAfter(random.nextInt(1, 6));
      }
      world.controllers().forEach(this::tickOrStartAgain);
      pass();
      world.judge().afterStep();
      steps++;
    }
  }

  private void tickOrStartAgain(Controller controller) {
    if (controller.dead()) {
      if (random.nextInt(4) == 0) {
        controller.startAgain();
        takeovers++;
      }
    } else if (!controller.lives(Maintenance::tick)) {
      crashes++;
    }
  }

  private void pass() {
    long millis = random.nextInt(8) == 0 ? random.nextInt(60_000) : random.nextInt(100, 3_000);
    world.cluster().advance(Duration.ofMillis(millis));
  }

  /** Twice, since an order that was given before may still kill its target half-way. */
  private void comeToAnEnd() {
    settle();
    settle();
    for (Operation operation : world.store().open()) {
      world.judge().atRest(operation);
      bringBack(operation);
    }
    settle();
    decideAboutTasks();
    for (Operation operation : world.store().open()) {
      world.judge().atRest(operation);
      ask(m -> m.leave(operation.host(), LeaveRequest.by("operator").acceptAsIs()));
    }
    settle();
    world.store().open().forEach(world.judge()::over);
    mischief.hosts().stream()
        .flatMap(host -> world.store().of(host).stream())
        .forEach(world.judge()::over);
    world.judge().stayedOff();
    world.judge().stoppedByUsIsAccountedFor();
  }

  private void bringBack(Operation operation) {
    if (operation.state() == OperationState.IN_MAINTENANCE) {
      ask(m -> m.powerOn(operation.host(), OPERATOR));
    }
    ask(m -> m.leave(operation.host(), LeaveRequest.by("operator")));
  }

  private void settle() {
    world.heal();
    decideAboutTasks();
    world
        .cluster()
        .settle(
            () -> {
              world.controllers().forEach(controller -> controller.lives(Maintenance::tick));
              world.judge().afterStep();
              steps++;
            });
  }

  /** What failed while there was trouble is run again. */
  private void decideAboutTasks() {
    for (Operation operation : world.store().open()) {
      List<TaskRun> failed =
          operation.standing().tasks().stream()
              .filter(task -> task.state() == TaskRun.State.FAILED)
              .toList();
      failed.forEach(task -> ask(m -> m.retryTask(operation.host(), task.hook(), OPERATOR)));
    }
  }

  private void ask(Consumer<Maintenance> request) {
    mischief.ask(request);
  }
}
