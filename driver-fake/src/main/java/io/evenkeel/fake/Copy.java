package io.evenkeel.fake;

import io.evenkeel.spi.Job;
import io.evenkeel.spi.Power;
import io.evenkeel.spi.Presence;
import io.evenkeel.spi.Workload;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one host has of one workload. Only {@link Placement} changes it. */
final class Copy {

  final SimulatedWorkload workload;
  final SimulatedHost host;

  /** How it stands. */
  Power power;

  /** Whether it is being started: off still, but its room is taken. */
  boolean starting;

  private @Nullable Workload shown;

  Copy(SimulatedWorkload workload, SimulatedHost host, Power power) {
    this.workload = workload;
    this.host = host;
    this.power = power;
  }

  boolean takesRoom() {
    return starting || power.takesRoom();
  }

  /** Forgets how it looked. */
  void changed() {
    shown = null;
  }

  /** What a driver sees. */
  Workload shown() {
    if (shown == null) {
      shown =
          workload.facts.with(
              new Presence(host.id(), power, workload.runId(), jobs(), workload.facts.blockers()));
    }
    return shown;
  }

  private List<Job> jobs() {
    List<Job> jobs = new ArrayList<>(workload.otherJobs);
    Move move = workload.move;
    if (move != null && move.source == this) {
      String order = move.task.ours ? move.task.order.id() : "";
      jobs.add(new Job(Job.Kind.MIGRATION, order, move.target.host.id()));
    }
    return jobs;
  }
}
