package io.evenkeel.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.evenkeel.cli.view.Size;
import io.evenkeel.cli.view.Terminal;
import io.evenkeel.cli.view.Terminal.Abilities;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Runs commands as a shell does, in this process: each begins anew, with what is in the files. */
final class Shell {

  private static final JsonMapper JSON = new JsonMapper();

  private final Path folder;
  private final Abilities abilities;
  private final String typed;
  private final Map<String, String> more;

  private Shell(Path folder, Abilities abilities, String typed, Map<String, String> more) {
    this.folder = folder;
    this.abilities = abilities;
    this.typed = typed;
    this.more = more;
  }

  /** A pipe: nobody watches, nobody answers. */
  static Shell in(Path folder) {
    return new Shell(folder, Abilities.NONE, "", Map.of());
  }

  /** A person in front of a terminal, who types this. */
  Shell typing(String text) {
    return new Shell(folder, new Abilities(true, false, false, true), text, more);
  }

  /** With one more variable in its environment. */
  Shell with(String name, String value) {
    return new Shell(folder, abilities, typed, Map.of(name, value));
  }

  /** What a command left. */
  record Result(int code, String out, String err) {

    JsonNode json() {
      try {
        return JSON.readTree(out);
      } catch (JsonProcessingException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  Result run(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new BufferedReader(new StringReader(typed)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            abilities,
            () -> Size.USUAL);
    Surroundings surroundings = new Surroundings(terminal, environment());
    int code = Evenkeel.commandLine(surroundings).execute(args);
    return new Result(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  Map<String, String> environment() {
    Map<String, String> all = new HashMap<>(more);
    all.put("XDG_STATE_HOME", folder.resolve("state").toString());
    all.put("HOME", folder.toString());
    return all;
  }

  /** A file in the folder. */
  Path file(String name, String... lines) {
    try {
      return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every file below the folder but for those named. */
  List<String> filesBut(String... names) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .filter(file -> !List.of(names).contains(file))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
