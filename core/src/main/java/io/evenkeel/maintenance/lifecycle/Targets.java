package io.evenkeel.maintenance.lifecycle;

import io.evenkeel.maintenance.operation.Course;
import io.evenkeel.maintenance.operation.Course.Way;
import io.evenkeel.maintenance.operation.EventType;
import io.evenkeel.maintenance.operation.Instruction;
import io.evenkeel.maintenance.operation.Item;
import io.evenkeel.maintenance.operation.ItemState;
import io.evenkeel.maintenance.operation.Origin;
import io.evenkeel.maintenance.operation.Waiting;
import io.evenkeel.plan.Move;
import io.evenkeel.plan.Plan;
import io.evenkeel.plan.PlanRequest;
import io.evenkeel.plan.Planner;
import io.evenkeel.plan.Remaining;
import io.evenkeel.plan.Stop;
import io.evenkeel.plan.Underway;
import io.evenkeel.spi.Handling.Strategy;
import io.evenkeel.spi.Job;
import io.evenkeel.spi.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Chooses what is to be done with every item that has no course: the planner says it. */
final class Targets {

  /** Until a person says otherwise. */
  private static final List<String> LEFT_ALONE = List.of("RETRIES_USED_UP", "SKIPPED");

  private final Planner planner;

  Targets(Planner planner) {
    this.planner = planner;
  }

  void choose(Draft draft) {
    List<Item> open = draft.items().stream().filter(item -> needsCourse(draft, item)).toList();
    if (open.isEmpty()) {
      return;
    }
    Plan plan = plan(draft, open);
    int planned = 0;
    for (Move move : plan.moves()) {
      planned += move(draft, move) ? 1 : 0;
    }
    for (Stop stop : plan.stops()) {
      planned += stop(draft, stop) ? 1 : 0;
    }
    plan.remaining().forEach(remaining -> remains(draft, remaining));
    open.forEach(item -> neededNoMore(draft, item));
    open.forEach(item -> inOtherHands(draft, item));
    if (planned > 0) {
      draft.say(
          EventType.PLANNED,
          "",
          "planned %d of %d workloads, about %d s"
              .formatted(planned, open.size(), plan.estimate().makespan().toSeconds()));
    }
  }

  /** A third workload that was to make room, and that the plan now leaves where it is. */
  private static void neededNoMore(Draft draft, Item item) {
    Item now = draft.find(item.workload()).orElse(item);
    boolean third = !item.home().equals(draft.host());
    boolean atHome =
        draft
            .seen
            .reported()
            .findWorkload(item.workload())
            .filter(seen -> seen.host().equals(item.home()))
            .isPresent();
    boolean away = !atHome && Moved.byUs(draft, now);
    if (needsCourse(draft, now) && ((third && atHome) || away)) {
      draft.put(now.in(away ? ItemState.ARRIVED : ItemState.HOME));
      draft.say(EventType.NOTICED, item.workload(), "need not make room any more; it stays");
    }
  }

  /** The planner leaves out what another operation moves, or holds a place for. */
  private static void inOtherHands(Draft draft, Item item) {
    boolean taken =
        draft.seen.others().moves().stream()
            .anyMatch(move -> move.workload().equals(item.workload()));
    draft
        .find(item.workload())
        .filter(now -> taken && now.equals(item))
        .ifPresent(now -> draft.put(now.in(now.state(), draft.otherOperation(now.workload()))));
  }

  /** Targets that failed are avoided; if nothing else is left they are tried again. */
  private Plan plan(Draft draft, List<Item> open) {
    Map<String, List<String>> avoid = new LinkedHashMap<>();
    open.stream()
        .filter(item -> !item.course().avoid().isEmpty())
        .forEach(item -> avoid.put(item.workload(), item.course().avoid()));
    Map<String, List<String>> asked = asked(draft);
    asked.putAll(Moved.often(draft));
    avoid.putAll(asked);
    PlanRequest request =
        PlanRequest.vacate(List.of(draft.host()))
            .underway(held(draft))
            .options(draft.before.terms().options());
    Plan strict = planner.plan(draft.cluster, request.avoid(avoid));
    boolean stuck =
        strict.remaining().stream().anyMatch(remaining -> avoid.containsKey(remaining.workload()));
    return stuck ? planner.plan(draft.cluster, request.avoid(asked)) : strict;
  }

  /** Whom a person sends to one host, avoids all the others. */
  private static Map<String, List<String>> asked(Draft draft) {
    Map<String, List<String>> avoid = new LinkedHashMap<>();
    for (Instruction said : draft.standing().steering().instructions()) {
      if (said.kind() == Instruction.Kind.TARGET) {
        List<String> others = new ArrayList<>();
        draft.cluster.hosts().forEach(host -> others.add(host.id()));
        others.remove(said.target());
        avoid.put(said.workload(), others);
      }
    }
    return avoid;
  }

  /** What has begun, and what has a target and waits for its turn. */
  private static List<Underway> held(Draft draft) {
    List<Underway> held = new ArrayList<>(draft.underway());
    draft.items(ItemState.PLANNED).stream()
        .filter(item -> !item.course().target().isEmpty())
        .map(item -> new Underway(item.workload(), draft.location(item), item.course().target()))
        .forEach(held::add);
    return held;
  }

  private static boolean move(Draft draft, Move move) {
    Optional<Item> again =
        draft.find(move.workload()).filter(found -> Moved.mayAgain(draft, found));
    if (again.isPresent()) {
      Item found = again.get();
      draft.putLast(found.with(found.course().forgiving().along(move)).in(ItemState.PLANNED));
      return true;
    }
    Optional<Item> item = courseless(draft, move.workload(), move.from());
    item.ifPresent(
        found -> draft.putLast(found.with(found.course().along(move)).in(ItemState.PLANNED)));
    return item.isPresent();
  }

  private static boolean stop(Draft draft, Stop stop) {
    Optional<Item> item = courseless(draft, stop.workload(), stop.host());
    boolean suspends =
        draft.seen.reported().findWorkload(stop.workload()).stream()
            .anyMatch(workload -> workload.handling().strategy() == Strategy.SUSPEND);
    item.ifPresent(
        found -> {
          Course course =
              new Course(
                  suspends ? Way.SUSPEND : Way.STOP,
                  "",
                  0,
                  stop.restart(),
                  stop.consent(),
                  found.course().avoid());
          draft.putLast(found.with(course).in(ItemState.PLANNED));
        });
    return item.isPresent();
  }

  private static void remains(Draft draft, Remaining remaining) {
    courseless(draft, remaining.workload(), draft.host())
        .ifPresent(item -> block(draft, item, remaining));
  }

  private static void block(Draft draft, Item item, Remaining remaining) {
    List<Remaining.Reason> reasons = thatCount(draft, remaining);
    String why =
        reasons.stream().map(Remaining.Reason::toString).limit(4).collect(Collectors.joining("; "));
    String code = reasons.isEmpty() ? "NO_TARGET" : reasons.get(0).code();
    Waiting wait =
        draft.waiting(
            code,
            item.workload(),
            "it can't leave: " + why,
            "Power it off or move it by hand, make room, or let it be stopped");
    boolean moving = hasJob(draft, item);
    boolean news = !item.waiting().text().equals(wait.text());
    draft.put(item.in(moving ? ItemState.FOREIGN : ItemState.BLOCKED, wait));
    if (news && !moving) {
      draft.say(EventType.BLOCKED, item.workload(), wait.text());
    }
  }

  /** Whom a person sends to one host need not hear of the others. */
  private static List<Remaining.Reason> thatCount(Draft draft, Remaining remaining) {
    Optional<Instruction> said = draft.standing().steering().of(remaining.workload());
    List<Remaining.Reason> own =
        remaining.reasons().stream()
            .filter(reason -> said.stream().anyMatch(one -> one.target().equals(reason.host())))
            .toList();
    return own.isEmpty() ? remaining.reasons() : own;
  }

  private static boolean hasJob(Draft draft, Item item) {
    return draft.seen.reported().findWorkload(item.workload()).stream()
        .map(Workload::presence)
        .flatMap(presence -> presence.jobs().stream())
        .map(Job::kind)
        .findAny()
        .isPresent();
  }

  /**
   * The item of a workload that still needs a course; a third workload that must move is listed.
   */
  private static Optional<Item> courseless(Draft draft, String workload, String host) {
    Optional<Item> item = draft.find(workload);
    if (item.isPresent()) {
      return item.filter(found -> needsCourse(draft, found));
    }
    return draft
        .seen
        .reported()
        .findWorkload(workload)
        .map(w -> Item.listed(workload, new Origin(host, true, w.presence().runId())));
  }

  private static boolean needsCourse(Draft draft, Item item) {
    if (item.open() || LEFT_ALONE.contains(item.waiting().code())) {
      return false;
    }
    return switch (item.state()) {
      case PENDING, BLOCKED, FOREIGN -> true;
      case RETRY -> !draft.now.isBefore(item.attempt().until());
      default -> false;
    };
  }
}
