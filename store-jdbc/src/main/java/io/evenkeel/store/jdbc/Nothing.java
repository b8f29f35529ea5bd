package io.evenkeel.store.jdbc;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.type.CollectionType;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a member that is missing, or null, is read as: empty text, zero, false, the epoch, an empty
 * list, the first constant of an enum, and a record of all these. A document that was written
 * before a member existed stays readable; where nothing is the wrong answer, a new schema script
 * has to write the right one.
 */
final class Nothing extends BeanDeserializerModifier {

  private static final long serialVersionUID = 1L;

  @Override
  public JsonDeserializer<?> modifyDeserializer(
      DeserializationConfig config, BeanDescription bean, JsonDeserializer<?> reader) {
    return new OrNothing(reader);
  }

  @Override
  public JsonDeserializer<?> modifyEnumDeserializer(
      DeserializationConfig config,
      JavaType type,
      BeanDescription bean,
      JsonDeserializer<?> reader) {
    return new OrNothing(reader);
  }

  @Override
  public JsonDeserializer<?> modifyCollectionDeserializer(
      DeserializationConfig config,
      CollectionType type,
      BeanDescription bean,
      JsonDeserializer<?> reader) {
    return new OrNothing(reader);
  }

  private static final class OrNothing extends DelegatingDeserializer {

    private static final long serialVersionUID = 1L;

    OrNothing(JsonDeserializer<?> reader) {
      super(reader);
    }

    @Override
    protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> reader) {
      return new OrNothing(reader);
    }

    @Override
    public Object getNullValue(DeserializationContext context) throws JsonMappingException {
      return nothing(context);
    }

    @Override
    public Object getAbsentValue(DeserializationContext context) throws JsonMappingException {
      return nothing(context);
    }

    private Object nothing(DeserializationContext context) throws JsonMappingException {
      Class<?> type = handledType();
      if (type.isRecord()) {
        return emptyRecord(context);
      }
      if (type.isEnum()) {
        return type.getEnumConstants()[0];
      }
      if (type == Instant.class) {
        return Instant.EPOCH;
      }
      if (type == Duration.class) {
        return Duration.ZERO;
      }
      if (List.class.isAssignableFrom(type)) {
        return List.of();
      }
      return type == String.class ? "" : super.getNullValue(context);
    }

    private Object emptyRecord(DeserializationContext context) throws JsonMappingException {
      try (JsonParser empty = context.getNodeFactory().objectNode().traverse()) {
        empty.nextToken();
        return deserialize(empty, context);
      } catch (IOException failure) {
        throw JsonMappingException.from(context, "no empty " + handledType().getName(), failure);
      }
    }
  }
}
