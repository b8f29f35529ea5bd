package io.evenkeel.cli.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Which cluster the user named.
 *
 * @param uri of its driver: {@code fake:cluster.json}, {@code libvirt:hosts.yaml}
 */
record Origin(String uri) {

  private static final String SIMULATED = "fake:";

  /** The simulated cluster of a document. */
  static Origin document(Path file) {
    return new Origin(SIMULATED + file);
  }

  /** The document, if this is a simulated cluster. */
  Optional<Path> findDocument() {
    return uri.regionMatches(true, 0, SIMULATED, 0, SIMULATED.length())
        ? findFile()
        : Optional.empty();
  }

  /** What people call it: the file's name without its ending, or the scheme. */
  String name() {
    String name = findFile().map(file -> file.getFileName().toString()).orElse(scheme());
    String stem = name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name;
    String plain = stem.replaceAll("[^A-Za-z0-9_-]", "_");
    return plain.isEmpty() ? scheme() : plain;
  }

  /** The same text for the same cluster, from whatever folder it is named. */
  String identity() {
    return scheme() + ":" + findFile().map(Origin::real).orElse(location());
  }

  private static String real(Path file) {
    try {
      return file.toRealPath().toString();
    } catch (IOException e) {
      return file.toAbsolutePath().normalize().toString();
    }
  }

  private Optional<Path> findFile() {
    try {
      Path file = Path.of(location());
      return scheme().equals("fake") || Files.exists(file) ? Optional.of(file) : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private String scheme() {
    return uri.substring(0, Math.max(0, uri.indexOf(':'))).toLowerCase(Locale.ROOT);
  }

  private String location() {
    return uri.substring(uri.indexOf(':') + 1);
  }
}
