package io.evenkeel.cli.session;

import io.evenkeel.store.jdbc.JdbcStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where a command leaves what the next one needs: the operations in an H2 file, beside it the
 * simulated world and the lock.
 *
 * @param base the path they all begin with
 */
record Journal(Path base) {

  /**
   * The one that belongs to a cluster unless the user names another: under {@code XDG_STATE_HOME},
   * in a folder that is called after the cluster.
   */
  static Journal of(Origin origin, Map<String, String> environment) {
    Path state = Path.of(environment.getOrDefault("XDG_STATE_HOME", ""));
    if (!state.isAbsolute()) {
      String home = environment.getOrDefault("HOME", System.getProperty("user.home"));
      state = Path.of(home, ".local", "state");
    }
    String folder = origin.name() + "-" + Digest.of(origin.identity());
    return new Journal(state.resolve("evenkeel").resolve(folder).resolve("journal"));
  }

  boolean exists() {
    return Files.exists(beside(".mv.db"));
  }

  /** A file beside the journal, whose name begins with the journal's. */
  Path beside(String ending) {
    return base.resolveSibling(base.getFileName() + ending);
  }

  /** Opens it, for this process alone; makes it where it is not there. */
  Held open() {
    try {
      Files.createDirectories(base.toAbsolutePath().getParent());
    } catch (IOException e) {
      throw new BadInput("can't make a folder for the journal: " + Trouble.of(e), e);
    }
    Lock lock = Lock.take(beside(".lock"), base);
    try {
      return new Held(JdbcStore.h2(base.toAbsolutePath()), lock);
    } catch (RuntimeException e) {
      lock.close();
      throw new BadInput("can't open the journal %s: %s".formatted(base, Trouble.of(e)), e);
    }
  }

  /** A journal that is open in this process. */
  record Held(JdbcStore store, Lock lock) implements AutoCloseable {

    @Override
    public void close() {
      try (lock) {
        store.close();
      }
    }
  }
}
