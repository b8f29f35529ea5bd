package io.evenkeel.libvirt;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How a host is built.
 *
 * @param cells how many NUMA cells it has; 0 if libvirt does not say
 * @param highestCell the highest number of a NUMA cell; -1 if libvirt does not say
 * @param highestCpu the highest number of a logical processor, which may be more than there are
 *     where some are off; -1 if libvirt does not say
 * @param hugePageKiB sizes of the huge pages that are set aside there, smallest first
 */
record Topology(int cells, int highestCell, int highestCpu, List<Long> hugePageKiB) {

  private static final long SMALL_PAGE_KIB = 64; // the largest usual page of any architecture

  static Topology of(XmlElement capabilities) {
    List<XmlElement> cells = capabilities.path("host", "topology", "cells", "cell").toList();
    List<Long> hugePages =
        cells.stream()
            .flatMap(cell -> cell.all("pages").stream())
            .filter(pages -> !pages.text().equals("0"))
            .map(pages -> Long.valueOf(pages.attribute("size")))
            .filter(size -> size > SMALL_PAGE_KIB)
            .distinct()
            .sorted()
            .toList();
    return new Topology(
        cells.size(),
        highestId(cells, Stream::of),
        highestId(cells, cell -> cell.path("cpus", "cpu")),
        hugePages);
  }

  private static int highestId(
      List<XmlElement> cells, Function<XmlElement, Stream<XmlElement>> parts) {
    return cells.stream()
        .flatMap(parts)
        .mapToInt(part -> Integer.parseInt(part.attribute("id")))
        .max()
        .orElse(-1);
  }
}
