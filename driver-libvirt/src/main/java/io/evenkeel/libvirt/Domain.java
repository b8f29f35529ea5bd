package io.evenkeel.libvirt;

import com.sun.jna.NativeLong;
import com.sun.jna.ptr.IntByReference;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.libvirt.jna.CString;
import org.libvirt.jna.DomainPointer;

/** One domain of one connection, under the same rules for threads. */
final class Domain implements AutoCloseable {

  private static final int UUID_TEXT_BYTES = 37;
  private static final int ONLY_AT_THE_SOURCE = 84;
  private static final int JOB_COMPLETED = 1;
  private static final int JOB_KEEP_COMPLETED = 2;
  private static final int METADATA_ELEMENT = 2;
  private static final int AFFECT_LIVE = 1;
  private static final int AFFECT_CONFIG = 2;
  private static final int DESTROY_GRACEFUL = 1;

  private final LibvirtNative library;
  private final DomainPointer pointer;
  private final News news;

  Domain(LibvirtNative library, DomainPointer pointer, News news) {
    this.library = library;
    this.pointer = pointer;
    this.news = news;
  }

  /** Its identity, the same on every host. */
  String uuid() {
    byte[] text = new byte[UUID_TEXT_BYTES];
    checked(library.virDomainGetUUIDString(pointer, text));
    return new String(text, 0, UUID_TEXT_BYTES - 1, StandardCharsets.US_ASCII);
  }

  /** Identifies this run of it on this host; empty if it does not run. */
  String run() {
    int id = library.virDomainGetID(pointer);
    return id < 0 ? "" : Integer.toString(id);
  }

  /** As it runs, or as it is defined if it does not run. */
  String xml() {
    CString text = library.virDomainGetXMLDesc(pointer, 0);
    if (text == null) {
      throw LibvirtError.last(library);
    }
    return text.toString(); // which frees it
  }

  DomainState state() {
    IntByReference state = new IntByReference();
    IntByReference reason = new IntByReference();
    checked(library.virDomainGetState(pointer, state, reason, 0));
    return new DomainState(state.getValue(), reason.getValue());
  }

  boolean active() {
    return checked(library.virDomainIsActive(pointer)) == 1;
  }

  boolean persistent() {
    return checked(library.virDomainIsPersistent(pointer)) == 1;
  }

  boolean managedSave() {
    return checked(library.virDomainHasManagedSaveImage(pointer, 0)) == 1;
  }

  int snapshots() {
    return checked(library.virDomainSnapshotNum(pointer, 0));
  }

  boolean autostart() {
    IntByReference autostart = new IntByReference();
    checked(library.virDomainGetAutostart(pointer, autostart));
    return autostart.getValue() != 0;
  }

  void setAutostart(boolean autostart) {
    changed(library.virDomainSetAutostart(pointer, autostart ? 1 : 0));
  }

  /** What the host is doing with it. Only for a domain that is active. */
  JobStats job() {
    try {
      return jobStats(0);
    } catch (LibvirtError e) {
      if (e.code() == ONLY_AT_THE_SOURCE) {
        return JobStats.INCOMING;
      }
      if (e.meaning() == Meaning.UNSUPPORTED) { // a hypervisor without jobs
        return JobStats.NONE;
      }
      throw e;
    }
  }

  /** The figures of the move that brought it here. */
  JobStats completedJob() {
    return jobStats(JOB_COMPLETED | JOB_KEEP_COMPLETED);
  }

  private JobStats jobStats(int flags) {
    IntByReference type = new IntByReference();
    // libvirt takes references that were used before for a full list
    try (TypedParameters stats = new TypedParameters(library)) {
      checked(
          library.virDomainGetJobStats(
              pointer, type, stats.listReference(), stats.countReference(), flags));
      return JobStats.of(type.getValue(), stats.numbers());
    }
  }

  /** Writes our mark onto the domain, or removes it. */
  void setMark(@Nullable String xml, boolean live, boolean config) {
    int flags = (live ? AFFECT_LIVE : 0) | (config ? AFFECT_CONFIG : 0);
    changed(
        library.virDomainSetMetadata(
            pointer, METADATA_ELEMENT, xml, OrderMark.PREFIX, OrderMark.NAMESPACE, flags));
  }

  /** Of the migration that runs, or of the next one. */
  void setMaxSpeed(long mebibytesPerSecond) {
    checked(library.virDomainMigrateSetMaxSpeed(pointer, new NativeLong(mebibytesPerSecond), 0));
  }

  /** From now on the guest runs on the target, and fetches what it lacks. */
  void startPostCopy() {
    checked(library.virDomainMigrateStartPostCopy(pointer, 0));
  }

  /** Begins to measure how fast the guest rewrites its memory; bulk figures show the result. */
  void measureDirtyRate(Duration period) {
    checked(library.virDomainStartDirtyRateCalc(pointer, (int) period.toSeconds(), 0));
  }

  /** Of the migration that runs, or of the next one. */
  void setMaxDowntime(Duration downtime) {
    checked(library.virDomainMigrateSetMaxDowntime(pointer, downtime.toMillis(), 0));
  }

  /** Blocks until the migration has ended. */
  void migrate(String peerUri, TypedParameters parameters, int flags) {
    changed(
        library.virDomainMigrateToURI3(
            pointer, peerUri, parameters.list(), parameters.count(), flags));
  }

  void abortJob() {
    changed(library.virDomainAbortJob(pointer));
  }

  void start() {
    changed(library.virDomainCreateWithFlags(pointer, 0));
  }

  /** Asks the guest; it may take its time, or ignore it. */
  void shutdown() {
    changed(library.virDomainShutdownFlags(pointer, 0));
  }

  /** Ends the emulator in order if it listens, and by force otherwise. */
  void destroy() {
    int result = library.virDomainDestroyFlags(pointer, DESTROY_GRACEFUL);
    changed(result < 0 && active() ? library.virDomainDestroyFlags(pointer, 0) : 0);
  }

  void save() {
    changed(library.virDomainManagedSave(pointer, 0));
  }

  /** The error is taken first: the next call clears it. */
  private void changed(int result) {
    LibvirtError error = result < 0 ? LibvirtError.last(library) : null;
    news.changed(uuid());
    if (error != null) {
      throw error;
    }
  }

  private int checked(int result) {
    if (result < 0) {
      throw LibvirtError.last(library);
    }
    return result;
  }

  @Override
  public void close() {
    library.virDomainFree(pointer);
  }
}
