package io.evenkeel.store.jdbc;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** Three control panels that are killed and stopped at random, the one that leads most of all. */
final class Panels implements AutoCloseable {

  private static final long NOBODY_FELL = 0;

  private final String url;
  private final int port;
  private final SplittableRandom random;
  private final List<Panel> panels = new ArrayList<>();
  private final AtomicLong leaderFell = new AtomicLong(NOBODY_FELL);
  private final List<Duration> takeovers = new CopyOnWriteArrayList<>();
  private int kills;
  private int stops;
  private long next = System.nanoTime();

  Panels(String url, int port, SplittableRandom random) {
    this.url = url;
    this.port = port;
    this.random = random;
    for (int i = 0; i < 3; i++) {
      panels.add(new Panel());
    }
  }

  /** One process, and the one after it. */
  private final class Panel {

    private Process process = begin();
    private volatile boolean leads;
    private long asleepUntil;

    private Process begin() {
      try {
        Process begun = PanelProcess.start(url, port);
        Thread listener = new Thread(() -> listen(begun));
        listener.setDaemon(true);
        listener.start();
        return begun;
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }

    private void listen(Process begun) {
      try (BufferedReader said = begun.inputReader()) {
        for (String line = said.readLine(); line != null; line = said.readLine()) {
          leads = line.equals("leads");
          if (leads) {
            tookOver();
          }
        }
      } catch (IOException dead) {
        // It was killed.
      }
      leads = false;
    }

    void kill() {
      fallen(leads);
      process.toHandle().destroyForcibly();
      kills++;
      process = begin();
    }

    void stop(Duration time) {
      fallen(leads);
      signal("-STOP");
      asleepUntil = System.nanoTime() + time.toNanos();
      stops++;
    }

    void wakeIfDue() {
      if (asleepUntil != 0 && System.nanoTime() - asleepUntil >= 0) {
        signal("-CONT");
        asleepUntil = 0;
      }
    }

    boolean asleep() {
      return asleepUntil != 0;
    }

    private void signal(String name) {
      try {
        new ProcessBuilder("kill", name, Long.toString(process.pid())).start().waitFor();
      } catch (IOException | InterruptedException failure) {
        throw new IllegalStateException(failure);
      }
    }
  }

  private void fallen(boolean leader) {
    if (leader) {
      leaderFell.set(System.nanoTime());
    }
  }

  private void tookOver() {
    long fell = leaderFell.getAndSet(NOBODY_FELL);
    if (fell != NOBODY_FELL) {
      takeovers.add(Duration.ofNanos(System.nanoTime() - fell));
    }
  }

  /** Lets the next misfortune happen if it is due; never all of them sleep at once. */
  void suffer() {
    panels.forEach(Panel::wakeIfDue);
    if (System.nanoTime() - next < 0) {
      return;
    }
    Panel victim = victim();
    if (random.nextInt(3) == 0 && !victim.asleep() && awake() > 1) {
      victim.stop(PanelProcess.LEASE.plusMillis(random.nextLong(-1_000, 2_500)));
    } else {
      victim.asleepUntil = 0;
      victim.kill();
    }
    next = System.nanoTime() + Duration.ofMillis(random.nextLong(100, 4_000)).toNanos();
  }

  private Panel victim() {
    List<Panel> leaders = panels.stream().filter(panel -> panel.leads).toList();
    boolean leader = !leaders.isEmpty() && random.nextInt(4) != 0;
    return leader ? leaders.get(0) : panels.get(random.nextInt(panels.size()));
  }

  private long awake() {
    return panels.stream().filter(panel -> !panel.asleep()).count();
  }

  /** Nobody sleeps any more. */
  void wake() {
    for (Panel panel : panels) {
      panel.asleepUntil = panel.asleep() ? System.nanoTime() : 0;
      panel.wakeIfDue();
    }
  }

  int misfortunes() {
    return kills + stops;
  }

  int kills() {
    return kills;
  }

  int stops() {
    return stops;
  }

  /** From the end of one that led until another one leads, the shortest first. */
  List<Duration> takeovers() {
    return takeovers.stream().sorted().toList();
  }

  @Override
  public void close() {
    panels.forEach(panel -> panel.process.toHandle().destroyForcibly());
  }
}
