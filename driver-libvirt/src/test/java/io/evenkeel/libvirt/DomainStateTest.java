package io.evenkeel.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.spi.Power;
import io.evenkeel.spi.Transfer;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DomainStateTest {

  @ParameterizedTest(name = "{0}/{1}, {2} job: {3}")
  @CsvSource({
    "1,  1, no,       RUNNING", // booted
    "1,  2, no,       RUNNING", // migrated
    "1,  2, incoming, RUNNING", // arrived, its move is being finished
    "1, 10, no,       RUNNING", // post-copy
    "1, 11, no,       POST_COPY_BROKEN",
    "2,  0, no,       RUNNING", // blocked on a resource
    "3,  1, no,       PAUSED", // by its user
    "3,  5, no,       PAUSED", // I/O error
    "3,  2, incoming, INCOMING",
    "3, 11, incoming, INCOMING", // starting up
    "3,  2, leaving,  LEFT_BEHIND", // the switch
    "3,  2, no,       LEFT_BEHIND", // the daemon was killed at the switch
    "3, 12, leaving,  LEFT_BEHIND", // post-copy
    "3, 12, no,       POST_COPY_BROKEN",
    "3, 13, no,       POST_COPY_BROKEN",
    "4,  1, no,       RUNNING", // shutting down
    "5,  4, no,       STOPPED", // migrated away, definition left
    "5,  1, no,       STOPPED",
    "6,  1, no,       PAUSED", // crashed, kept for its dump
    "7,  1, no,       PAUSED" // suspended by its guest
  })
  void a_state_and_its_reason_have_a_meaning(int state, int reason, String job, Power power) {
    JobStats stats =
        switch (job) {
          case "incoming" -> JobStats.INCOMING;
          case "leaving" -> new JobStats(2, 5, Transfer.NONE, Duration.ZERO);
          default -> JobStats.NONE;
        };

    assertThat(new DomainState(state, reason).power(stats)).isEqualTo(power);
  }
}
