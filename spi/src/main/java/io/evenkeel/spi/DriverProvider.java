package io.evenkeel.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.Executor;

/**
 * Opens a driver from text such as {@code libvirt:/etc/evenkeel/hosts.yaml}. Implementations are
 * found by {@link ServiceLoader}.
 */
public interface DriverProvider {

  /** The part of the text before the first colon, in lower case: {@code libvirt}. */
  String scheme();

  /**
   * Opens a driver.
   *
   * @param location the text after {@code scheme:}
   * @param executor runs the driver's blocking calls; it must not bound the number of tasks that
   *     run at once, since a driver may keep one running for its whole life
   * @throws IllegalArgumentException if the location or what it names is wrong, in one clear line
   */
  HypervisorDriver open(String location, Executor executor);

  /**
   * Opens the driver that a text of the form {@code scheme:location} names.
   *
   * @throws IllegalArgumentException if no provider on the class path has that scheme, or it
   *     refuses the location
   */
  static HypervisorDriver open(String uri, Executor executor, ClassLoader loader) {
    int colon = uri.indexOf(':');
    String scheme = colon < 0 ? uri : uri.substring(0, colon);
    List<String> known = new ArrayList<>();
    for (DriverProvider provider : ServiceLoader.load(DriverProvider.class, loader)) {
      if (colon >= 0 && provider.scheme().equalsIgnoreCase(scheme)) {
        return provider.open(uri.substring(colon + 1), executor);
      }
      known.add(provider.scheme() + ":...");
    }
    throw new IllegalArgumentException(
        "no driver for \"" + uri + "\"; use one of " + String.join(", ", known));
  }
}
