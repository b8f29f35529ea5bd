package io.evenkeel.libvirt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A mapping in the configuration file. It knows its place, and which members it was asked for. */
final class Section {

  private final String path;
  private final JsonNode node;
  private final @Nullable Section defaults;
  private final TreeSet<String> known = new TreeSet<>();

  private Section(String path, JsonNode node, @Nullable Section defaults) {
    this.path = path;
    this.node = node;
    this.defaults = defaults;
  }

  /** The document itself. */
  static Section of(JsonNode document) {
    return of("", document, null);
  }

  private static Section of(String path, JsonNode node, @Nullable Section defaults) {
    if (!node.isObject() && !node.isMissingNode()) {
      throw wrong(path, path.isEmpty() ? "this is no mapping (name: value)" : "must be a mapping");
    }
    return new Section(path, node, defaults);
  }

  /** The mapping under that name; empty if it is not there. */
  Section section(String name) {
    return of(at(name), value(name), null);
  }

  /** The mappings in the list under that name, each with defaults for what it does not say. */
  List<Section> sections(String name, @Nullable Section defaultsOfEach) {
    List<Section> sections = new ArrayList<>();
    for (JsonNode item : list(name)) {
      String place = at(name) + "[" + sections.size() + "]";
      sections.add(of(place, item, defaultsOfEach));
    }
    return sections;
  }

  /** The mappings in the list under that name. */
  List<Section> sections(String name) {
    return sections(name, null);
  }

  boolean has(String name) {
    return !value(name).isMissingNode();
  }

  String text(String name) {
    return findText(name).orElseThrow(() -> wrong(at(name), "is missing"));
  }

  Optional<String> findText(String name) {
    JsonNode value = value(name);
    if (value.isMissingNode()) {
      return Optional.empty();
    }
    if (!value.isValueNode() || value.isNull() || value.asText().isBlank()) {
      throw wrong(at(name), "must be a text");
    }
    return Optional.of(value.asText());
  }

  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (JsonNode item : list(name)) {
      if (!item.isValueNode() || item.isNull()) {
        throw wrong(at(name) + "[" + texts.size() + "]", "must be a text");
      }
      texts.add(item.asText());
    }
    return texts;
  }

  Map<String, String> labels(String name) {
    Section labels = section(name);
    Map<String, String> texts = new LinkedHashMap<>();
    labels.node.fieldNames().forEachRemaining(label -> texts.put(label, labels.text(label)));
    return texts;
  }

  /** Texts that must arrive as they stand: what YAML takes for a number it changes (010 is 8). */
  List<String> exactTexts(String name) {
    List<String> texts = new ArrayList<>();
    for (JsonNode item : list(name)) {
      texts.add(exact(item, at(name) + "[" + texts.size() + "]"));
    }
    return texts;
  }

  /** Names and such texts. */
  Map<String, String> exactLabels(String name) {
    Section labels = section(name);
    Map<String, String> texts = new LinkedHashMap<>();
    labels
        .node
        .fieldNames()
        .forEachRemaining(
            label -> texts.put(label, exact(labels.node.path(label), labels.at(label))));
    return texts;
  }

  private static String exact(JsonNode item, String place) {
    if (!item.isTextual()) {
      throw wrong(place, "must be a text; put a number into quotes, since YAML would change it");
    }
    return item.asText();
  }

  boolean flag(String name) {
    JsonNode value = value(name);
    if (!value.isMissingNode() && !value.isBoolean()) {
      throw wrong(at(name), "must be true or false, not \"" + value.asText() + "\"");
    }
    return value.asBoolean(false);
  }

  long whole(String name, long otherwise, long least, long most) {
    JsonNode value = value(name);
    if (value.isMissingNode()) {
      return otherwise;
    }
    boolean fits = value.isIntegralNumber() && value.canConvertToLong();
    if (!fits || value.asLong() < least || value.asLong() > most) {
      String range = "must be a whole number from %d to %d".formatted(least, most);
      throw wrong(at(name), range + ", not \"" + value.asText() + "\"");
    }
    return value.asLong();
  }

  /** The whole numbers in the list under that name. */
  Set<Integer> wholes(String name, Set<Integer> otherwise) {
    if (!has(name)) {
      return otherwise;
    }
    Set<Integer> numbers = new TreeSet<>();
    for (JsonNode item : list(name)) {
      if (!item.isIntegralNumber() || !item.canConvertToInt()) {
        throw wrong(at(name), "must be whole numbers, not \"" + item.asText() + "\"");
      }
      numbers.add(item.asInt());
    }
    return numbers;
  }

  double factor(String name) {
    JsonNode value = value(name);
    if (value.isMissingNode()) {
      return 1.0;
    }
    if (!value.isNumber() || !(value.asDouble() > 0) || Double.isInfinite(value.asDouble())) {
      throw wrong(at(name), "must be a number greater than 0, not \"" + value.asText() + "\"");
    }
    return value.asDouble();
  }

  /** One of an enum's constants, written like {@code at-home}. */
  <E extends Enum<E>> E choice(String name, E otherwise) {
    Optional<String> text = findText(name);
    if (text.isEmpty()) {
      return otherwise;
    }
    E[] constants = otherwise.getDeclaringClass().getEnumConstants();
    return Arrays.stream(constants)
        .filter(c -> written(c).equals(text.get()))
        .findFirst()
        .orElseThrow(
            () -> {
              List<String> all = Arrays.stream(constants).map(Section::written).toList();
              return wrong(
                  at(name),
                  "is \"%s\", not one of %s".formatted(text.get(), String.join(", ", all)));
            });
  }

  private static String written(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Makes a value whose own checks refuse what the file says of it. */
  <T> T make(Supplier<T> maker) {
    try {
      return maker.get();
    } catch (IllegalArgumentException e) {
      throw e instanceof Wrong ? e : wrong(path, String.valueOf(e.getMessage()));
    }
  }

  /** Refuses members that nobody asked for: they are misspelt. */
  void nothingElse() {
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                throw wrong(at(name), "is not known here; known are " + String.join(", ", known));
              }
            });
  }

  /** What is wrong with this mapping as a whole. */
  IllegalArgumentException wrong(String what) {
    return wrong(path, what);
  }

  /** What is wrong with a member. */
  IllegalArgumentException wrongAt(String name, String what) {
    return wrong(at(name), what);
  }

  private static Wrong wrong(String path, String what) {
    return new Wrong(path.isEmpty() ? what : path + ": " + what);
  }

  private Iterable<JsonNode> list(String name) {
    JsonNode value = value(name);
    if (!value.isMissingNode() && !value.isArray()) {
      throw wrong(at(name), "must be a list");
    }
    return value;
  }

  private JsonNode value(String name) {
    known.add(name);
    JsonNode usual = defaults == null ? MissingNode.getInstance() : defaults.value(name);
    JsonNode own = node.path(name);
    return own.isMissingNode() ? usual : own;
  }

  private String at(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  /** Says its place already. */
  private static final class Wrong extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    Wrong(String message) {
      super(message);
    }
  }
}
