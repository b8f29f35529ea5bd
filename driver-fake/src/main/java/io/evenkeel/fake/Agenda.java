package io.evenkeel.fake;

import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Virtual time and what is due in it. What is due at one moment happens in the order of its key, so
 * that a saved and reopened world goes on exactly as it would have.
 */
final class Agenda {

  static final long SECOND = 1_000_000_000L;
  static final long NEVER = Long.MAX_VALUE;

  private static final Comparator<Entry> ORDER =
      Comparator.<Entry>comparingLong(entry -> entry.due)
          .thenComparing(entry -> entry.key)
          .thenComparingLong(entry -> entry.sequence);

  private final PriorityQueue<Entry> entries = new PriorityQueue<>(ORDER);
  private long now;
  private long sequence;

  /** Something that will happen, unless it is cancelled before. */
  static final class Entry {
    final long due;
    private final String key;
    private final long sequence;
    private @Nullable Runnable what;

    private Entry(long due, String key, long sequence, Runnable what) {
      this.due = due;
      this.key = key;
      this.sequence = sequence;
      this.what = what;
    }

    /** When it was to happen; {@link #NEVER} for nothing. */
    static long due(@Nullable Entry entry) {
      return entry == null ? NEVER : entry.due;
    }

    static void cancel(@Nullable Entry entry) {
      if (entry != null) {
        entry.what = null;
      }
    }
  }

  /** Nanoseconds since the beginning. */
  long now() {
    return now;
  }

  /** For a reopened world, before anything is due. */
  void startAt(long nanos) {
    now = nanos;
  }

  Entry after(long nanos, String key, Runnable what) {
    return at(nanos > NEVER - now ? NEVER : now + nanos, key, what);
  }

  Entry at(long due, String key, Runnable what) {
    Entry entry = new Entry(Math.max(now, due), key, sequence++, what);
    entries.add(entry);
    return entry;
  }

  /** When something happens next; {@link #NEVER} if nothing does. */
  long next() {
    while (!entries.isEmpty() && entries.peek().what == null) {
      entries.poll();
    }
    return entries.isEmpty() ? NEVER : entries.peek().due;
  }

  /** Lets everything happen that is due until then, in order. */
  void advanceTo(long then) {
    while (next() <= then && next() != NEVER) {
      Entry entry = entries.remove();
      now = entry.due;
      Runnable what = entry.what;
      if (what != null) {
        entry.what = null;
        what.run();
      }
    }
    now = Math.max(now, then);
  }
}
