package io.evenkeel.maintenance.lifecycle;

import io.evenkeel.cluster.Cluster;
import io.evenkeel.maintenance.operation.Attempt;
import io.evenkeel.maintenance.operation.EventType;
import io.evenkeel.maintenance.operation.Item;
import io.evenkeel.maintenance.operation.ItemState;
import io.evenkeel.maintenance.operation.JournalEntry;
import io.evenkeel.maintenance.operation.Operation;
import io.evenkeel.maintenance.operation.OperationState;
import io.evenkeel.maintenance.operation.Revision;
import io.evenkeel.maintenance.operation.Standing;
import io.evenkeel.maintenance.operation.Step;
import io.evenkeel.maintenance.operation.Waiting;
import io.evenkeel.plan.Underway;
import io.evenkeel.spi.Handling;
import io.evenkeel.spi.HostStatus;
import io.evenkeel.spi.Workload;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The next edition of an operation while it is being written. Lives for one decision. */
final class Draft {

  final Operation before;
  final Observation seen;
  final Instant now;

  /** The cluster for planning; made once, since it is walked for every item. */
  final Cluster cluster;

  private final Map<String, Item> items = new LinkedHashMap<>();
  private final List<JournalEntry> entries = new ArrayList<>();
  private final List<Action> actions = new ArrayList<>();
  private OperationState state;
  private Standing standing;

  Draft(Operation before, Observation seen, Instant now) {
    this.before = before;
    this.seen = seen;
    this.now = now;
    this.state = before.state();
    this.standing = before.standing();
    before.items().forEach(item -> items.put(item.workload(), item));
    this.cluster = seen.cluster().withStatus(expectingWhatNobodySees());
  }

  /** Such hosts take nothing more: how much room to hold there is not known. */
  private Map<String, HostStatus> expectingWhatNobodySees() {
    Map<String, HostStatus> full = new TreeMap<>();
    for (Underway move : begun()) {
      if (expectsUnseen(move.to())
          && seen.cluster()
              .findHost(move.to())
              .filter(h -> h.status().takesWorkloads())
              .isPresent()) {
        full.put(move.to(), HostStatus.CORDONED);
      }
    }
    return full;
  }

  /** Whether a workload that no host shows may still arrive there. */
  boolean expectsUnseen(String host) {
    return begun().stream()
        .filter(move -> move.to().equals(host))
        .anyMatch(move -> seen.reported().findWorkload(move.workload()).isEmpty());
  }

  String host() {
    return before.host();
  }

  OperationState state() {
    return state;
  }

  Standing standing() {
    return standing;
  }

  void with(Standing other) {
    standing = other;
  }

  /** A copy: the items may be changed while it is walked. */
  List<Item> items() {
    return List.copyOf(items.values());
  }

  List<Item> items(ItemState... states) {
    List<ItemState> wanted = List.of(states);
    return items.values().stream().filter(item -> wanted.contains(item.state())).toList();
  }

  Optional<Item> find(String workload) {
    return Optional.ofNullable(items.get(workload));
  }

  void put(Item item) {
    items.put(item.workload(), item);
  }

  /** Puts an item behind all others, so that the order is the plan's. */
  void putLast(Item item) {
    items.remove(item.workload());
    items.put(item.workload(), item);
  }

  void act(Action action) {
    actions.add(action);
  }

  void say(EventType type, String workload, String text) {
    long sequence = before.revision().entries() + entries.size() + 1;
    entries.add(
        new JournalEntry(
            before.id(),
            sequence,
            now,
            JournalEntry.ENGINE,
            new JournalEntry.Event(type, host(), workload, text)));
  }

  /** Moves the operation to another state and says so, unless it is there already. */
  void become(OperationState next, String shown) {
    if (state == next) {
      return;
    }
    state = next;
    standing = standing.since(now).waiting(List.of());
    say(EventType.STATE, "", "status " + shown);
  }

  /** What the operation as a whole waits for; each wait keeps the time when it began. */
  void await(List<Waiting> waits) {
    List<Waiting> kept = new ArrayList<>();
    for (Waiting wait : waits) {
      Waiting continued = wait;
      for (Waiting old : before.standing().waiting()) {
        continued = continued.continuing(old);
      }
      kept.add(continued);
    }
    standing = standing.waiting(kept);
  }

  /** Whether a wait of this code has gone on for so long before our own eyes. */
  boolean lasted(Waiting wait, String code, Duration time) {
    return wait.code().equals(code) && passed(wait.since(), time);
  }

  /** Whether so much time has certainly passed since then. */
  boolean passed(Instant stamp, Duration time) {
    return seen.tenure().passed(stamp, time, now);
  }

  Waiting waiting(String code, String subject, String text, String remedy) {
    return new Waiting(code, subject, text, remedy, now);
  }

  /** Writes down the intent and asks for it to be carried out once it is written. */
  Item order(Item item, ItemState next, Step step, String from, String to, Instant deadline) {
    Attempt attempt = item.attempt().next(step, from, to, now, deadline);
    Item issued = item.in(next).with(attempt);
    put(issued);
    act(new Action.Give(Orders.of(before, issued)));
    return issued;
  }

  /** Moves that have begun: their order is open, or they are off on their way. */
  List<Underway> begun() {
    List<Underway> moves = new ArrayList<>(seen.others().moves());
    items.values().stream().flatMap(item -> Orders.underway(item).stream()).forEach(moves::add);
    return moves;
  }

  /** Moves that go on now, whosever they are: what others only plan takes room, but no slot. */
  List<Underway> inMotion() {
    List<Underway> moves = new ArrayList<>();
    seen.others().moves().stream()
        .filter(move -> orderedElsewhere(move.workload()))
        .forEach(moves::add);
    items.values().stream().flatMap(item -> Orders.underway(item).stream()).forEach(moves::add);
    return moves;
  }

  /** Moves that have begun, and the places that are held for what is off. */
  List<Underway> underway() {
    List<Underway> moves = begun();
    if (comesHome()) {
      items(ItemState.STOPPED_BY_US, ItemState.STARTING).stream()
          .filter(item -> item.course().restart() != Handling.Restart.NEVER)
          .map(item -> new Underway(item.workload(), item.home(), item.home()))
          .forEach(moves::add);
    }
    return moves;
  }

  /** On the way home the room of those that are off is held for them: they were there first. */
  private boolean comesHome() {
    return switch (state) {
      case LEAVING, LEAVE_INCOMPLETE, CANCELLING -> true;
      case REQUESTED, REFUSED, ENTERING, WAITING_FOR_OPERATOR, IN_MAINTENANCE, CLOSED -> false;
    };
  }

  /** Whether another operation has an order open for a workload: then none is given here. */
  boolean orderedElsewhere(String workload) {
    return seen.others().ordered().contains(workload);
  }

  /** What is waited for then. */
  Waiting otherOperation(String workload) {
    return waiting(
        "OTHER_OPERATION",
        workload,
        "another operation moves it, or holds a place for it",
        "Wait until that is settled, or see what the other operation waits for");
  }

  /** Why nothing new is to be begun, if that is so. */
  Optional<Waiting> pause() {
    if (standing.steering().pause().present()) {
      return Optional.of(standing.steering().pause());
    }
    String trouble = seen.zone().trouble();
    return trouble.isEmpty()
        ? Optional.empty()
        : Optional.of(
            waiting(
                "ZONE_TROUBLE",
                host(),
                "zone %s is not well: %s".formatted(before.terms().zone(), trouble),
                "New moves begin when it is well again"));
  }

  /** Who agreed that a workload is stopped: for this one alone, or with the first request. */
  String whoAgreed(String workload) {
    return standing
        .steering()
        .of(workload)
        .filter(said -> said.kind().stops())
        .map(said -> said.by().actor())
        .orElse(before.terms().actor());
  }

  /** Where a workload was seen; its home if it was not. */
  String location(Item item) {
    return seen.reported().findWorkload(item.workload()).map(Workload::host).orElse(item.home());
  }

  boolean anyOpen() {
    return items.values().stream().anyMatch(Item::open);
  }

  Decision decision() {
    Operation changed =
        new Operation(
            before.id(),
            before.terms(),
            state,
            standing,
            List.copyOf(items.values()),
            before.revision());
    if (changed.equals(before) && entries.isEmpty()) {
      return new Decision(before, List.of(), actions);
    }
    Revision next =
        new Revision(before.revision().version() + 1, before.revision().entries() + entries.size());
    return new Decision(
        new Operation(changed.id(), changed.terms(), state, standing, changed.items(), next),
        entries,
        actions);
  }
}
