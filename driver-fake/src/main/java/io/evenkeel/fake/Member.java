package io.evenkeel.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * One member of a document and where it stands, so that what is wrong with it can be said in one
 * line.
 *
 * @param path such as {@code workloads[3].memoryMiB}; empty for the whole document
 * @param value what it holds; a missing node if the document does not have it
 */
record Member(String path, JsonNode value) {

  static final long KIB = 1L << 10;
  static final long MIB = 1L << 20;
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");
  private static final int LONGEST_SHOWN = 60;

  /** More digits than any size has, on either side of the point; keeps 1e999999999 cheap. */
  private static final int MOST_DIGITS = 64;

  static Member root(JsonNode tree) {
    if (!tree.isObject()) {
      throw new DocumentException(
          "the document is %s; it must be an object".formatted(shown(tree)));
    }
    return new Member("", tree);
  }

  static String path(String parent, String name) {
    if (!PLAIN.matcher(name).matches()) {
      return parent + "[\"" + Printable.text(name) + "\"]";
    }
    return parent.isEmpty() ? name : parent + "." + name;
  }

  static String item(String parent, int index) {
    return parent + "[" + index + "]";
  }

  Member get(String name) {
    return new Member(path(path, name), value.path(name));
  }

  boolean missing() {
    return value.isMissingNode();
  }

  /** The same; refused if it is not there. */
  Member needed() {
    if (missing()) {
      throw refused("is missing; it has no default");
    }
    return this;
  }

  DocumentException refused(String reason) {
    return new DocumentException(path.isEmpty() ? reason : path + ": " + reason);
  }

  /** Makes a value whose constructor checks it, and says where what it refuses stands. */
  <T> T make(Supplier<T> maker) {
    try {
      return maker.get();
    } catch (DocumentException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw refused(String.valueOf(e.getMessage()));
    }
  }

  String text() {
    needed();
    if (!value.isTextual()) {
      throw refused(shown(value) + " is not text; put it in quotes");
    }
    return value.textValue();
  }

  String text(String otherwise) {
    return missing() ? otherwise : text();
  }

  boolean flag(boolean otherwise) {
    if (missing()) {
      return otherwise;
    }
    if (!value.isBoolean()) {
      throw refused(shown(value) + " is neither true nor false");
    }
    return value.booleanValue();
  }

  int whole(int otherwise, int least) {
    if (missing()) {
      return otherwise;
    }
    if (!value.isIntegralNumber()) {
      throw refused(shown(value) + " is not a whole number");
    }
    if (!value.canConvertToInt()) {
      throw refused(
          "%s is out of range; use %d to %d".formatted(shown(value), least, Integer.MAX_VALUE));
    }
    if (value.intValue() < least) {
      throw refused("%s is too small; use at least %d".formatted(shown(value), least));
    }
    return value.intValue();
  }

  /** Any whole number. */
  long integer() {
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw refused(shown(value) + " is not a whole number of 64 bits");
    }
    return value.longValue();
  }

  /** Any finite number. */
  double real() {
    double real = number().doubleValue();
    if (Double.isInfinite(real)) {
      throw refused(shown(value) + " is out of range");
    }
    return real;
  }

  /** A finite number of at least 0, if there is one. */
  OptionalDouble amount() {
    if (missing()) {
      return OptionalDouble.empty();
    }
    double amount = real();
    if (amount < 0) {
      throw refused(shown(value) + " is negative; use a number of at least 0");
    }
    return OptionalDouble.of(amount);
  }

  /** A factor greater than 0. */
  double factor(double otherwise) {
    if (missing()) {
      return otherwise;
    }
    double factor = number().doubleValue();
    if (!(factor > 0) || Double.isInfinite(factor)) {
      throw refused(shown(value) + " is out of range; use a number greater than 0");
    }
    return factor;
  }

  /** A size in MiB or MiB/s, in bytes. */
  long bytes(long otherwise) {
    return missing() ? otherwise : amount(MIB, "MiB");
  }

  /** A size in KiB, in bytes. */
  long kibibytes(long otherwise) {
    return missing() ? otherwise : amount(KIB, "KiB");
  }

  /** A bandwidth in Mbit/s, in bits per second. */
  long bits(long otherwise) {
    return missing() ? otherwise : amount(1_000_000, "Mbit/s");
  }

  private long amount(long unit, String name) {
    BigDecimal number = number();
    if (number.signum() < 0) {
      throw refused("%s is negative; use a size of at least 0 %s".formatted(shown(value), name));
    }
    if (number.precision() - number.scale() > MOST_DIGITS
        || number.compareTo(new BigDecimal(Long.MAX_VALUE / unit)) > 0) {
      throw refused(
          "%s is too large; use at most %d %s"
              .formatted(shown(value), Long.MAX_VALUE / unit, name));
    }
    if (number.scale() > MOST_DIGITS) {
      throw refused(
          "%s has too many decimals; use at most %d".formatted(shown(value), MOST_DIGITS));
    }
    return number
        .multiply(BigDecimal.valueOf(unit))
        .setScale(0, RoundingMode.HALF_UP)
        .longValueExact();
  }

  private BigDecimal number() {
    if (!value.isNumber()) {
      throw refused(shown(value) + " is not a number");
    }
    return value.decimalValue();
  }

  /** One of the words of an enumeration. */
  <E extends Enum<E>> E word(Words<E> words, E otherwise) {
    return missing() ? otherwise : word(words);
  }

  <E extends Enum<E>> E word(Words<E> words) {
    return words
        .constant(text())
        .orElseThrow(() -> refused("%s is unknown; use one of %s".formatted(shown(value), words)));
  }

  List<Member> items() {
    if (missing()) {
      return List.of();
    }
    if (!value.isArray()) {
      throw refused(shown(value) + " is not a list");
    }
    List<Member> items = new ArrayList<>(value.size());
    for (JsonNode item : value) {
      items.add(new Member(item(path, items.size()), item));
    }
    return items;
  }

  List<Member> objects() {
    List<Member> objects = items();
    for (Member object : objects) {
      object.mustBeObject();
    }
    return objects;
  }

  List<String> texts() {
    List<String> texts = new ArrayList<>();
    for (Member item : items()) {
      texts.add(item.text());
    }
    return texts;
  }

  Map<String, String> labels() {
    Map<String, String> labels = new LinkedHashMap<>();
    if (!missing()) {
      mustBeObject();
      value.fieldNames().forEachRemaining(key -> labels.put(key, get(key).text()));
    }
    return labels;
  }

  private void mustBeObject() {
    if (!value.isObject()) {
      throw refused(shown(value) + " is not an object");
    }
  }

  private static String shown(JsonNode node) {
    if (node.isObject()) {
      return "an object";
    }
    if (node.isArray()) {
      return "a list";
    }
    String shown = Printable.text(node.isMissingNode() ? "nothing" : node.toString());
    return shown.length() <= LONGEST_SHOWN ? shown : shown.substring(0, LONGEST_SHOWN) + "...";
  }
}
