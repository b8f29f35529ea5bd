package io.evenkeel.libvirt;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A list of named values, as libvirt takes and gives them. */
final class TypedParameters implements AutoCloseable {

  /** One element of the list: char name[80], int type at 80, an eight-byte value at 88. */
  private static final int ELEMENT_BYTES = 96;

  private static final int TYPE_AT = 80;
  private static final int VALUE_AT = 88;
  private static final int TEXT = 7;

  private final LibvirtNative library;
  private final PointerByReference list = new PointerByReference();
  private final IntByReference count = new IntByReference();
  private final IntByReference room = new IntByReference();

  TypedParameters(LibvirtNative library) {
    this.library = library;
  }

  TypedParameters add(String name, long value) {
    return added(library.virTypedParamsAddULLong(list, count, room, name, value));
  }

  TypedParameters add(String name, int value) {
    return added(library.virTypedParamsAddInt(list, count, room, name, value));
  }

  TypedParameters add(String name, String value) {
    return added(library.virTypedParamsAddString(list, count, room, name, value));
  }

  private TypedParameters added(int result) {
    if (result < 0) {
      throw LibvirtError.last(library);
    }
    return this;
  }

  @Nullable Pointer list() {
    return list.getValue();
  }

  int count() {
    return count.getValue();
  }

  /** For a function that fills the list. */
  PointerByReference listReference() {
    return list;
  }

  /** For a function that fills the list. */
  IntByReference countReference() {
    return count;
  }

  /** The whole numbers of the list, by name. */
  Map<String, Long> numbers() {
    return count() == 0 ? Map.of() : numbers(list.getValue(), count());
  }

  /** The whole numbers of a list that libvirt owns, by name. */
  static Map<String, Long> numbers(Pointer list, int count) {
    Map<String, Long> numbers = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      Pointer element = element(list, i);
      switch (element.getInt(TYPE_AT)) {
        case 1, 2 -> numbers.put(element.getString(0), (long) element.getInt(VALUE_AT));
        case 3, 4 -> numbers.put(element.getString(0), element.getLong(VALUE_AT));
        default -> {} // a fraction, a truth value or a text
      }
    }
    return numbers;
  }

  /** The texts of a list that libvirt owns, by name. */
  static Map<String, String> texts(Pointer list, int count) {
    Map<String, String> texts = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      Pointer element = element(list, i);
      if (element.getInt(TYPE_AT) == TEXT) {
        texts.put(element.getString(0), element.getPointer(VALUE_AT).getString(0, "UTF-8"));
      }
    }
    return texts;
  }

  private static Pointer element(Pointer list, int index) {
    return list.share((long) index * ELEMENT_BYTES, ELEMENT_BYTES);
  }

  @Override
  public void close() {
    if (list.getValue() != null) {
      library.virTypedParamsFree(list.getValue(), count());
      list.setValue(null);
      count.setValue(0);
    }
  }
}
