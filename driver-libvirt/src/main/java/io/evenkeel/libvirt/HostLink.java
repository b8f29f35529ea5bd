package io.evenkeel.libvirt;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way to one host: a control connection for short calls, one at a time, and a connection of its
 * own for each long one. It is opened when needed and given up as soon as it fails or hangs. What
 * it throws tells what was done where.
 */
final class HostLink implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(HostLink.class);

  private final HostSettings host;
  private final Timing timing;
  private final LibvirtNative library;
  private final News news;
  private final Calls calls;
  private final ReentrantLock turn = new ReentrantLock(true);
  private final Backoff backoff = new Backoff(System::nanoTime);

  /** Guarded by {@code turn}. */
  private @Nullable Connection control;

  private volatile boolean closed;

  HostLink(HostSettings host, Timing timing, LibvirtNative library, News news, Executor executor) {
    this.host = host;
    this.timing = timing;
    this.library = library;
    this.news = news;
    this.calls = new Calls(executor);
  }

  HostSettings host() {
    return host;
  }

  String id() {
    return host.id();
  }

  /**
   * Lists the host. One that could not be reached is not tried each time.
   *
   * @throws LibvirtError if it can't be listed, or is not to be tried again yet
   */
  Lookout.View list() {
    backoff.check();
    try {
      return look("listing", Lookout::look);
    } catch (LibvirtError e) {
      if (e.meaning().endsTheConnection()) {
        backoff.failed(String.valueOf(e.getMessage()));
      }
      throw e;
    }
  }

  /**
   * Looks at the host. Asked once more on a fresh connection when a kept one proves dead: the
   * daemon may have been restarted since it was last used.
   */
  <T> T look(String what, Function<Connection, T> question) {
    return inTurn(
        what,
        () -> {
          boolean kept = control != null;
          try {
            return ask(question);
          } catch (LibvirtError e) {
            if (kept && e.meaning() == Meaning.LINK_LOST) {
              return ask(question);
            }
            throw e;
          }
        });
  }

  /** Changes something on the host, at most once, with a short call. */
  <T> T change(String what, Function<Connection, T> call) {
    return inTurn(
        what,
        () -> {
          if (control != null) { // a dead connection must show before the change, not by it
            try {
              ask(Connection::processors);
            } catch (LibvirtError e) {
              LOG.debug("the connection to {} is of no more use: {}", id(), e.getMessage());
            }
          }
          return ask(call);
        });
  }

  /**
   * Makes a call that may take long, on the calling thread and on a connection of its own: the
   * client of libvirt 9.0 loses the answers to other calls on a connection that is in a long one.
   *
   * @throws LibvirtError {@code NOT_FOUND} if the host does not know the domain
   */
  void alone(String what, String uuid, Consumer<Domain> call) {
    onOwnConnection(
        what,
        own -> {
          try (Domain domain = own.find(uuid).orElseThrow(() -> LibvirtError.notFound(uuid))) {
            call.accept(domain);
          }
        });
  }

  /** Makes calls that may take long, on the calling thread and on a connection of their own. */
  void onOwnConnection(String what, Consumer<Connection> calls) {
    try (Connection own = open()) {
      calls.accept(own);
    } catch (LibvirtError e) {
      throw e.during(describe(what));
    }
  }

  private Connection open() {
    if (closed) {
      throw new LibvirtError(Meaning.UNREACHABLE, "the driver is closed");
    }
    try {
      return calls.within(
          timing.connect().plus(timing.answer()),
          () -> {
            host.address().port().ifPresent(this::probe);
            return Connection.open(library, host.address().uri(), timing, news);
          },
          opened -> opened.ifPresent(Connection::close));
    } catch (LibvirtError e) { // whatever it is, nothing has been asked yet
      throw e.meaning().endsTheConnection()
          ? new LibvirtError(Meaning.UNREACHABLE, String.valueOf(e.getMessage()))
          : e;
    }
  }

  /** libvirt waits more than two minutes for a port that swallows packets, and can't be stopped. */
  private void probe(Address.Port port) {
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(port.host(), port.number()), (int) timing.connect().toMillis());
    } catch (IOException e) {
      throw new LibvirtError(
          Meaning.UNREACHABLE, "port %d: %s".formatted(port.number(), e.getMessage()));
    }
  }

  private <T> T ask(Function<Connection, T> question) {
    Connection connection = control == null ? open() : control;
    control = connection;
    try {
      T answered =
          calls.within(
              timing.answer(), () -> question.apply(connection), answer -> connection.close());
      backoff.worked();
      return answered;
    } catch (LibvirtError e) {
      if (e.meaning().endsTheConnection()) {
        control = null;
        if (e.meaning() != Meaning.NO_ANSWER) { // else the call that is still in it closes it
          discard(connection);
        }
      }
      throw e;
    }
  }

  private void discard(Connection connection) {
    try {
      calls.within(
          timing.answer(),
          () -> {
            connection.close();
            return true;
          },
          closed -> {});
    } catch (LibvirtError e) {
      LOG.debug("closing a connection to {}: {}", id(), e.getMessage());
    }
  }

  private <T> T inTurn(String what, Supplier<T> call) {
    boolean mine = false;
    try {
      mine = turn.tryLock(2 * timing.answer().toMillis(), TimeUnit.MILLISECONDS);
      if (!mine) {
        throw new LibvirtError(Meaning.UNREACHABLE, "earlier calls are still running");
      }
      return call.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LibvirtError(Meaning.UNREACHABLE, describe(what) + ": interrupted");
    } catch (LibvirtError e) {
      throw e.during(describe(what));
    } finally {
      if (mine) {
        turn.unlock();
      }
    }
  }

  private String describe(String what) {
    return what + " on " + id() + " (" + host.address().shown() + ")";
  }

  @Override
  public void close() {
    closed = true;
    try {
      inTurn(
          "closing",
          () -> {
            if (control != null) {
              discard(control);
              control = null;
            }
            return true;
          });
    } catch (LibvirtError e) {
      LOG.warn("a call never came back and keeps its connection: {}", e.getMessage());
    }
  }
}
