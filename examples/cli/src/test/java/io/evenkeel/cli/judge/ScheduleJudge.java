package io.evenkeel.cli.judge;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenkeel.cli.judge.Facts.Guest;
import io.evenkeel.cli.judge.Facts.Machine;
import io.evenkeel.cli.judge.Facts.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Replays the schedule of a plan by its printed numbers, with no tolerance where none is needed.
 */
final class ScheduleJudge {

  private static final double SLACK = 1e-6;

  private final Facts facts;
  private final List<JsonNode> moves = new ArrayList<>();
  private final List<String> wrong = new ArrayList<>();

  ScheduleJudge(Facts facts, JsonNode plan) {
    this.facts = facts;
    plan.get("moves").forEach(moves::add);
  }

  List<String> complaints(boolean sequential) {
    moves.forEach(this::after);
    moves.forEach(this::takesAsLong);
    for (JsonNode move : moves) {
      double start = start(move);
      limits(facts.host(from(move)), "Out", start);
      limits(facts.host(to(move)), "In", start);
      room(facts.host(to(move)), start);
      if (sequential && during(start).count() > 1) {
        wrong.add(id(move) + " overlaps another move of a sequential plan");
      }
    }
    Stream.concat(moves.stream().map(this::start), moves.stream().map(this::end))
        .distinct()
        .sorted()
        .forEach(this::apart);
    return wrong;
  }

  private void after(JsonNode move) {
    for (String id : Facts.texts(move, "after")) {
      moves.stream()
          .filter(other -> id(other).equals(id))
          .findFirst()
          .ifPresentOrElse(
              earlier -> {
                if (start(move) < end(earlier)) {
                  wrong.add("%s begins before %s has ended".formatted(id(move), id));
                }
              },
              () -> wrong.add("%s comes after %s, which is not there".formatted(id(move), id)));
    }
  }

  private void takesAsLong(JsonNode move) {
    Guest guest = facts.guest(workload(move));
    double took = end(move) - start(move);
    double due = guest.seconds(move.get("how").asText(), mbps(move));
    if (Math.abs(took - due) > SLACK * Math.max(10, due)) {
      wrong.add("%s takes %s s, by the model %s s".formatted(id(move), took, due));
    }
  }

  private void limits(Machine host, String side, double at) {
    List<JsonNode> running =
        during(at).filter(m -> (side.equals("Out") ? from(m) : to(m)).equals(host.id())).toList();
    double mbps = running.stream().mapToDouble(this::mbps).sum();
    if (running.size() > host.slots(side)) {
      wrong.add("%s has %d moves %s at %s".formatted(host.id(), running.size(), side, at));
    }
    if (mbps > host.mbps() * (1 + 1e-12)) {
      wrong.add("%s has %s Mbit/s %s at %s".formatted(host.id(), mbps, side, at));
    }
  }

  /**
   * At the start of an arrival nothing may be over its limit; later it gets no fuller by itself.
   */
  private void room(Machine host, double at) {
    double memory = used(host, at, Guest::memory);
    double vcpus = used(host, at, Guest::vcpus);
    if (memory > host.memory() + 1e-9 || vcpus > host.vcpus()) {
      wrong.add(
          "%s holds %s MiB and %s vCPUs at %s, it has %s and %s"
              .formatted(host.id(), memory, vcpus, at, host.memory(), host.vcpus()));
    }
  }

  private double used(Machine host, double at, ToDoubleFunction<Guest> size) {
    double used = 0;
    for (Guest guest : facts.guests.values()) {
      boolean here = guest.takesRoom() && at(guest, at).equals(host.id());
      boolean comes =
          during(at).anyMatch(m -> workload(m).equals(guest.id()) && to(m).equals(host.id()));
      used += here || comes ? size.applyAsDouble(guest) : 0;
    }
    return used;
  }

  /** Two in one place are only the plan's doing if one of them has moved. */
  private void apart(double at) {
    for (Rule rule : facts.rules) {
      if (!rule.type().equals("apart") || !rule.hard()) {
        continue;
      }
      Map<String, String> first = new TreeMap<>();
      for (String id : rule.guests()) {
        Guest guest = facts.guest(id);
        if (guest.takesRoom()) {
          String other = first.putIfAbsent(rule.place(facts.host(at(guest, at))), id);
          if (other != null && (moved(guest, at) || moved(facts.guest(other), at))) {
            wrong.add("%s and %s break %s at %s".formatted(other, id, rule.id(), at));
          }
        }
      }
    }
  }

  private boolean moved(Guest guest, double at) {
    return moves.stream().anyMatch(m -> workload(m).equals(guest.id()) && end(m) <= at);
  }

  /** Where a workload runs: at its source until the end of a move. */
  String at(Guest guest, double at) {
    String host = guest.host();
    for (JsonNode move : moves) {
      if (workload(move).equals(guest.id()) && end(move) <= at) {
        host = to(move);
      }
    }
    return host;
  }

  private Stream<JsonNode> during(double at) {
    return moves.stream().filter(move -> start(move) <= at && at < end(move));
  }

  private double start(JsonNode move) {
    return move.get("startSeconds").asDouble();
  }

  private double end(JsonNode move) {
    return move.get("endSeconds").asDouble();
  }

  private double mbps(JsonNode move) {
    return move.get("mbps").asDouble();
  }

  private static String id(JsonNode move) {
    return move.get("id").asText();
  }

  private static String workload(JsonNode move) {
    return move.get("workload").asText();
  }

  private static String from(JsonNode move) {
    return move.get("from").asText();
  }

  private static String to(JsonNode move) {
    return move.get("to").asText();
  }
}
