package io.evenkeel.libvirt;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;

/**
 * How a host is reached.
 *
 * @param uri by this driver
 * @param peerUri by the libvirt daemons of other hosts
 * @param migration the address to which memory is sent, if it is not the one libvirt would choose
 */
record Address(String uri, String peerUri, Optional<String> migration) {

  /** A port to try before a connection is opened. */
  record Port(String host, int number) {}

  private static final List<String> TRANSPORTS =
      List.of("tls", "tcp", "ssh", "libssh", "libssh2", "unix");

  /**
   * Checks a connection URI.
   *
   * @throws IllegalArgumentException if it is none, or is not secure and may not be so
   */
  static String checked(String uri, boolean allowInsecure) {
    URI parsed = parsed(uri);
    String scheme = String.valueOf(parsed.getScheme());
    String driver = scheme.contains("+") ? scheme.substring(0, scheme.indexOf('+')) : scheme;
    if (!driver.equals("qemu") && !driver.equals("test")) {
      throw new IllegalArgumentException(
          "\"%s\" is not a libvirt URI of QEMU, such as qemu+tls://n1.example.com/system"
              .formatted(uri));
    }
    if (!scheme.equals(driver) && !TRANSPORTS.contains(transport(parsed))) {
      throw new IllegalArgumentException(
          "\"%s\" has no transport of %s".formatted(uri, String.join(", ", TRANSPORTS)));
    }
    if (!allowInsecure && !secure(parsed)) {
      throw new IllegalArgumentException(
          ("\"%s\" is not secure: anybody on the network could take the host over; use qemu+tls or"
                  + " qemu+ssh, or say allowInsecure: true")
              .formatted(uri));
    }
    return uri;
  }

  private static URI parsed(String uri) {
    try {
      return new URI(uri);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("\"%s\" is not a URI: %s".formatted(uri, e.getReason()));
    }
  }

  private static boolean secure(URI uri) {
    String query = uri.getQuery() == null ? "" : uri.getQuery();
    return !transport(uri).equals("tcp")
        && List.of(query.split("[&;]")).stream().noneMatch(p -> p.matches("no_verify=[^0].*"));
  }

  /** A remote URI without a transport uses TLS. */
  private static String transport(URI uri) {
    int plus = uri.getScheme().indexOf('+');
    if (plus >= 0) {
      return uri.getScheme().substring(plus + 1);
    }
    return uri.getHost() == null ? "unix" : "tls";
  }

  /** The port behind {@code uri}; none for a daemon of this machine. */
  Optional<Port> port() {
    URI parsed = parsed(uri);
    if (parsed.getHost() == null) {
      return Optional.empty();
    }
    int usual =
        switch (transport(parsed)) {
          case "tcp" -> 16509;
          case "tls" -> 16514;
          case "ssh", "libssh", "libssh2" -> 22;
          default -> -1;
        };
    int number = parsed.getPort() > 0 ? parsed.getPort() : usual;
    String host = parsed.getHost().replaceAll("[\\[\\]]", "");
    return number < 0 ? Optional.empty() : Optional.of(new Port(host, number));
  }

  /** The URI for people: without user and parameters. */
  String shown() {
    URI parsed = parsed(uri);
    String host = parsed.getHost() == null ? "" : parsed.getHost();
    String port = parsed.getPort() > 0 ? ":" + parsed.getPort() : "";
    return parsed.getScheme() + "://" + host + port + parsed.getPath();
  }
}
