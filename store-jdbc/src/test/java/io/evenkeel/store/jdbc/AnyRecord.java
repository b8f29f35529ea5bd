package io.evenkeel.store.jdbc;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Every value that a record of the store can have, with members that it gets only tomorrow. */
final class AnyRecord {

  private AnyRecord() {}

  static <T extends Record> Arbitrary<T> of(Class<T> type) {
    RecordComponent[] members = type.getRecordComponents();
    List<Arbitrary<Object>> values =
        Arrays.stream(members).map(member -> any(member.getGenericType()).asGeneric()).toList();
    Class<?>[] types =
        Arrays.stream(members).map(RecordComponent::getType).toArray(Class<?>[]::new);
    return Combinators.combine(values).as(given -> make(type, types, given));
  }

  private static Arbitrary<?> any(Type type) {
    if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
      return any(list.getActualTypeArguments()[0]).list().ofMaxSize(3);
    }
    if (type == String.class) {
      return Arbitraries.strings().all().ofMaxLength(12);
    }
    if (type == long.class) {
      return Arbitraries.longs();
    }
    if (type == int.class) {
      return Arbitraries.integers();
    }
    if (type == boolean.class) {
      return Arbitraries.of(true, false);
    }
    if (type == Instant.class) {
      return Combinators.combine(
              Arbitraries.longs()
                  .between(Instant.MIN.getEpochSecond(), Instant.MAX.getEpochSecond()),
              Arbitraries.integers().between(0, 999_999_999))
          .as(Instant::ofEpochSecond);
    }
    Class<?> known = (Class<?>) type;
    return known.isEnum()
        ? Arbitraries.of(known.getEnumConstants())
        : of(known.asSubclass(Record.class));
  }

  private static <T> T make(Class<T> type, Class<?>[] types, List<?> values) {
    try {
      Constructor<T> constructor = type.getDeclaredConstructor(types);
      return constructor.newInstance(values.toArray());
    } catch (ReflectiveOperationException failure) {
      throw new IllegalStateException("can't make a " + type, failure);
    }
  }
}
