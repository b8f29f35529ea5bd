package io.evenkeel.cli.session;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * How a command gets at its cluster.
 *
 * @param uri of the driver: {@code libvirt:hosts.yaml}; {@code fake:FILE} is the simulated cluster
 *     of a cluster document
 * @param journal where operations are written; empty for the usual place
 * @param policy what shall hold for every maintenance; empty for nothing beyond the library's own
 * @param speed virtual seconds in a second, for simulated clusters; 0 for as fast as possible
 * @param environment of the process
 */
public record Access(
    String uri,
    Optional<Path> journal,
    Optional<Path> policy,
    double speed,
    Map<String, String> environment) {

  /** The same, for the simulated cluster of a document. */
  public static String simulated(Path document) {
    return Origin.document(document).uri();
  }

  Journal journalOf(Origin origin) {
    return journal.map(Journal::new).orElseGet(() -> Journal.of(origin, environment));
  }
}
