package io.evenkeel.libvirt;

import io.evenkeel.libvirt.DomainXml.Disk;
import io.evenkeel.spi.Blocker;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Which disks are on shared storage. libvirt can't tell: the configuration names, for each host,
 * the directories whose files other hosts see too. Everything else that is a file or device of the
 * host is local to it.
 */
final class StorageMap {

  private final Map<String, List<String>> directories = new TreeMap<>();

  StorageMap(List<HostSettings> hosts) {
    for (HostSettings host : hosts) {
      List<String> longestFirst =
          host.reach().storage().stream()
              .sorted(Comparator.comparingInt(String::length).reversed())
              .toList();
      directories.put(host.id(), longestFirst);
    }
  }

  /** The shared directories that these disks need. */
  List<String> needed(String host, List<Disk> disks) {
    return disks.stream().flatMap(disk -> shared(host, disk).stream()).distinct().toList();
  }

  /** Those that only this host has. */
  List<Disk> local(String host, List<Disk> disks) {
    return disks.stream().filter(disk -> local(host, disk)).toList();
  }

  /**
   * How much must be copied for a domain with these disks to leave its host; empty if one of them
   * can't be copied, or its size is not known.
   *
   * @param sizes capacities by file
   */
  OptionalLong copied(String host, List<Disk> disks, Map<String, Long> sizes) {
    List<Disk> local = local(host, disks);
    boolean known = local.stream().noneMatch(d -> d.readOnly() || !sizes.containsKey(d.source()));
    return known
        ? OptionalLong.of(local.stream().mapToLong(d -> sizes.getOrDefault(d.source(), 0L)).sum())
        : OptionalLong.empty();
  }

  /** What keeps a domain with these disks on its host. */
  List<Blocker> blockers(String host, List<Disk> disks) {
    return local(host, disks).stream()
        .map(disk -> new Blocker(disk.readOnly() ? "LOCAL_MEDIA" : "LOCAL_DISK", disk.source()))
        .toList();
  }

  /** Whether libvirt would have to be told that these disks are shared. */
  boolean onSharedFiles(String host, List<Disk> disks) {
    return disks.stream().anyMatch(disk -> shared(host, disk).isPresent());
  }

  private boolean local(String host, Disk disk) {
    return !disk.source().isEmpty() && shared(host, disk).isEmpty();
  }

  private Optional<String> shared(String host, Disk disk) {
    if (disk.source().isEmpty()) {
      return Optional.empty();
    }
    Path file = Path.of(disk.source()).normalize(); // no way out of a directory by ..
    return directories.getOrDefault(host, List.of()).stream()
        .filter(directory -> file.startsWith(directory))
        .findFirst();
  }
}
