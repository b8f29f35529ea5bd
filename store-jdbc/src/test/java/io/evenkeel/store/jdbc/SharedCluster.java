package io.evenkeel.store.jdbc;

import io.evenkeel.fake.FakeCluster;
import io.evenkeel.spi.DriverException;
import io.evenkeel.spi.HypervisorDriver;
import io.evenkeel.spi.Order;
import io.evenkeel.spi.Progress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * A simulated cluster that outlives those who drive it: each call comes as one line over a socket,
 * and is answered by one line.
 */
final class SharedCluster implements AutoCloseable {

  private static final double SPEED = 20;

  private final FakeCluster cluster;
  private final HypervisorDriver driver;
  private final ServerSocket server;
  private final Consumer<Order> watcher;
  private final Map<String, Integer> given = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  /**
   * @param watcher sees each order that arrives, before it is carried out
   */
  SharedCluster(FakeCluster cluster, Consumer<Order> watcher) {
    this.cluster = cluster;
    this.driver = cluster.pacedDriver(InstantSource.system(), SPEED);
    this.watcher = watcher;
    try {
      this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    threads.execute(this::listen);
  }

  int port() {
    return server.getLocalPort();
  }

  HypervisorDriver driver() {
    return driver;
  }

  /** How often each order has arrived, by its id. */
  Map<String, Integer> given() {
    return given;
  }

  private void listen() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        threads.execute(() -> serve(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket;
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        PrintStream out = new PrintStream(socket.getOutputStream(), true, StandardCharsets.UTF_8)) {
      String line = lines.readLine();
      if (line != null) {
        out.println(answer(line));
      }
    } catch (IOException callerDied) {
      // What it asked for is done all the same, as a hypervisor would.
    }
  }

  private String answer(String line) {
    String verb = line.substring(0, line.indexOf(' '));
    String rest = line.substring(line.indexOf(' ') + 1);
    try {
      return "OK " + answer(verb, rest).replace('\n', ' ');
    } catch (DriverException refused) {
      return refused.kind() + " " + String.valueOf(refused.getMessage()).replace('\n', ' ');
    }
  }

  private String answer(String verb, String rest) {
    switch (verb) {
      case "observe" -> {
        driver.observe();
        return withoutLog(cluster.save());
      }
      case "start" -> {
        Order order = OrderLine.read(rest);
        given.merge(order.id(), 1, Integer::sum);
        watcher.accept(order);
        driver.start(order);
        return "";
      }
      case "progress" -> {
        Progress progress = driver.progress(OrderLine.read(rest));
        return progress.state() + " " + progress.message();
      }
      case "cancel" -> {
        driver.cancel(OrderLine.read(rest));
        return "";
      }
      case "cordon", "uncordon" -> {
        driver.cordon(rest, verb.equals("cordon"));
        return "";
      }
      default -> throw new IllegalArgumentException("no call: " + verb);
    }
  }

  private static String withoutLog(String saved) {
    return saved.substring(0, saved.lastIndexOf("\"log\": [")) + "\"log\": [] }";
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } finally {
      threads.shutdownNow();
    }
  }
}
