package io.evenkeel.cli.judge;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenkeel.cli.judge.Facts.Guest;
import io.evenkeel.cli.judge.Facts.Machine;
import io.evenkeel.cli.judge.Facts.Rule;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Judges an {@code evenkeel-plan/1} document beside the {@code evenkeel-cluster/1} document it was
 * made for, as somebody would who has only the two texts and the page that defines them.
 */
public final class PlanJudge {

  private static final List<String> MEMBERS =
      List.of(
          "format",
          "vacate",
          "complete",
          "moves",
          "stops",
          "remaining",
          "relaxed",
          "makespanSeconds",
          "lowerBoundSeconds",
          "planningMillis");
  private static final Map<String, List<String>> PARTS =
      Map.of(
          "moves",
          List.of(
              "id",
              "workload",
              "from",
              "to",
              "how",
              "why",
              "after",
              "startSeconds",
              "endSeconds",
              "mbps"),
          "stops",
          List.of("workload", "host", "restart", "startSeconds", "consent"),
          "remaining",
          List.of("workload", "reasons"),
          "relaxed",
          List.of("rule", "workloads"));

  private final Facts facts;
  private final JsonNode plan;
  private final List<String> vacate;
  private final List<String> wrong = new ArrayList<>();
  private final Map<String, String> ends = new TreeMap<>();

  public PlanJudge(JsonNode cluster, JsonNode plan, List<String> vacate) {
    this.facts = new Facts(cluster);
    this.plan = plan;
    this.vacate = vacate;
  }

  /** What is wrong; nothing, of a plan that is right. */
  public List<String> complaints(boolean stopsAsked, boolean sequential) {
    shape();
    coverage();
    plan.get("moves").forEach(this::move);
    plan.get("stops").forEach(stop -> stop(stop, stopsAsked));
    plan.get("remaining").forEach(this::remaining);
    facts.guests.values().forEach(guest -> ends.put(guest.id(), guest.host()));
    plan.get("moves").forEach(m -> ends.put(text(m, "workload"), text(m, "to")));
    plan.get("stops").forEach(s -> ends.remove(text(s, "workload")));
    facts.rules.forEach(this::inTheEnd);
    wrong.addAll(new ScheduleJudge(facts, plan).complaints(sequential));
    figures();
    return wrong;
  }

  private void shape() {
    expect(names(plan).equals(MEMBERS), "members are " + names(plan));
    expect(text(plan, "format").equals("evenkeel-plan/1"), "format");
    PARTS.forEach(
        (list, members) ->
            plan.get(list)
                .forEach(
                    each -> expect(names(each).equals(members), list + " has " + names(each))));
    expect(plan.get("planningMillis").isIntegralNumber(), "planningMillis is no whole number");
    for (JsonNode move : plan.get("moves")) {
      boolean slow =
          Math.min(facts.host(text(move, "from")).mbps(), facts.host(text(move, "to")).mbps()) < 1;
      expect(
          move.get("mbps").isIntegralNumber() || slow || move.get("mbps").asDouble() < 1,
          "mbps is " + move.get("mbps"));
    }
    expect(
        Facts.texts(plan, "vacate").equals(vacate.stream().sorted().distinct().toList()),
        "vacate is " + plan.get("vacate"));
  }

  /** Everybody who runs on a host to empty is named once, and nobody else stops or stays. */
  private void coverage() {
    List<String> named = new ArrayList<>();
    plan.get("stops").forEach(stop -> named.add(text(stop, "workload")));
    plan.get("remaining").forEach(stays -> named.add(text(stays, "workload")));
    for (JsonNode move : plan.get("moves")) {
      if (vacate.contains(text(move, "from"))) {
        named.add(text(move, "workload"));
      }
    }
    List<String> due =
        facts.guests.values().stream()
            .filter(guest -> guest.takesRoom() && vacate.contains(guest.host()))
            .map(Guest::id)
            .sorted()
            .toList();
    expect(
        named.stream().sorted().toList().equals(due), "%s leave, %s should".formatted(named, due));
    expect(
        plan.get("complete").asBoolean() == plan.get("remaining").isEmpty(),
        "complete is not true");
    TreeSet<String> ids = new TreeSet<>();
    plan.get("moves").forEach(m -> expect(ids.add(text(m, "id")), "two moves " + text(m, "id")));
  }

  private void move(JsonNode move) {
    Guest guest = facts.guest(text(move, "workload"));
    String id = text(move, "id");
    Machine from = facts.host(text(move, "from"));
    Machine to = facts.host(text(move, "to"));
    expect(guest.takesRoom() && from.up(), id + " moves what does not run");
    expect(!to.id().equals(from.id()), id + " goes nowhere");
    expect(to.status().equals("running"), id + " goes to a host that is " + to.status());
    expect(!vacate.contains(to.id()), id + " goes to a host to empty");
    expect(to.zone().equals(from.zone()) && to.kind().equals(from.kind()), id + " leaves its zone");
    expect(to.runs(guest), id + " goes to a processor that does not run it");
    expect(to.reaches(guest), id + " goes where its storage or network is not");
    String how = text(move, "how");
    expect(how.equals(guest.how()), "%s is %s, %s wanted".formatted(id, how, guest.how()));
    expect(how.equals("cold") || !guest.blocked(), id + " moves in spite of a blocker");
    expect(how.equals("live-with-storage") || guest.localDisk() == 0, id + " leaves its disk");
    String why = text(move, "why");
    expect(
        vacate.contains(from.id()) == why.equals("vacate")
            && Stream.of("vacate", "make-room", "together").anyMatch(why::equals),
        id + " says " + why);
    for (Rule rule : facts.rules) {
      expect(
          !rule.hard() || !rule.guests().contains(guest.id()) || rule.allows(to.id()),
          "%s breaks %s".formatted(id, rule.id()));
    }
  }

  private void stop(JsonNode stop, boolean asked) {
    Guest guest = facts.guest(text(stop, "workload"));
    boolean policy = text(stop, "consent").equals("workload-policy");
    expect(policy ? guest.mayStop() : asked, "nobody agreed to stop " + guest.id());
    expect(text(stop, "host").equals(guest.host()), "a stop names the wrong host");
    expect(text(stop, "restart").equals(guest.restart()), "a stop names the wrong restart");
    expect(!Stream.of("leave", "external").anyMatch(guest.strategy()::equals), "stops what stays");
  }

  /** Every host it could go to is named, or the reason lies in the workload itself. */
  private void remaining(JsonNode stays) {
    Guest guest = facts.guest(text(stays, "workload"));
    Machine home = facts.host(guest.host());
    TreeSet<String> named = new TreeSet<>();
    for (JsonNode reason : stays.get("reasons")) {
      expect(names(reason).equals(List.of("host", "code", "detail")), "reason " + reason);
      expect(text(reason, "code").matches("[A-Z][A-Z0-9_]*"), "code " + reason);
      named.add(text(reason, "host"));
    }
    List<String> all =
        facts.hosts.values().stream()
            .filter(host -> host.zone().equals(home.zone()) && !host.id().equals(home.id()))
            .map(Machine::id)
            .sorted()
            .toList();
    boolean own = named.equals(new TreeSet<>(List.of(home.id())));
    expect(own || List.copyOf(named).equals(all), "reasons of %s: %s".formatted(guest.id(), named));
  }

  /** Rules as they hold when everything has moved, for whoever is still somewhere. */
  private void inTheEnd(Rule rule) {
    List<String> running =
        rule.guests().stream()
            .filter(id -> facts.guest(id).takesRoom() && ends.containsKey(id))
            .toList();
    boolean before = holds(rule, running, id -> facts.guest(id).host());
    boolean after = holds(rule, running, ends::get);
    boolean relaxed = false;
    for (JsonNode each : plan.get("relaxed")) {
      relaxed |= text(each, "rule").equals(rule.id());
    }
    if (rule.hard()) {
      expect(!relaxed, "a hard rule is relaxed: " + rule.id());
      expect(after || !before, "in the end %s does not hold".formatted(rule.id()));
    } else {
      expect(after || relaxed || !before, "%s is relaxed and not listed".formatted(rule.id()));
      expect(!relaxed || !after, "%s is listed as relaxed and holds".formatted(rule.id()));
    }
  }

  private boolean holds(
      Rule rule, List<String> running, java.util.function.UnaryOperator<String> where) {
    List<Machine> hosts = running.stream().map(id -> facts.host(where.apply(id))).toList();
    return switch (rule.type()) {
      case "apart" -> hosts.stream().map(rule::place).distinct().count() == hosts.size();
      case "together" -> hosts.stream().distinct().count() <= 1;
      default -> hosts.stream().allMatch(host -> rule.allows(host.id()));
    };
  }

  private void figures() {
    double end = 0;
    for (JsonNode move : plan.get("moves")) {
      end = Math.max(end, move.get("endSeconds").asDouble());
    }
    expect(plan.get("makespanSeconds").asDouble() == end, "makespan is not the last end: " + end);
    expect(
        plan.get("lowerBoundSeconds").asDouble() <= end, "the lower bound is above the makespan");
  }

  private void expect(boolean holds, String complaint) {
    if (!holds) {
      wrong.add(complaint);
    }
  }

  private static String text(JsonNode node, String member) {
    return node.get(member).asText();
  }

  private static List<String> names(JsonNode node) {
    List<String> names = new ArrayList<>();
    Iterator<String> each = node.fieldNames();
    each.forEachRemaining(names::add);
    return names;
  }
}
