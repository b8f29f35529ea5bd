package io.evenkeel.maintenance.lifecycle;

import static io.evenkeel.maintenance.lifecycle.Sight.Facing.ABSENT;
import static io.evenkeel.maintenance.lifecycle.Sight.Facing.BROKEN;
import static io.evenkeel.maintenance.lifecycle.Sight.Facing.INCOMING;
import static io.evenkeel.maintenance.lifecycle.Sight.Facing.LEFT_BEHIND;
import static io.evenkeel.maintenance.lifecycle.Sight.Facing.LIVE;
import static io.evenkeel.maintenance.lifecycle.Sight.Facing.STOPPED;
import static io.evenkeel.maintenance.lifecycle.Sight.Facing.UNREACHABLE;

import io.evenkeel.maintenance.lifecycle.Sight.Facing;
import io.evenkeel.maintenance.operation.Item;
import io.evenkeel.spi.Job;
import io.evenkeel.spi.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Settles an open order from what both ends show. The rows are those of the table in {@code
 * docs/lifecycle.md}; the first that matches wins. What the driver says of the order only makes the
 * wait shorter where nothing can have changed.
 */
final class Settlement {

  private final Item item;
  private final Sight sight;
  private final Progress report;
  private final Tenure tenure;
  private final String order;
  private final Instant now;
  private final Settings settings;

  Settlement(Item item, String order, Observation seen, Instant now, Settings settings) {
    this.item = item;
    this.order = order;
    this.sight = new Sight(seen.reported(), item.workload());
    this.report = seen.report(order);
    this.tenure = seen.tenure();
    this.now = now;
    this.settings = settings;
  }

  Verdict verdict() {
    return switch (item.attempt().step()) {
      case MIGRATE -> migrate();
      case STOP, FORCE_OFF -> stop();
      case RELOCATE -> relocate();
      case START -> start();
      case NONE -> throw new IllegalStateException(order + " is not open");
    };
  }

  private Verdict migrate() {
    String from = item.attempt().from();
    String to = item.attempt().to();
    Facing source = sight.at(from);
    Facing target = sight.at(to);
    Optional<Job> job = sight.migrationAt(from);
    if (source == BROKEN || target == BROKEN) {
      return Verdict.operator(
          "POST_COPY_BROKEN",
          "its post-copy migration broke; part of its memory is on each host",
          "Recover the migration with the hypervisor's own tools; do not resume or destroy a copy");
    }
    if (source == LIVE && target == LIVE) {
      return twoCopies(from, to);
    }
    if (source == LIVE && target == UNREACHABLE) {
      return Verdict.unknown(
          "TARGET_UNREACHABLE", "target " + to + " does not answer", "Bring " + to + " back");
    }
    if (source == LIVE) {
      return stillAtSource(to, target, job);
    }
    if (target == LIVE && source == UNREACHABLE) {
      return Verdict.unknown(
          "SOURCE_UNREACHABLE",
          "it runs on %s, but %s does not answer".formatted(to, from),
          "Bring " + from + " back, or confirm that it is off");
    }
    if (target == LIVE) {
      return job.isPresent() ? Verdict.IN_PROGRESS : Verdict.DONE;
    }
    if (source == LEFT_BEHIND) {
      return job.isPresent() ? Verdict.IN_PROGRESS : pausedAtSource(from, to, target);
    }
    return atNeitherEnd(from, to, source, target);
  }

  private Verdict stillAtSource(String to, Facing target, Optional<Job> job) {
    if (job.isPresent()) {
      return job.get().order().equals(order) ? Verdict.IN_PROGRESS : Verdict.FOREIGN;
    }
    if (report.state() == Progress.State.RUNNING) {
      return Verdict.IN_PROGRESS;
    }
    if (target == INCOMING) {
      String text = "%s holds a copy that nothing is sent to".formatted(to);
      return seenFor("STALE_COPY", settings.settle().multipliedBy(2))
          ? Verdict.operator(
              "STALE_COPY", text, "Remove the paused copy on " + to + "; it runs at its source")
          : Verdict.unknown("STALE_COPY", text, "The hypervisor drops it by itself");
    }
    return notBegun();
  }

  /** Nothing shows at either end that the order was ever given. */
  private Verdict notBegun() {
    if (report.state() == Progress.State.REFUSED || report.state() == Progress.State.FAILED) {
      return Verdict.notDone(report.message());
    }
    if (quietIsOver()) {
      return Verdict.notDone("nothing happened within " + settings.quiet().toSeconds() + " s");
    }
    return Verdict.unknown(
        "OUTCOME_UNKNOWN",
        "whether the order took effect is not known yet",
        "Wait " + settings.quiet().toSeconds() + " s");
  }

  private Verdict pausedAtSource(String from, String to, Facing target) {
    String text = "%s holds it paused, and it does not run on %s".formatted(from, to);
    if (target == UNREACHABLE) {
      return Verdict.unknown("TARGET_UNREACHABLE", text, "Bring " + to + " back");
    }
    return seenFor("SOURCE_PAUSED", settings.settle())
        ? Verdict.operator(
            "SOURCE_PAUSED", text, "Make sure that it runs nowhere else, then resume it on " + from)
        : Verdict.unknown("SOURCE_PAUSED", text, "Wait for a second look");
  }

  private Verdict atNeitherEnd(String from, String to, Facing source, Facing target) {
    Optional<String> elsewhere = sight.liveElsewhere(from, to);
    if (elsewhere.isPresent()) {
      return Verdict.elsewhere(elsewhere.get());
    }
    if (source == UNREACHABLE || target == UNREACHABLE || !sight.complete()) {
      return Verdict.unknown(
          "HOST_UNREACHABLE",
          "it was not found, and host %s does not answer".formatted(sight.silentHost()),
          "Bring " + sight.silentHost() + " back");
    }
    if (!sight.runsNowhere()) {
      return Verdict.unknown(
          "ARRIVING",
          "a copy is on %s, and it does not run yet".formatted(to),
          "Wait for the hypervisor to finish");
    }
    if (!seenFor("VANISHED", settings.settle())) {
      return Verdict.unknown("VANISHED", "it runs on no host", "Wait for a second look");
    }
    return sight.known() ? Verdict.OFF : Verdict.GONE;
  }

  /**
   * Hosts are not looked at in the same instant, so one look that shows two copies proves nothing.
   */
  private Verdict twoCopies(String one, String two) {
    String text = "it runs on %s and on %s".formatted(one, two);
    return item.waiting().code().equals("TWO_COPIES") && now.isAfter(item.waiting().since())
        ? Verdict.alarm(
            text,
            "Find out which copy is the good one and stop the other by hand; nothing is touched")
        : Verdict.unknown("TWO_COPIES", text, "Wait for a second look");
  }

  private Verdict stop() {
    String host = item.attempt().from();
    return switch (sight.at(host)) {
      case STOPPED -> Verdict.DONE;
      case LIVE -> stillRunning();
      case ABSENT, INCOMING, LEFT_BEHIND -> stoppedElsewhere(host);
      case BROKEN ->
          Verdict.operator("POST_COPY_BROKEN", "its post-copy migration broke", "Recover it");
      case UNREACHABLE -> silent(host);
    };
  }

  /** Somebody moved it while it shut down: off is off, and by us, wherever that is. */
  private Verdict stoppedElsewhere(String host) {
    Verdict verdict = atNeitherEnd(host, host, ABSENT, ABSENT);
    return switch (verdict.outcome()) {
      case OFF -> Verdict.DONE;
      case ELSEWHERE ->
          now.isBefore(item.attempt().until())
              ? Verdict.unknown(
                  "STILL_STOPPING",
                  "it was moved to %s while it shuts down".formatted(verdict.host()),
                  "Wait")
              : verdict;
      default -> verdict;
    };
  }

  private Verdict stillRunning() {
    if (report.state() == Progress.State.REFUSED || report.state() == Progress.State.FAILED) {
      return Verdict.notDone(report.message());
    }
    boolean again = item.waiting().code().equals("ASKED_AGAIN");
    if (report.state() == Progress.State.UNKNOWN && (again || quietIsOver())) {
      return perhapsNeverAsked();
    }
    if (now.isBefore(item.attempt().until())) {
      return Verdict.IN_PROGRESS;
    }
    return Verdict.operator(
        "IGNORES_SHUTDOWN",
        "it was asked to shut down and still runs after %d s"
            .formatted(
                Duration.between(item.attempt().issuedAt(), item.attempt().until()).toSeconds()),
        "Shut it down from inside, or switch it off by hand");
  }

  /** Nobody knows of the order: whoever wrote it may have died before it was given. */
  private Verdict perhapsNeverAsked() {
    String text = "it runs, and whether it was ever asked to stop is not known";
    if (seenFor("ASKED_AGAIN", settings.shutdown().multipliedBy(2))) {
      return Verdict.operator("STOP_UNKNOWN", text, "Shut it down or switch it off by hand");
    }
    return quietIsOver()
        ? Verdict.again("ASKED_AGAIN", text + "; it is asked again")
        : Verdict.unknown("ASKED_AGAIN", text, "Wait");
  }

  private Verdict relocate() {
    String from = item.attempt().from();
    String to = item.attempt().to();
    Facing source = sight.at(from);
    Facing target = sight.at(to);
    if (source == UNREACHABLE || target == UNREACHABLE) {
      return silent(source == UNREACHABLE ? from : to);
    }
    if (source == LIVE || target == LIVE) {
      return Verdict.elsewhere(source == LIVE ? from : to);
    }
    if (target == STOPPED && source == ABSENT) {
      return Verdict.DONE;
    }
    return source == STOPPED ? notBegun() : atNeitherEnd(from, to, source, target);
  }

  private Verdict start() {
    String host = item.attempt().from();
    return switch (sight.at(host)) {
      case LIVE ->
          sight.liveElsewhere(host, host).map(other -> twoCopies(host, other)).orElse(Verdict.DONE);
      case STOPPED ->
          report.state() == Progress.State.RUNNING
              ? Verdict.IN_PROGRESS
              : sight.liveElsewhere(host, host).map(Verdict::elsewhere).orElseGet(this::notBegun);
      case ABSENT, INCOMING, LEFT_BEHIND, BROKEN -> atNeitherEnd(host, host, ABSENT, ABSENT);
      case UNREACHABLE -> silent(host);
    };
  }

  private static Verdict silent(String host) {
    return Verdict.unknown(
        "HOST_UNREACHABLE", "host " + host + " does not answer", "Bring " + host + " back");
  }

  private boolean quietIsOver() {
    return tenure.passed(item.attempt().issuedAt(), settings.quiet(), now);
  }

  private boolean seenFor(String code, Duration time) {
    return item.waiting().code().equals(code) && tenure.passed(item.waiting().since(), time, now);
  }
}
