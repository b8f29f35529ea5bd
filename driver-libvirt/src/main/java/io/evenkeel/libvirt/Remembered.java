package io.evenkeel.libvirt;

import io.evenkeel.libvirt.Lookout.Sighting;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one connection remembers of its host from look to look, so that a look need not read what
 * has not changed. It ends with the connection: a new one reads everything anew. To be used by one
 * thread at a time, like its connection.
 */
final class Remembered {

  /**
   * Domains without any news that a look reads again all the same, the longest unread first. An
   * event that got lost, or a change that libvirt has no event for, shows after a while.
   */
  static final int READ_AGAIN = 8;

  /** A host's own facts change only with its hardware and software. */
  private static final int LOOKS_PER_HOST_READING = 60;

  private final Map<String, Kept> kept = new TreeMap<>();
  private @Nullable HostFacts host;
  private int looks;

  /**
   * A domain as it was last read.
   *
   * @param sighting what was read
   * @param edition the last change that was known of before it was read
   * @param look when it was read
   */
  record Kept(Sighting sighting, long edition, int look) {}

  /** Begins another look; the host's own facts are forgotten now and then. */
  void beginLook() {
    if (looks % LOOKS_PER_HOST_READING == 0) {
      host = null;
    }
    looks++;
  }

  /** The host's own facts, read only if they are not known. */
  HostFacts host(Supplier<HostFacts> reading) {
    HostFacts known = host == null ? reading.get() : host;
    host = known;
    return known;
  }

  /** The longest unread, as many as may be read again at one look. */
  Set<String> longestUnread() {
    return kept.entrySet().stream()
        .sorted(Comparator.comparingInt(entry -> entry.getValue().look()))
        .limit(READ_AGAIN)
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Nullable Kept find(String uuid) {
    return kept.get(uuid);
  }

  void keep(String uuid, Sighting sighting, long edition) {
    kept.put(uuid, new Kept(sighting, edition, looks));
  }

  /** Forgets every domain but these. */
  void keepOnly(Set<String> uuids) {
    kept.keySet().retainAll(uuids);
  }
}
