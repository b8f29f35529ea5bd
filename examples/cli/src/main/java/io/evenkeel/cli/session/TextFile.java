package io.evenkeel.cli.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that is there whole, as it was before or as it is now: never half of it. */
public final class TextFile {

  private TextFile() {}

  /**
   * Writes a text, in UTF-8, in place of what was there.
   *
   * @throws BadInput if that can't be done; the file is as it was
   */
  public static void write(Path file, String text) {
    try {
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        Files.writeString(file, text);
        return;
      }
      Path whole = file.toAbsolutePath();
      long pid = ProcessHandle.current().pid();
      Path part = whole.resolveSibling(".%s.%d.part".formatted(file.getFileName(), pid));
      try {
        Files.writeString(part, text);
        Files.move(
            part, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new BadInput("can't write %s: %s".formatted(file, Trouble.of(e)), e);
    }
  }
}
