package io.evenkeel.fake;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenkeel.spi.HostMemory;
import io.evenkeel.spi.HugePages;
import io.evenkeel.spi.MemoryNeed;
import io.evenkeel.spi.NumaCell;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** How memory is divided, and what is asked of it, as part of a document, both ways. */
final class MemoryNode {

  private static final BigDecimal KIB = BigDecimal.valueOf(Member.KIB);
  private static final BigDecimal MIB = BigDecimal.valueOf(Member.MIB);

  private MemoryNode() {}

  /** What is plain is not written. */
  static void write(ObjectNode node, HostMemory memory) {
    if (!memory.hugePages().isEmpty()) {
      ArrayNode pages = node.putArray("hugePages");
      for (HugePages one : memory.hugePages()) {
        ObjectNode page = pages.addObject();
        InventoryWriter.amount(page, "pageKiB", one.pageBytes(), KIB);
        InventoryWriter.amount(page, "memoryMiB", one.memoryBytes(), MIB);
      }
    }
    if (!memory.cells().isEmpty()) {
      ArrayNode cells = node.putArray("numaCells");
      for (NumaCell one : memory.cells()) {
        ObjectNode cell = cells.addObject();
        InventoryWriter.amount(cell, "memoryMiB", one.memoryBytes(), MIB);
        cell.put("vcpus", one.vcpus());
      }
    }
  }

  static HostMemory read(Member host) {
    List<HugePages> pages = new ArrayList<>();
    for (Member page : host.get("hugePages").objects()) {
      long bytes = page.get("pageKiB").needed().kibibytes(0);
      long memory = page.get("memoryMiB").needed().bytes(0);
      pages.add(page.make(() -> new HugePages(bytes, memory)));
    }
    List<NumaCell> cells = new ArrayList<>();
    for (Member cell : host.get("numaCells").objects()) {
      cells.add(
          new NumaCell(
              cell.get("memoryMiB").needed().bytes(0), cell.get("vcpus").needed().whole(0, 0)));
    }
    return host.get("hugePages").make(() -> new HostMemory(pages, cells));
  }

  /** What is not asked is not written. */
  static void write(ObjectNode node, MemoryNeed need) {
    if (need.hugePageBytes() != 0) {
      InventoryWriter.amount(node, "hugePageKiB", need.hugePageBytes(), KIB);
    }
    if (need.oneCell()) {
      node.put("oneNumaCell", true);
    }
  }

  static MemoryNeed need(Member workload) {
    return new MemoryNeed(
        workload.get("hugePageKiB").kibibytes(0), workload.get("oneNumaCell").flag(false));
  }
}
