package io.evenkeel.fake;

import io.evenkeel.spi.DriverProvider;
import io.evenkeel.spi.HypervisorDriver;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Executor;

/**
 * Opens {@code fake:FILE}: the simulated cluster of a cluster document or of a saved world ({@link
 * FakeCluster#save()}). Its virtual time runs as fast as the wall clock: each call of the driver
 * first lets happen what was due since the last one. Nothing happens between calls, and the file is
 * never written. Found by {@link java.util.ServiceLoader}; safe for use by several threads.
 */
public final class FakeDriverProvider implements DriverProvider {

  /** For the service loader. */
  public FakeDriverProvider() {}

  @Override
  public String scheme() {
    return "fake";
  }

  @Override
  public HypervisorDriver open(String location, Executor executor) {
    return open(path(location)).pacedDriver(InstantSource.system(), 1);
  }

  private static FakeCluster open(Path file) {
    return FakeCluster.open(file);
  }

  private static Path path(String location) {
    try {
      return Path.of(location);
    } catch (InvalidPathException e) {
      throw new DocumentException(
          "\"" + Printable.text(location) + "\" is not the name of a file", e);
    }
  }
}
