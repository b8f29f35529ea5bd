package io.evenkeel.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.maintenance.operation.JournalEntry;
import io.evenkeel.maintenance.operation.Operation;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KilledProcessTest {

  private static final int ROUNDS = 10;

  @TempDir private Path folder;

  @Test
  void what_a_killed_process_was_told_is_written_is_there() throws Exception {
    Path file = folder.resolve("journal");
    for (int round = 1; round <= ROUNDS; round++) {
      long acknowledged = lastWordOf(Scribe.on(file), 2 + 5 * round);
      try (JdbcStore store = JdbcStore.h2(file)) {
        Operation survivor = store.find("op-1").orElseThrow();
        long version = survivor.revision().version();

        // One more may have been written without its answer being heard.
        assertThat(version).isBetween(acknowledged, acknowledged + 1);
        assertThat(survivor.items())
            .hasSize(2)
            .allSatisfy(item -> assertThat(item.home()).isEqualTo("n" + (version - 1)));
        assertThat(store.journal("op-1", 0))
            .extracting(JournalEntry::sequence)
            .containsExactlyElementsOf(upTo(version));
        assertThat(store.verifyJournal("op-1")).isEmpty();
      }
    }
  }

  /** Kills it with SIGKILL after so many words, and hears what it had said until then. */
  private static long lastWordOf(Process scribe, int words) throws Exception {
    try (BufferedReader said = scribe.inputReader()) {
      String last = "";
      for (int word = 0; word < words; word++) {
        last = said.readLine();
      }
      // Not the process itself: that would close the stream.
      scribe.toHandle().destroyForcibly();
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        last = line;
      }
      return Long.parseLong(last);
    } finally {
      scribe.destroyForcibly().waitFor();
    }
  }

  private static List<Long> upTo(long last) {
    return LongStream.rangeClosed(1, last).boxed().toList();
  }
}
