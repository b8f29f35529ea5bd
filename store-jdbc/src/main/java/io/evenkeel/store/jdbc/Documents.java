package io.evenkeel.store.jdbc;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/**
 * Records as JSON and back: what an operation holds that has no column of its own. It takes records
 * of text, numbers, enums, instants and durations (as ISO 8601), lists, and more such records. A
 * member that this code does not know is ignored, one that is missing is read as {@link Nothing}.
 */
final class Documents {

  private final JsonMapper json =
      JsonMapper.builder()
          // Plain ASCII: no encoding of a database, and no lone surrogate, can change a document.
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .addModule(
              new SimpleModule()
                  .setDeserializerModifier(new Nothing())
                  .addSerializer(Instant.class, ToStringSerializer.instance)
                  .addSerializer(Duration.class, ToStringSerializer.instance)
                  .addDeserializer(Instant.class, new Text<>(Instant.class, Instant::parse))
                  .addDeserializer(Duration.class, new Text<>(Duration.class, Duration::parse)))
          .build();

  String write(Record document) {
    try {
      return json.writeValueAsString(document);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("no document can hold " + document, impossible);
    }
  }

  <T extends Record> T read(Class<T> type, String document) {
    try {
      return json.readValue(document, type);
    } catch (JsonProcessingException failure) {
      throw new StoreException(
          "the store holds a document that can't be read: " + failure.getOriginalMessage(),
          failure);
    }
  }

  /** A value that is written as text. */
  private static final class Text<T> extends StdScalarDeserializer<T> {

    private static final long serialVersionUID = 1L;

    private final transient Function<String, T> parse;

    Text(Class<T> type, Function<String, T> parse) {
      super(type);
      this.parse = parse;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      return parse.apply(parser.getText());
    }
  }
}
