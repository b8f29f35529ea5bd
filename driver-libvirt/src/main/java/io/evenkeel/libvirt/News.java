package io.evenkeel.libvirt;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.libvirt.jna.ConnectionPointer;
import org.libvirt.jna.DomainPointer;
import org.libvirt.jna.Libvirt.VirDomainEventCallback;

/**
 * Which domains may have changed since they were last read: libvirt's events say so, and so does
 * whatever this driver itself changes. A domain is told by its UUID alone; on which host it changed
 * does not matter, since each host that knows it reads it again.
 */
final class News {

  /**
   * Kinds of virDomainEventID after which a domain's XML or job may be another: lifecycle, block
   * job, medium changed, tray opened, device removed, tuned, device added, a round of a migration,
   * job completed, metadata changed.
   */
  static final List<Integer> KINDS = List.of(0, 8, 9, 10, 15, 17, 19, 20, 21, 23);

  private static final int UUID_TEXT_BYTES = 37;

  /** Only a bound on memory: all is read anew when so many different domains had news. */
  private static final int MOST_REMEMBERED = 100_000;

  private final AtomicLong serial = new AtomicLong();
  private final AtomicLong connections = new AtomicLong();
  private final AtomicLong oldest = new AtomicLong();
  private final Map<String, Long> changes = new ConcurrentHashMap<>();

  /** Of every such event only the domain is read, whatever follows it. */
  interface DomainCallback extends VirDomainEventCallback {
    /** Called on the thread that turns the event loop; must call nothing that waits. */
    void happened(ConnectionPointer connection, DomainPointer domain);
  }

  private final DomainCallback callback;

  News(LibvirtNative library) {
    callback =
        (connection, domain) -> {
          byte[] text = new byte[UUID_TEXT_BYTES];
          if (library.virDomainGetUUIDString(domain, text) == 0) {
            changed(new String(text, 0, UUID_TEXT_BYTES - 1, StandardCharsets.US_ASCII));
          }
        };
  }

  /** What libvirt calls; it must stay reachable for as long as libvirt may do so. */
  DomainCallback callback() {
    return callback;
  }

  /** Something about the domain may be different now. */
  void changed(String uuid) {
    if (changes.size() >= MOST_REMEMBERED) {
      changes.clear();
      oldest.set(serial.incrementAndGet());
    }
    changes.put(uuid, serial.incrementAndGet());
  }

  /** A number that no connection had before. */
  long nextConnection() {
    return connections.incrementAndGet();
  }

  /** A number that is another one after every change of that domain. */
  long edition(String uuid) {
    return changes.getOrDefault(uuid, oldest.get());
  }
}
