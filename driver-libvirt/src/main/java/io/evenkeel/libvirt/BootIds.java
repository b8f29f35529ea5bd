package io.evenkeel.libvirt;

import io.evenkeel.power.command.CommandPower;
import io.evenkeel.power.command.PowerVerb;
import io.evenkeel.spi.DriverException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What identifies the boots of the hosts. libvirt does not tell, so a command of the configuration
 * does. A connection that still answers has seen no reboot: what was asked while it lasted holds
 * for as long as it lasts, and no longer.
 */
final class BootIds {

  private static final Logger LOG = LoggerFactory.getLogger(BootIds.class);

  private final Optional<UnaryOperator<String>> command;
  private final Map<String, Known> known = new ConcurrentHashMap<>();
  private final Set<String> asking = ConcurrentHashMap.newKeySet();

  /** An answer, and by which connection the host was seen before it was asked for. */
  private record Known(long connection, String bootId) {}

  /**
   * @param command tells the boot id of a host
   */
  BootIds(Optional<UnaryOperator<String>> command) {
    this.command = command;
  }

  static BootIds of(Settings settings) {
    return new BootIds(
        settings
            .power()
            .filter(power -> power.commands().containsKey(PowerVerb.BOOT_ID))
            .map(power -> new CommandPower(power)::bootId));
  }

  /** The boot id of a host that is seen by that connection; empty if it is not known yet. */
  String of(String host, long connection) {
    Known last = known.get(host);
    return last == null || last.connection() != connection ? "" : last.bootId();
  }

  /**
   * Asks for it if it is not known.
   *
   * @return what ends with the answer
   */
  Optional<CompletableFuture<Void>> ask(String host, long connection, Executor executor) {
    if (command.isEmpty() || !of(host, connection).isEmpty() || !asking.add(host)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          CompletableFuture.runAsync(() -> ask(command.get(), host, connection), executor));
    } catch (RejectedExecutionException e) { // what is more important has the threads
      asking.remove(host);
      return Optional.empty();
    }
  }

  private void ask(UnaryOperator<String> asked, String host, long connection) {
    try {
      known.put(host, new Known(connection, asked.apply(host)));
    } catch (DriverException e) { // asked again at the next look
      LOG.debug("the boot id of {} is not known: {}", host, e.getMessage());
    } finally {
      asking.remove(host);
    }
  }
}
