package io.evenkeel.libvirt;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a domain asks of a host in the host's own terms, and what libvirt takes literally on the
 * target too.
 *
 * @param machineType the machine it was started as; empty if it names none
 * @param hugePageKiB sizes of the huge pages that back its memory; 0 for the host's own default
 * @param highestCpu the highest number of a host CPU that it is pinned to; -1 for none
 * @param highestCell the highest number of a NUMA cell that its memory is bound to; -1 for none
 */
record HostTies(String machineType, List<Long> hugePageKiB, int highestCpu, int highestCell) {

  private static final long USUAL = 0;

  static HostTies of(XmlElement domain) {
    Stream<String> pins =
        domain
            .path("cputune")
            .flatMap(tune -> tune.all().stream())
            .filter(pin -> pin.name().endsWith("pin"))
            .map(pin -> pin.attribute("cpuset"));
    Stream<String> vcpus = domain.path("vcpu").map(vcpu -> vcpu.attribute("cpuset"));
    Stream<String> cells =
        domain
            .path("numatune")
            .flatMap(tune -> tune.all().stream())
            .filter(memory -> !memory.attribute("mode").equals("preferred"))
            .map(memory -> memory.attribute("nodeset"));
    return new HostTies(
        domain.attributeAt("machine", "os", "type"),
        domain.path("memoryBacking", "hugepages").flatMap(HostTies::pageSizes).toList(),
        highest(Stream.concat(pins, vcpus)),
        highest(cells));
  }

  /** Whether its memory does not count as its emulator's own. */
  boolean memoryApart() {
    return !hugePageKiB.isEmpty();
  }

  private static Stream<Long> pageSizes(XmlElement hugePages) {
    List<XmlElement> pages = hugePages.all("page");
    return pages.isEmpty()
        ? Stream.of(USUAL)
        : pages.stream().map(page -> DomainXml.bytes(page.attribute("size"), page) >> 10);
  }

  /** The highest number in sets such as {@code 0-3,^2,8}. */
  private static int highest(Stream<String> sets) {
    return sets.flatMap(set -> Stream.of(set.split("[,-]")))
        .map(String::strip)
        .filter(number -> number.matches("\\d{1,9}"))
        .mapToInt(Integer::parseInt)
        .max()
        .orElse(-1);
  }

  /** What it asks for and that host does not have; empty if it can run there. */
  List<String> missingAt(HostFacts host) {
    List<String> missing = new ArrayList<>();
    List<String> types = host.machineTypes();
    if (!machineType.isEmpty() && !types.isEmpty() && !types.contains(machineType)) {
      missing.add(
          "its machine type is %s, which hypervisor %s there does not have"
              .formatted(machineType, host.labels().getOrDefault("libvirt.hypervisor", "?")));
    }
    for (long size : hugePageKiB) {
      List<Long> there = host.topology().hugePageKiB();
      if (size == USUAL ? there.isEmpty() : !there.contains(size)) {
        missing.add(
            "its memory is backed by huge pages%s, and none are set aside there"
                .formatted(size == USUAL ? "" : " of " + size + " KiB"));
      }
    }
    String beyond = "it is bound to %s %d, and the highest there is %d";
    if (beyond(highestCpu, host.topology().highestCpu())) {
      missing.add(beyond.formatted("CPU", highestCpu, host.topology().highestCpu()));
    }
    if (beyond(highestCell, host.topology().highestCell())) {
      missing.add(beyond.formatted("NUMA cell", highestCell, host.topology().highestCell()));
    }
    return missing;
  }

  private static boolean beyond(int number, int highest) {
    return highest >= 0 && number > highest;
  }
}
