package io.evenkeel.store.jdbc;

import io.evenkeel.fake.FakeCluster;
import io.evenkeel.spi.Capability;
import io.evenkeel.spi.DriverException;
import io.evenkeel.spi.DriverException.Kind;
import io.evenkeel.spi.HypervisorDriver;
import io.evenkeel.spi.Inventory;
import io.evenkeel.spi.Order;
import io.evenkeel.spi.Progress;
import io.evenkeel.spi.Transfer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Drives the cluster of another process. */
final class RemoteDriver implements HypervisorDriver {

  private static final int PATIENCE_MILLIS = 5_000;

  private final int port;
  private final Set<Capability> capabilities =
      FakeCluster.parse("{\"hosts\": [], \"workloads\": []}").driver().capabilities();

  RemoteDriver(int port) {
    this.port = port;
  }

  @Override
  public Set<Capability> capabilities() {
    return capabilities;
  }

  @Override
  public Inventory observe() {
    return FakeCluster.reopen(call("observe", "all")).driver().observe();
  }

  @Override
  public void start(Order order) {
    call("start", OrderLine.write(order));
  }

  @Override
  public Progress progress(Order order) {
    String answer = call("progress", OrderLine.write(order));
    Progress.State state = Progress.State.valueOf(answer.substring(0, answer.indexOf(' ')));
    return new Progress(state, Transfer.NONE, answer.substring(answer.indexOf(' ') + 1));
  }

  @Override
  public void cancel(Order order) {
    call("cancel", OrderLine.write(order));
  }

  @Override
  public void cordon(String host, boolean cordoned) {
    call(cordoned ? "cordon" : "uncordon", host);
  }

  private String call(String verb, String rest) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        PrintStream out = new PrintStream(socket.getOutputStream(), true, StandardCharsets.UTF_8);
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      out.println(verb + " " + rest);
      String answer = lines.readLine();
      if (answer == null) {
        throw new IOException("no answer");
      }
      String word = answer.substring(0, answer.indexOf(' '));
      String said = answer.substring(answer.indexOf(' ') + 1);
      if (word.equals("OK")) {
        return said;
      }
      throw new DriverException(Kind.valueOf(word), said);
    } catch (IOException lost) {
      throw new DriverException(
          verb.equals("observe") ? Kind.TRANSIENT : Kind.OUTCOME_UNKNOWN,
          "the cluster did not answer: " + lost,
          lost);
    }
  }
}
