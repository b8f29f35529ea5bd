package io.evenkeel.cli.view;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What is in front of the program: streams, and what may be done with them. Everything is written
 * in UTF-8.
 *
 * @param in what is typed
 * @param out what was asked for
 * @param err what went wrong, and remarks
 * @param abilities what it can do
 * @param size asked each time
 */
public record Terminal(
    BufferedReader in, PrintStream out, PrintStream err, Abilities abilities, Supplier<Size> size) {

  /**
   * What a terminal can do.
   *
   * @param asks whether somebody is there to answer a question
   * @param redraws whether lines can be drawn over
   * @param colours whether colours are wanted
   * @param symbols whether it shows more than ASCII
   */
  public record Abilities(boolean asks, boolean redraws, boolean colours, boolean symbols) {

    /** A pipe or file. */
    public static final Abilities NONE = new Abilities(false, false, false, false);
  }

  /**
   * The one the program was started on.
   *
   * @param ends {@code in}, {@code out}, both or neither: which ends of it are a terminal; Java 17
   *     itself can't tell, so {@code bin/evenkeel} does
   * @param environment of the process
   */
  public static Terminal standard(String ends, Map<String, String> environment) {
    String kind = environment.getOrDefault("TERM", "dumb");
    boolean screen = ends.contains("out") && !kind.equals("dumb") && !kind.isEmpty();
    boolean plain = !environment.getOrDefault("NO_COLOR", "").isEmpty();
    Charset locale = Charset.forName(System.getProperty("native.encoding", "US-ASCII"));
    Abilities abilities =
        new Abilities(
            ends.contains("in") && ends.contains("out"),
            screen,
            screen && !plain,
            locale.equals(StandardCharsets.UTF_8));
    return new Terminal(
        new BufferedReader(
            new InputStreamReader(new FileInputStream(FileDescriptor.in), StandardCharsets.UTF_8)),
        stream(FileDescriptor.out),
        stream(FileDescriptor.err),
        abilities,
        screen ? Size.current() : () -> Size.USUAL);
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  /** Asks a question there; anything but y or yes is no, and so is the end of the input. */
  public boolean confirms(String question, PrintStream there) {
    there.print(question + " [y/N] ");
    there.flush();
    try {
      String answer = in.readLine();
      return answer != null
          && (answer.strip().toLowerCase(Locale.ROOT).equals("y")
              || answer.strip().toLowerCase(Locale.ROOT).equals("yes"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A text in a colour, if colours are wanted. */
  public String paint(Colour colour, String text) {
    return abilities.colours() ? colour.around(text) : text;
  }
}
