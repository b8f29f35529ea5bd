package io.evenkeel.libvirt;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.libvirt.jna.ConnectionPointer;
import org.libvirt.jna.DomainPointer;

/** Every domain of a host and some figures of each, all from one call. */
final class DomainTable implements AutoCloseable {

  /** Only what the daemon itself knows: no emulator is asked, so none that hangs can hold it up. */
  static final int STATE = 1;

  static final int BALLOON = 1 << 2;
  static final int BLOCK = 1 << 5;
  static final int DIRTY_RATE = 1 << 9;

  /** A domain that is busy is reported with what is known without waiting for it. */
  private static final int NO_WAIT = 1 << 29;

  private static final int DOMAIN_AT = 0;
  private static final int LIST_AT = Native.POINTER_SIZE;
  private static final int COUNT_AT = 2 * Native.POINTER_SIZE;

  private final LibvirtNative library;
  private final News news;
  private final Pointer records;
  private final int count;

  private DomainTable(LibvirtNative library, News news, Pointer records, int count) {
    this.library = library;
    this.news = news;
    this.records = records;
    this.count = count;
  }

  /** One domain. It is closed with the table. */
  record Row(Domain domain, Map<String, Long> numbers, Map<String, String> texts) {

    DomainState state() {
      return new DomainState(
          numbers.getOrDefault("state.state", 0L).intValue(),
          numbers.getOrDefault("state.reason", 0L).intValue());
    }
  }

  static DomainTable read(
      LibvirtNative library, ConnectionPointer connection, int kinds, News news) {
    PointerByReference records = new PointerByReference();
    int count = library.virConnectGetAllDomainStats(connection, kinds, records, NO_WAIT);
    if (count < 0) {
      throw LibvirtError.last(library);
    }
    return new DomainTable(library, news, records.getValue(), count);
  }

  List<Row> rows() {
    List<Row> rows = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      Pointer one = records.getPointer((long) i * Native.POINTER_SIZE);
      Pointer list = one.getPointer(LIST_AT);
      int length = one.getInt(COUNT_AT);
      DomainPointer domain = new DomainPointer(one.getPointer(DOMAIN_AT));
      rows.add(
          new Row(
              new Domain(library, domain, news),
              TypedParameters.numbers(list, length),
              TypedParameters.texts(list, length)));
    }
    return rows;
  }

  /** Frees the domains too. */
  @Override
  public void close() {
    if (records != null) {
      library.virDomainStatsRecordListFree(records);
    }
  }
}
