package io.evenkeel.spi;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;

/** The checks that every record here makes at the door. */
final class Names {

  static final int LONGEST = 256;

  private Names() {}

  static String id(String what, String id) {
    if (id.isBlank()
        || id.length() > LONGEST
        || id.codePoints().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "%s \"%s\" must have 1 to %d characters, none of them a control character"
              .formatted(what, printable(id), LONGEST));
    }
    return id;
  }

  static long notNegative(String what, long value) {
    if (value < 0) {
      throw new IllegalArgumentException(what + " is " + value + "; it must not be negative");
    }
    return value;
  }

  static OptionalDouble notNegative(String what, OptionalDouble value) {
    if (value.isPresent()
        && !(value.getAsDouble() >= 0 && value.getAsDouble() < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          what + " is " + value.getAsDouble() + "; it must not be negative");
    }
    return value;
  }

  static int atLeast(String what, int least, int value) {
    if (value < least) {
      throw new IllegalArgumentException(what + " is " + value + "; it must be at least " + least);
    }
    return value;
  }

  static double positive(String what, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(what + " is " + value + "; it must be greater than 0");
    }
    return value;
  }

  static List<String> sorted(Collection<String> values) {
    return List.copyOf(new TreeSet<>(values));
  }

  static Map<String, String> sorted(Map<String, String> labels) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(new TreeMap<>(labels)));
  }

  private static String printable(String id) {
    List<String> shown = new ArrayList<>();
    id.codePoints()
        .limit(60)
        .forEach(c -> shown.add(Character.isISOControl(c) ? "?" : Character.toString(c)));
    return String.join("", shown);
  }
}
