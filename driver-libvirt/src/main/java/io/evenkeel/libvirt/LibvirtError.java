package io.evenkeel.libvirt;

import io.evenkeel.spi.DriverException;

/** An error of libvirt, or of the way to it. Made on the thread that made the call. */
final class LibvirtError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Meaning meaning;
  private final int code;

  /** An error of the way to libvirt. */
  LibvirtError(Meaning meaning, String message) {
    this(meaning, 0, message);
  }

  private LibvirtError(Meaning meaning, int code, String message) {
    super(message);
    this.meaning = meaning;
    this.code = code;
  }

  static LibvirtError notFound(String uuid) {
    return new LibvirtError(Meaning.NOT_FOUND, "there is no domain " + uuid);
  }

  /** The calling thread's last error: libvirt keeps one for each thread. */
  static LibvirtError last(LibvirtNative library) {
    int code = library.virGetLastErrorCode();
    int domain = library.virGetLastErrorDomain();
    String text = library.virGetLastErrorMessage().strip().replaceAll("\\s*\\R\\s*", " ");
    return new LibvirtError(
        ErrorTable.meaning(code, domain, text),
        code,
        "libvirt says: %s (%d/%d)".formatted(text, code, domain));
  }

  /** The same error, telling what was done where. */
  LibvirtError during(String what) {
    LibvirtError error = new LibvirtError(meaning, code, what + ": " + getMessage());
    error.initCause(this);
    return error;
  }

  /** For the caller of the driver, who only looked. */
  DriverException whenAsking() {
    return new DriverException(meaning.whenAsking(), String.valueOf(getMessage()), this);
  }

  /** For the caller of the driver, who wanted a change. */
  DriverException whenChanging() {
    return new DriverException(meaning.whenChanging(), String.valueOf(getMessage()), this);
  }

  Meaning meaning() {
    return meaning;
  }

  /** libvirt's virErrorNumber; 0 if the error is not libvirt's. */
  int code() {
    return code;
  }
}
