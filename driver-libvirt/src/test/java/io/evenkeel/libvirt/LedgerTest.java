package io.evenkeel.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.spi.Order;
import io.evenkeel.spi.Progress;
import io.evenkeel.spi.Transfer;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LedgerTest {

  private static final Errand NOTHING =
      new Errand() {
        @Override
        public Optional<Progress> prepare() {
          return Optional.empty();
        }

        @Override
        public Progress carryOut() {
          return Progress.done(Transfer.NONE);
        }

        @Override
        public Progress look(Progress last) {
          return last;
        }

        @Override
        public boolean cancel() {
          return false;
        }
      };

  private final Ledger ledger = new Ledger();

  @Test
  void an_order_is_begun_once() {
    assertThat(ledger.begin(order(1), NOTHING)).isPresent();
    assertThat(ledger.begin(order(1), NOTHING)).isEmpty();
    ledger.forget(order(1));
    assertThat(ledger.begin(order(1), NOTHING)).isPresent();
  }

  @Test
  void what_has_ended_stays_as_it_ended() {
    Ledger.Entry entry = ledger.begin(order(1), NOTHING).orElseThrow();

    entry.update(Progress.failed(Transfer.NONE, "broken"));
    entry.update(Progress.running(Transfer.NONE));

    assertThat(entry.progress().message()).isEqualTo("broken");
    assertThat(ledger.running("1")).isFalse();
  }

  @Test
  void one_looks_at_a_time_and_only_while_it_runs() {
    Ledger.Entry entry = ledger.begin(order(1), NOTHING).orElseThrow();

    assertThat(entry.beginLooking()).isTrue();
    assertThat(entry.beginLooking()).isFalse();
    entry.endLooking();
    assertThat(entry.beginLooking()).isTrue();
    entry.endLooking();
    entry.update(Progress.done(Transfer.NONE));
    assertThat(entry.beginLooking()).isFalse();
  }

  @Test
  void the_oldest_that_have_ended_are_forgotten() {
    ledger.begin(order(0), NOTHING);
    for (int i = 1; i <= 2_000; i++) {
      ledger.begin(order(i), NOTHING).orElseThrow().update(Progress.done(Transfer.NONE));
    }

    assertThat(ledger.find("0")).isPresent(); // it still runs
    assertThat(ledger.find("1")).isEmpty();
    assertThat(ledger.find("1001")).isEmpty();
    assertThat(ledger.find("1002")).isPresent();
    assertThat(ledger.find("2000")).isPresent();
  }

  private static Order order(int id) {
    return new Order.Start(Integer.toString(id), "w", "n1");
  }
}
