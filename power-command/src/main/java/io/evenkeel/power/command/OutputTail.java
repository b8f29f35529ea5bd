package io.evenkeel.power.command;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The end of what a command printed, as one line that is safe in a log. */
final class OutputTail {

  static final int MOST_BYTES = 4096;

  private static final String CUT = "[...] ";
  private static final Pattern LINE_END = Pattern.compile("\\s*[\\r\\n\\u0085\\u2028\\u2029]\\s*");

  /** Control characters and invisible ones, which could turn the text around. */
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}]");

  private OutputTail() {}

  static String of(Path file) {
    try (RandomAccessFile output = new RandomAccessFile(file.toFile(), "r")) {
      long length = output.length();
      byte[] tail = new byte[(int) Math.min(length, MOST_BYTES)];
      output.seek(length - tail.length);
      output.readFully(tail);
      String text = printable(decoded(tail, length > tail.length));
      return length > tail.length ? CUT + text : text;
    } catch (IOException e) {
      return "(its output can't be read: " + printable(String.valueOf(e.getMessage())) + ")";
    }
  }

  /** A cut may have gone through a character: what is left of it is dropped. */
  private static String decoded(byte[] bytes, boolean cut) {
    int from = 0;
    while (cut && from < Math.min(3, bytes.length) && (bytes[from] & 0xC0) == 0x80) {
      from++;
    }
    return new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8);
  }

  private static String printable(String text) {
    String oneLine = LINE_END.matcher(text.strip()).replaceAll(" | ");
    return UNPRINTABLE.matcher(oneLine.replace('\t', ' ')).replaceAll("?");
  }
}
