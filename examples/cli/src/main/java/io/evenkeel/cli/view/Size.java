package io.evenkeel.cli.view;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The size of a terminal.
 *
 * @param rows its lines
 * @param columns its characters in a line
 */
public record Size(int rows, int columns) {

  /** What is taken for the size of something that has none. */
  public static final Size USUAL = new Size(24, 80);

  private static final Size LEAST = new Size(6, 20);
  private static final long FRESH_NANOS = 1_000_000_000L;

  /** The size of this process's terminal, asked at most once a second: a window may be resized. */
  static Supplier<Size> current() {
    return new Supplier<>() {
      private @Nullable Size known;
      private long asked;

      @Override
      public Size get() {
        long now = System.nanoTime();
        Size size = known;
        if (size == null || now - asked > FRESH_NANOS) {
          size = ask();
          known = size;
          asked = now;
        }
        return size;
      }
    };
  }

  private static Size ask() {
    try {
      Process process =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String answer =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      process.waitFor(1, TimeUnit.SECONDS);
      return parse(answer);
    } catch (IOException e) {
      return USUAL;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return USUAL;
    }
  }

  /** What {@code stty size} prints: {@code 24 80}. */
  static Size parse(String answer) {
    String[] numbers = answer.strip().split(" ", -1);
    if (numbers.length != 2 || !answer.strip().matches("[0-9]{1,5} [0-9]{1,5}")) {
      return USUAL;
    }
    int rows = Integer.parseInt(numbers[0]);
    int columns = Integer.parseInt(numbers[1]);
    return rows == 0 || columns == 0
        ? USUAL
        : new Size(Math.max(LEAST.rows, rows), Math.max(LEAST.columns, columns));
  }
}
