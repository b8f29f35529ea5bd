package io.evenkeel.libvirt;

import io.evenkeel.spi.Order;
import io.evenkeel.spi.Progress;
import io.evenkeel.spi.Transfer;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The orders that this driver instance has begun, and how they stand. Remembers the last ones. */
final class Ledger {

  private static final int REMEMBERED = 1_000;

  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /** One order. */
  static final class Entry {

    private final Errand errand;
    private Progress progress = Progress.running(Transfer.NONE);
    private boolean looking;

    private Entry(Errand errand) {
      this.errand = errand;
    }

    Errand errand() {
      return errand;
    }

    synchronized Progress progress() {
      return progress;
    }

    synchronized boolean running() {
      return progress.state() == Progress.State.RUNNING;
    }

    /** Takes news of an order that runs. What has ended stays as it ended. */
    synchronized void update(Progress news) {
      if (running()) {
        progress = news;
      }
    }

    /** Whether nobody else is looking, so that the caller may. */
    synchronized boolean beginLooking() {
      boolean mine = running() && !looking;
      looking |= mine;
      return mine;
    }

    synchronized void endLooking() {
      looking = false;
    }
  }

  /** A new entry; nothing if the order was begun before. */
  synchronized Optional<Entry> begin(Order order, Errand errand) {
    if (entries.containsKey(order.id())) {
      return Optional.empty();
    }
    Iterator<Entry> oldest = entries.values().iterator();
    while (entries.size() >= REMEMBERED && oldest.hasNext()) {
      if (!oldest.next().running()) {
        oldest.remove();
      }
    }
    Entry entry = new Entry(errand);
    entries.put(order.id(), entry);
    return Optional.of(entry);
  }

  synchronized Optional<Entry> find(String order) {
    return Optional.ofNullable(entries.get(order));
  }

  synchronized void forget(Order order) {
    entries.remove(order.id());
  }

  /** Whether this instance is carrying the order out. */
  boolean running(String order) {
    return find(order).filter(Entry::running).isPresent();
  }
}
