package io.evenkeel.libvirt;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.libvirt.jna.Libvirt.VirEventTimeoutCallback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns libvirt's event loop on one thread of the driver's executor until closed: keep-alive works
 * only while it turns. The loop is the process's; several drivers may turn it, one at a time.
 */
final class EventLoop implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EventLoop.class);
  private static final int HEARTBEAT_MILLIS = 1_000;

  /** libvirt frees a closed connection's socket in a later turn of the loop. */
  private static final int BEATS_AFTER_CLOSE = 3;

  private static final int LAST_HEARTBEATS_MILLIS = 10;

  private final LibvirtNative library;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final AtomicInteger beatsAfterClose = new AtomicInteger();

  /**
   * A loop without any timer might wait for ever, and never see that it is closed. Kept strongly.
   */
  private final VirEventTimeoutCallback heartbeat = (timer, data) -> beat();

  private final int timer;

  /** What the loop calls when a domain changes. Kept strongly for as long as it turns. */
  private final News news;

  private EventLoop(LibvirtNative library) {
    this.library = library;
    this.news = new News(library);
    this.timer = library.virEventAddTimeout(HEARTBEAT_MILLIS, heartbeat, null, null);
  }

  static EventLoop start(LibvirtNative library, Executor executor) {
    EventLoop loop = new EventLoop(library);
    executor.execute(loop::turn);
    return loop;
  }

  News news() {
    return news;
  }

  private void beat() {
    if (closed.get()) {
      beatsAfterClose.incrementAndGet();
    }
  }

  private void turn() {
    while (beatsAfterClose.get() < BEATS_AFTER_CLOSE) {
      try {
        if (library.virEventRunDefaultImpl() < 0) {
          LOG.warn("libvirt's event loop stumbled: {}", library.virGetLastErrorMessage());
        }
      } catch (RuntimeException e) {
        LOG.warn("libvirt's event loop stumbled", e);
      }
    }
    library.virEventRemoveTimeout(timer);
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      library.virEventUpdateTimeout(timer, LAST_HEARTBEATS_MILLIS);
    }
  }
}
