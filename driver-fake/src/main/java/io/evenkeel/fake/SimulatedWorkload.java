package io.evenkeel.fake;

import io.evenkeel.spi.Job;
import io.evenkeel.spi.Marker;
import io.evenkeel.spi.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A workload as it really is. */
final class SimulatedWorkload {

  /** Only {@link Zones} changes them. */
  Workload facts;

  /** Its copies, by host. */
  final Map<String, Copy> copies = new TreeMap<>();

  /** Orders for it that are being carried out. */
  final List<Task> tasks = new ArrayList<>(2);

  /** Jobs that no order of ours has to do with. */
  final List<Job> otherJobs = new ArrayList<>(0);

  final Uptime uptime = new Uptime();

  @Nullable Move move;
  @Nullable Marker marker;

  /** The host that has its memory on disk; empty if it is not suspended. */
  String suspendedOn = "";

  SimulatedWorkload(Workload facts) {
    this.facts = facts;
    for (Job job : facts.presence().jobs()) {
      if (job.kind() != Job.Kind.MIGRATION) {
        otherJobs.add(job);
      }
    }
  }

  String id() {
    return facts.id();
  }

  String runId() {
    return id() + "#" + uptime.run;
  }

  @Nullable Copy on(String host) {
    return copies.get(host);
  }

  /** How many of its copies run or are only paused by their user. */
  int liveCopies() {
    int live = 0;
    for (Copy copy : copies.values()) {
      if (copy.power.live()) {
        live++;
      }
    }
    return live;
  }

  /** The copy that runs, else the one that is known. */
  Copy itself() {
    Copy known = null;
    for (Copy copy : copies.values()) {
      if (copy.power.live()) {
        return copy;
      }
      known = known == null ? copy : known;
    }
    if (known == null) {
      throw new IllegalStateException("workload " + id() + " is nowhere");
    }
    return known;
  }

  /** Forgets how it looked. */
  void changed() {
    for (Copy copy : copies.values()) {
      copy.changed();
    }
  }
}
