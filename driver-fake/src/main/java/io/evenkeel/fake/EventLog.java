package io.evenkeel.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What happened, one line an event. */
final class EventLog {

  private final List<Line> lines = new ArrayList<>();

  /**
   * @param nanos virtual time since the beginning
   * @param text what happened
   */
  record Line(long nanos, String text) {

    @Override
    public String toString() {
      long millis = nanos / 1_000_000;
      return String.format(
          Locale.ROOT,
          "%02d:%02d:%02d.%03d %s",
          millis / 3_600_000,
          millis / 60_000 % 60,
          millis / 1_000 % 60,
          millis % 1_000,
          text);
    }
  }

  void add(long nanos, String text) {
    lines.add(new Line(nanos, text));
  }

  List<Line> lines() {
    return lines;
  }

  int size() {
    return lines.size();
  }

  List<String> texts() {
    return lines.stream().map(Line::toString).toList();
  }
}
