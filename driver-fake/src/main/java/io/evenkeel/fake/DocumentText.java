package io.evenkeel.fake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Turns JSON or YAML into a tree, and what a parser has to say into one line. */
final class DocumentText {

  private static final long LARGEST_FILE = 256L << 20;
  private static final int LONGEST_YAML = 3 << 20;
  private static final int LONGEST_PATH = 200;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /** With words as in YAML 1.2: "on" is a type of rule and may be the name of a host. */
  private static final JsonFactory YAML =
      YAMLFactory.builder()
          .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private DocumentText() {}

  static JsonNode parse(String text) {
    String clean = withoutByteOrderMark(text);
    return parse(clean, clean.stripLeading().startsWith("{") ? JSON : YAML);
  }

  static JsonNode parse(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    String text = withoutByteOrderMark(contentOf(file));
    return name.endsWith(".yaml") || name.endsWith(".yml") ? parse(text, YAML) : parse(text);
  }

  private static String contentOf(Path file) {
    try {
      if (Files.size(file) > LARGEST_FILE) {
        throw new DocumentException(
            "is %d bytes long; a document has at most %d"
                .formatted(Files.size(file), LARGEST_FILE));
      }
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new DocumentException("there is no such file", e);
    } catch (CharacterCodingException e) {
      throw new DocumentException("is not UTF-8 text", e);
    } catch (IOException e) {
      throw new DocumentException("can't be read: " + e, e);
    }
  }

  private static String withoutByteOrderMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static JsonNode parse(String text, JsonFactory language) {
    if (text.isBlank()) {
      throw new DocumentException("the document is empty; the least one is {}");
    }
    if (language instanceof YAMLFactory && text.length() > LONGEST_YAML) {
      throw new DocumentException(
          "is %d characters long; YAML may have %d, JSON more"
              .formatted(text.length(), LONGEST_YAML));
    }
    try (JsonParser parser = language.createParser(text)) {
      return parse(parser);
    } catch (IOException e) {
      throw new DocumentException("can't be read: " + e, e);
    }
  }

  private static JsonNode parse(JsonParser parser) throws IOException {
    try {
      JsonNode tree =
          MAPPER.readTree(parser instanceof YAMLParser yaml ? new NoAliases(yaml) : parser);
      if (parser.nextToken() != null) {
        throw new DocumentException("something follows the end of the document" + at(parser));
      }
      return tree == null ? MAPPER.missingNode() : tree;
    } catch (JsonProcessingException e) {
      throw new DocumentException(path(parser) + reason(e) + at(e.getLocation()), e);
    }
  }

  private static String reason(JsonProcessingException e) {
    return e instanceof JsonEOFException ? "the document ends in the middle" : ParserWords.plain(e);
  }

  /** Where the parser stands, as in {@code workloads[3].memoryMiB: }. */
  private static String path(JsonParser parser) {
    String path = path(parser.getParsingContext());
    String shown = path.length() <= LONGEST_PATH ? path : path.substring(0, LONGEST_PATH) + "...";
    return shown.isEmpty() ? "" : shown + ": ";
  }

  private static String path(@Nullable JsonStreamContext context) {
    if (context == null || context.inRoot()) {
      return "";
    }
    String parent = path(context.getParent());
    if (context.inArray()) {
      return Member.item(parent, Math.max(0, context.getCurrentIndex()));
    }
    return context.getCurrentName() == null
        ? parent
        : Member.path(parent, context.getCurrentName());
  }

  private static String at(JsonParser parser) {
    return at(parser.currentTokenLocation());
  }

  private static String at(@Nullable JsonLocation location) {
    return location == null || location.getLineNr() < 1
        ? ""
        : " (line %d, column %d)".formatted(location.getLineNr(), location.getColumnNr());
  }
}
