package io.evenkeel.libvirt;

/**
 * What the configuration file says of how memory is sent.
 *
 * @param connections connections that a move uses at once; 0 for libvirt's one
 * @param autoConverge whether a guest that writes too fast is slowed down
 * @param compression how memory is compressed
 * @param tls whether memory is sent encrypted, with the certificates of QEMU
 */
record MigrationSettings(
    int connections, boolean autoConverge, Compression compression, boolean tls) {

  static final MigrationSettings DEFAULT = new MigrationSettings(0, false, Compression.NONE, false);

  /** How memory is compressed. */
  enum Compression {
    NONE(""),
    /** Only what differs in a page that is sent again. */
    XBZRLE(""),
    ZLIB("9.4.0"),
    ZSTD("9.4.0");

    private final String since;

    Compression(String since) {
      this.since = since;
    }

    /** Whether it works only over several connections. */
    boolean needsConnections() {
      return this == ZLIB || this == ZSTD;
    }

    /** The first libvirt that has it; empty for every one. */
    String since() {
      return since;
    }
  }
}
