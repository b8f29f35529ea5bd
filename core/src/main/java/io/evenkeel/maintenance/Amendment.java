package io.evenkeel.maintenance;

import io.evenkeel.maintenance.operation.Asker;
import io.evenkeel.maintenance.operation.EventType;
import io.evenkeel.maintenance.operation.Item;
import io.evenkeel.maintenance.operation.JournalEntry;
import io.evenkeel.maintenance.operation.Operation;
import io.evenkeel.maintenance.operation.OperationState;
import io.evenkeel.maintenance.operation.Revision;
import io.evenkeel.maintenance.operation.Standing;
import io.evenkeel.maintenance.operation.Waiver;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The edition of an operation that a person's request makes. */
final class Amendment {

  private final Operation before;
  private final Asker asker;
  private final Instant now;
  private final List<JournalEntry> entries = new ArrayList<>();
  private OperationState state;
  private Standing standing;
  private List<Item> items;

  Amendment(Operation before, Asker asker, Instant now) {
    this.before = before;
    this.asker = asker;
    this.now = now;
    this.state = before.state();
    this.standing = before.standing();
    this.items = before.items();
  }

  Amendment say(EventType type, String text) {
    return say(type, "", text);
  }

  Amendment say(EventType type, String workload, String text) {
    String why = asker.reason().isEmpty() ? "" : ": " + asker.reason();
    entries.add(
        new JournalEntry(
            before.id(),
            before.revision().entries() + entries.size() + 1,
            now,
            asker.actor(),
            new JournalEntry.Event(type, before.host(), workload, text + why)));
    return this;
  }

  Amendment sayWaived(List<Waiver> waivers) {
    waivers.forEach(
        waiver ->
            say(
                EventType.ASKED,
                "%s waived by %s until %s (%s)"
                    .formatted(waiver.code(), waiver.owner(), waiver.until(), waiver.reason())));
    return this;
  }

  Amendment become(OperationState next) {
    if (next != state) {
      state = next;
      standing = standing.since(now).waiting(List.of());
    }
    return this;
  }

  Amendment with(Standing other) {
    standing = other;
    return this;
  }

  Amendment with(List<Item> others) {
    items = others;
    return this;
  }

  Standing standing() {
    return standing;
  }

  List<JournalEntry> entries() {
    return entries;
  }

  Operation operation() {
    Revision next =
        new Revision(before.revision().version() + 1, before.revision().entries() + entries.size());
    return new Operation(before.id(), before.terms(), state, standing, items, next);
  }
}
