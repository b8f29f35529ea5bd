package io.evenkeel.fake;

import io.evenkeel.spi.Inventory;
import java.nio.file.Path;

/**
 * The text form of a cluster, {@code evenkeel-cluster/1}: what any driver observes can be written
 * down with it, and a {@link FakeCluster} opens it. JSON and YAML with the same members are read,
 * JSON is written.
 *
 * <p>A missing member has its default; an unknown one is ignored; a wrong type, a negative size, a
 * duplicate id or member, or a reference to nothing is refused. Sizes are in MiB and may have
 * decimals, so that every number of bytes can be written down exactly.
 *
 * <p>What a document does not hold is lost by writing and reading: boot and run ids, running jobs,
 * incoming and left-behind copies. Of a workload that several hosts know, the sighting that runs is
 * written.
 */
public final class ClusterDocument {

  /** The value of the member {@code format}. */
  public static final String FORMAT = "evenkeel-cluster/1";

  private ClusterDocument() {}

  /**
   * Reads a document. A text that begins with a brace is JSON, any other is YAML.
   *
   * @throws DocumentException if the text is refused
   */
  public static Inventory read(String text) {
    return new InventoryReader(Member.root(DocumentText.parse(text))).read();
  }

  /**
   * Reads a file of UTF-8 text. One whose name ends in {@code .yaml} or {@code .yml} is YAML.
   *
   * @throws DocumentException if there is no such file, or its text is refused
   */
  public static Inventory read(Path file) {
    try {
      return new InventoryReader(Member.root(DocumentText.parse(file))).read();
    } catch (DocumentException e) {
      throw e.in(file.toString());
    }
  }

  /** Writes a document: members in the order of the format, one host, workload or rule a line. */
  public static String write(Inventory inventory) {
    return new InventoryWriter().write(inventory);
  }
}
