package io.evenkeel.libvirt;

import io.evenkeel.spi.Activity;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was measured of a domain.
 *
 * @param residentBytes memory that its emulator holds; 0 if unknown
 * @param dirtyBytesPerSecond how fast it rewrites its memory; 0 if unknown
 * @param diskBytes capacities of its disks, by their files
 */
record Figures(long residentBytes, long dirtyBytesPerSecond, Map<String, Long> diskBytes) {

  static final Figures NONE = new Figures(0, 0, Map.of());

  private static final long MEASURED = 2;

  /**
   * How busy a domain's memory is. Where nothing is known all of it is in use and none is
   * rewritten. libvirt counts the pages that a guest rewrites in a second, not whether it is always
   * the same ones: it is taken to go through all that it uses.
   */
  Activity activity(DomainXml.Size size, JobStats job) {
    boolean known = residentBytes > 0 && !size.ties().memoryApart();
    long used = known ? Math.min(residentBytes, size.memoryBytes()) : size.memoryBytes();
    long dirty =
        job.migrating()
            ? Math.max(dirtyBytesPerSecond, job.transfer().dirtyBytesPerSecond())
            : dirtyBytesPerSecond;
    return new Activity(used, dirty, dirty == 0 ? 0 : used);
  }

  /** From libvirt's bulk statistics. */
  static Figures of(Map<String, Long> numbers, Map<String, String> texts) {
    boolean measured = numbers.getOrDefault("dirtyrate.calc_status", 0L) == MEASURED;
    long dirty = measured ? numbers.getOrDefault("dirtyrate.megabytes_per_second", 0L) : 0;
    Map<String, Long> disks = new TreeMap<>();
    for (long i = 0; i < numbers.getOrDefault("block.count", 0L); i++) {
      String path = texts.get("block." + i + ".path");
      Long capacity = numbers.get("block." + i + ".capacity");
      if (path != null && capacity != null) {
        disks.put(path, capacity);
      }
    }
    return new Figures(numbers.getOrDefault("balloon.rss", 0L) << 10, dirty << 20, disks);
  }
}
