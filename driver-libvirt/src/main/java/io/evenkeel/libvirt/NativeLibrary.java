package io.evenkeel.libvirt;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import io.evenkeel.spi.DriverException;
import java.util.Map;
import org.libvirt.jna.Libvirt.VirErrorCallback;

/** libvirt's client library in this process: loaded once, and made ready before any connection. */
final class NativeLibrary {

  private NativeLibrary() {}

  /**
   * The library.
   *
   * @throws DriverException {@code UNSUPPORTED} if it is not installed
   */
  static LibvirtNative get() {
    try {
      return Ready.LIBRARY;
    } catch (LinkageError e) {
      throw new DriverException(
          DriverException.Kind.UNSUPPORTED,
          "libvirt's client library can't be loaded: install it (Debian: apt-get install libvirt0)",
          e);
    }
  }

  /** Loaded on first use, so that only a user of this driver needs libvirt. */
  private static final class Ready {

    /** Keeps libvirt from printing every error; it must never be collected. */
    static final VirErrorCallback QUIET = (data, error) -> {};

    static final LibvirtNative LIBRARY = load();

    private static LibvirtNative load() {
      LibvirtNative library =
          Native.load(
              Platform.isWindows() ? "virt-0" : "virt",
              LibvirtNative.class,
              Map.of(Library.OPTION_STRING_ENCODING, "UTF-8"));
      if (library.virInitialize() < 0) {
        throw new UnsatisfiedLinkError("virInitialize: " + library.virGetLastErrorMessage());
      }
      library.virSetErrorFunc(null, QUIET);
      // Keep-alive needs an event loop that is there before the first connection is opened.
      if (library.virEventRegisterDefaultImpl() < 0) {
        throw new UnsatisfiedLinkError("no event loop: " + library.virGetLastErrorMessage());
      }
      return library;
    }
  }
}
