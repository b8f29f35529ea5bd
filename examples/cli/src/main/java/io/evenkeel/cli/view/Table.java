package io.evenkeel.cli.view;

import java.util.ArrayList;
import java.util.List;

/**
 * Columns that are as wide as their widest cell, two spaces apart. The last one is not filled up.
 */
public final class Table {

  private final List<List<String>> rows = new ArrayList<>();

  /** A table with these heads. */
  public Table(String... heads) {
    rows.add(List.of(heads));
  }

  /**
   * One more row.
   *
   * @throws IllegalArgumentException if it has not one cell for each head
   */
  public Table row(String... cells) {
    if (cells.length != rows.get(0).size()) {
      throw new IllegalArgumentException(
          "a row has %d cells, the table %d columns".formatted(cells.length, rows.get(0).size()));
    }
    rows.add(List.of(cells));
    return this;
  }

  /** The lines, the heads first, with nothing behind the last visible character of each. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        line.append(row.get(column));
        line.append(" ".repeat(width(column) + 2 - width(row.get(column))));
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> width(row.get(column))).max().orElse(0);
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }
}
