package io.evenkeel.cli.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;

/** A mapping in the policy file. It knows its place, and which members it was asked for. */
final class Section {

  private final String path;
  private final JsonNode node;
  private final TreeSet<String> known = new TreeSet<>();

  private Section(String path, JsonNode node) {
    if (!node.isObject()) {
      throw new Wrong((path.isEmpty() ? "it" : path + ":") + " must be a mapping (name: value)");
    }
    this.path = path;
    this.node = node;
  }

  /** The document itself. */
  static Section of(JsonNode document) {
    return new Section("", document);
  }

  boolean has(String name) {
    return !value(name).isMissingNode();
  }

  /** The mapping under that name, if it is there. */
  Optional<Section> findSection(String name) {
    return has(name) ? Optional.of(new Section(at(name), value(name))) : Optional.empty();
  }

  /** The mappings under that name, by their names. */
  Map<String, Section> named(String name) {
    Map<String, Section> sections = new LinkedHashMap<>();
    findSection(name)
        .ifPresent(
            all ->
                all.node
                    .fieldNames()
                    .forEachRemaining(
                        each -> sections.put(each, new Section(all.at(each), all.node.get(each)))));
    return sections;
  }

  /** The mappings in the list under that name. */
  List<Section> sections(String name) {
    List<Section> sections = new ArrayList<>();
    for (JsonNode item : list(name)) {
      sections.add(new Section("%s[%d]".formatted(at(name), sections.size()), item));
    }
    return sections;
  }

  String text(String name) {
    return findText(name).orElseThrow(() -> wrongAt(name, "is missing"));
  }

  Optional<String> findText(String name) {
    JsonNode value = value(name);
    if (value.isMissingNode()) {
      return Optional.empty();
    }
    if (!value.isTextual() || value.asText().isBlank()) {
      throw wrongAt(name, "must be a text");
    }
    return Optional.of(value.asText());
  }

  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (JsonNode item : list(name)) {
      if (!item.isValueNode() || item.isNull()) {
        throw wrongAt("%s[%d]".formatted(name, texts.size()), "must be a text");
      }
      texts.add(item.asText());
    }
    return texts;
  }

  boolean flag(String name, boolean otherwise) {
    JsonNode value = value(name);
    if (!value.isMissingNode() && !value.isBoolean()) {
      throw wrongAt(name, "must be true or false, not \"%s\"".formatted(value.asText()));
    }
    return value.asBoolean(otherwise);
  }

  long whole(String name, long otherwise, long least, long most) {
    JsonNode value = value(name);
    if (value.isMissingNode()) {
      return otherwise;
    }
    boolean fits = value.isIntegralNumber() && value.canConvertToLong();
    if (!fits || value.asLong() < least || value.asLong() > most) {
      throw wrongAt(
          name,
          "must be a whole number from %d to %d, not \"%s\""
              .formatted(least, most, value.asText()));
    }
    return value.asLong();
  }

  /** One of these words; the first is meant where nothing is said. */
  String word(String name, List<String> words) {
    String word = findText(name).orElse(words.get(0));
    if (!words.contains(word)) {
      throw wrongAt(name, "is \"%s\", not one of %s".formatted(word, String.join(", ", words)));
    }
    return word;
  }

  /** Makes a value whose own checks refuse what the file says of it. */
  <T> T make(Supplier<T> maker) {
    try {
      return maker.get();
    } catch (Wrong saysItsPlace) {
      throw saysItsPlace;
    } catch (IllegalArgumentException e) {
      throw new Wrong((path.isEmpty() ? "" : path + ": ") + e.getMessage());
    }
  }

  /** Refuses members that nobody asked for: they are misspelt. */
  void nothingElse() {
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                throw wrongAt(name, "is not known here; known are " + String.join(", ", known));
              }
            });
  }

  /** What is wrong with a member. */
  IllegalArgumentException wrongAt(String name, String what) {
    return new Wrong(at(name) + ": " + what);
  }

  private Iterable<JsonNode> list(String name) {
    JsonNode value = value(name);
    if (!value.isMissingNode() && !value.isArray()) {
      throw wrongAt(name, "must be a list");
    }
    return value;
  }

  private JsonNode value(String name) {
    known.add(name);
    return node.path(name);
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
