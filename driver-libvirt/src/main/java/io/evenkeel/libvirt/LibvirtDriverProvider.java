package io.evenkeel.libvirt;

import io.evenkeel.spi.DriverProvider;
import io.evenkeel.spi.HypervisorDriver;
import java.nio.file.Path;
import java.util.concurrent.Executor;

/**
 * Opens {@code libvirt:FILE}, where the file is a configuration as {@code docs/libvirt.md} says.
 */
public final class LibvirtDriverProvider implements DriverProvider {

  @Override
  public String scheme() {
    return "libvirt";
  }

  @Override
  public HypervisorDriver open(String location, Executor executor) {
    if (location.isBlank()) {
      throw new IllegalArgumentException("libvirt: names no configuration file");
    }
    return LibvirtDriver.open(Path.of(location), executor);
  }
}
