package io.evenkeel.store.jdbc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Ties each journal entry to the one before. A hash is SHA-256, in hex, over the hash of the entry
 * before (empty for the first) and the columns of the entry in the order of the table, each as its
 * length in UTF-16 units, a colon and its text, so that nothing can be pushed from one to the next.
 */
final class HashChain {

  static final String START = "";

  private HashChain() {}

  static String link(String previous, List<String> columns) {
    String covered =
        Stream.concat(Stream.of(previous), columns.stream())
            .map(text -> text.length() + ":" + text)
            .collect(Collectors.joining());
    return HexFormat.of().formatHex(sha256().digest(covered.getBytes(StandardCharsets.UTF_8)));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
