package io.evenkeel.plan;

import com.google.common.collect.ImmutableSet;
import io.evenkeel.spi.Blocker;
import io.evenkeel.spi.Handling;
import io.evenkeel.spi.Handling.Restart;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.Job;
import io.evenkeel.spi.Power;
import io.evenkeel.spi.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How a workload may leave its host, by its own nature and its owner's will: no target is looked
 * at.
 *
 * <p>Blockers stand in the way of live moves: an owner who asks for a cold move says with it that
 * the workload can start elsewhere, with another device if need be. What is on disks of its host
 * alone also holds back a cold move, which carries none.
 */
final class Departure {

  private static final ImmutableSet<String> LEFT_BEHIND_BY_COLD_MOVES =
      ImmutableSet.of("LOCAL_DISK", "LOCAL_MEDIA");

  private Departure() {}

  /** In which way it moves; empty if its owner wants it stopped or left where it is. */
  static Optional<Move.How> how(Handling handling) {
    return switch (handling.strategy()) {
      case LIVE -> Optional.of(Move.How.LIVE);
      case LIVE_WITH_STORAGE -> Optional.of(Move.How.LIVE_WITH_STORAGE);
      case COLD -> Optional.of(Move.How.COLD);
      case STOP ->
          handling.restart() == Restart.ELSEWHERE ? Optional.of(Move.How.COLD) : Optional.empty();
      case SUSPEND, LEAVE, EXTERNAL -> Optional.empty();
    };
  }

  /** Why nothing at all may be done with it now; empty if it may move or be stopped. */
  static List<Remaining.Reason> untouchable(Workload workload, Host host) {
    List<Remaining.Reason> reasons = new ArrayList<>();
    if (!host.status().up()) {
      reasons.add(reason(workload, "HOST_" + host.status().name(), "nothing can leave it"));
    }
    if (!workload.power().live()) {
      reasons.add(reason(workload, code(workload.power()), inWords(workload.power())));
    }
    for (Job job : workload.presence().jobs()) {
      reasons.add(reason(workload, "IN_TRANSITION", inWords(job.kind())));
    }
    return reasons;
  }

  /** Whether its owner wants it neither moved nor stopped by us. */
  static List<Remaining.Reason> reserved(Workload workload) {
    return switch (workload.handling().strategy()) {
      case LEAVE -> List.of(reason(workload, "STRATEGY_LEAVE", "an operator decides"));
      case EXTERNAL -> List.of(reason(workload, "STRATEGY_EXTERNAL", "another system moves it"));
      case LIVE, LIVE_WITH_STORAGE, COLD, SUSPEND, STOP -> List.of();
    };
  }

  /** Why it can't move in this way, wherever to; empty if only a target is missing. */
  static List<Remaining.Reason> pinned(Workload workload, Host host, Move.How how) {
    List<Remaining.Reason> reasons = new ArrayList<>();
    if (host.limits().maxMigrationsOut() == 0) {
      reasons.add(reason(workload, Obstacle.NO_SLOTS.name(), "maxMigrationsOut is 0"));
    }
    for (Blocker blocker : workload.blockers()) {
      if (how != Move.How.COLD || LEFT_BEHIND_BY_COLD_MOVES.contains(blocker.code())) {
        reasons.add(reason(workload, blocker.code(), blocker.detail()));
      }
    }
    long disks = workload.demand().reach().localDiskBytes();
    if (how != Move.How.LIVE_WITH_STORAGE && disks > 0) {
      reasons.add(
          reason(workload, "LOCAL_DISK", Mebibytes.up(disks) + " MiB exist on its host alone"));
    }
    return reasons;
  }

  /** Whether it can't start elsewhere once its host is gone, since its disks are gone too. */
  static boolean lostWithItsHost(Workload workload) {
    return workload.demand().reach().localDiskBytes() > 0
        || workload.blockers().stream()
            .anyMatch(blocker -> LEFT_BEHIND_BY_COLD_MOVES.contains(blocker.code()));
  }

  static Remaining.Reason reason(Workload workload, String code, String detail) {
    return new Remaining.Reason(workload.host(), code, detail);
  }

  private static String code(Power power) {
    return power == Power.STOPPED ? "STOPPED" : "IN_TRANSITION";
  }

  private static String inWords(Power power) {
    return switch (power) {
      case RUNNING, PAUSED -> "";
      case STOPPED -> "it is off";
      case INCOMING -> "it is arriving";
      case LEFT_BEHIND -> "a migration left it behind";
      case POST_COPY_BROKEN -> "its post-copy migration broke";
    };
  }

  private static String inWords(Job.Kind kind) {
    return "a %s job runs on it".formatted(kind.name().toLowerCase(Locale.ROOT));
  }
}
