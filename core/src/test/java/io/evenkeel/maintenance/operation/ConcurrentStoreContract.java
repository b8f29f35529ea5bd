package io.evenkeel.maintenance.operation;

import static io.evenkeel.maintenance.operation.Editions.entry;
import static io.evenkeel.maintenance.operation.Editions.first;
import static io.evenkeel.maintenance.operation.Editions.moving;
import static io.evenkeel.maintenance.operation.Editions.next;
import static io.evenkeel.maintenance.operation.Editions.resting;
import static io.evenkeel.maintenance.operation.OperationState.ENTERING;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store promises to several who use it at once. */
abstract class ConcurrentStoreContract extends LeaseStoreContract {

  private static final int THREADS = 8;

  @Test
  void one_of_many_who_begin_on_a_host_at_once_wins() throws Exception {
    List<Boolean> begun =
        atOnce(i -> store.begin(first("op-" + i, "n1"), THREADS, entry(first("op-" + i, "n1"))));
    assertThat(begun).containsOnlyOnce(true);
    assertThat(store.open()).hasSize(1);
  }

  @Test
  void as_many_as_there_are_slots_win_who_begin_in_a_zone_at_once() throws Exception {
    List<Boolean> begun =
        atOnce(i -> store.begin(first("op-" + i, "n" + i), 3, entry(first("op-" + i, "n" + i))));
    assertThat(begun.stream().filter(won -> won)).hasSize(3);
    assertThat(store.open()).hasSize(3);
  }

  @Test
  void one_of_many_who_write_the_next_edition_at_once_wins() throws Exception {
    begin(one);
    List<Boolean> written = atOnce(i -> replaces(next(one, ENTERING, moving("web-" + i, "n1"))));
    assertThat(written).containsOnlyOnce(true);
    assertThat(store.find("op-1").orElseThrow().items()).hasSize(1);
    assertThat(store.journal("op-1", 0)).hasSize(2);
  }

  @Test
  void one_of_many_who_order_a_workload_about_at_once_wins() throws Exception {
    IntStream.range(0, THREADS).forEach(i -> begin(first("op-" + i, "n" + i, "z" + i)));
    List<Boolean> ordered =
        atOnce(
            i ->
                replaces(
                    next(
                        first("op-" + i, "n" + i, "z" + i),
                        ENTERING,
                        moving("web-" + i, "n" + i),
                        moving("web", "n" + i))));
    assertThat(ordered).containsOnlyOnce(true);
  }

  @Test
  void one_of_many_who_ask_for_the_lease_at_once_gets_it() throws Exception {
    List<Boolean> given = atOnce(i -> store.lease(0, Duration.ofHours(1)).isPresent());
    assertThat(given).containsOnlyOnce(true);
  }

  /** The reader is the next to decide: what he has read is what there is. */
  @Test
  void nothing_is_written_under_a_token_once_another_has_taken_the_lease() throws Exception {
    begin(one);
    store.lease(0, Duration.ZERO);
    List<Operation> read = new ArrayList<>();
    atOnce(i -> i == 0 ? writesUntilRefused(1) : i == 1 && takes(read));
    assertThat(store.open()).isEqualTo(read);
  }

  private boolean takes(List<Operation> read) {
    return store.lease(0, Duration.ofHours(1)).isPresent() && read.addAll(store.open());
  }

  private boolean writesUntilRefused(long token) {
    Operation edition = next(one, ENTERING);
    while (store.replace(edition, entry(edition), token)) {
      edition = next(edition, ENTERING);
    }
    return true;
  }

  @Test
  void a_reader_never_sees_half_an_edition() throws Exception {
    begin(one);
    List<Boolean> whole =
        atOnce(i -> i == 0 ? writesEditions(40) : IntStream.range(0, 20).allMatch(n -> isWhole()));
    assertThat(whole).containsOnly(true);
  }

  private boolean writesEditions(int count) {
    Operation edition = one;
    for (int n = 0; n < count; n++) {
      String home = "home-" + (edition.revision().version() + 1);
      edition = next(edition, ENTERING, resting("a", home), resting("b", home));
      replaced(edition);
    }
    return true;
  }

  private boolean isWhole() {
    Operation seen = store.open().get(0);
    String home = "home-" + seen.revision().version();
    return seen.items().stream().allMatch(item -> item.home().equals(home))
        && seen.items().size() == (seen.equals(one) ? 0 : 2);
  }

  private static List<Boolean> atOnce(IntPredicate attempt) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      CyclicBarrier start = new CyclicBarrier(THREADS);
      List<Future<Boolean>> attempts = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        int number = i;
        attempts.add(
            threads.submit(
                () -> {
                  start.await();
                  return attempt.test(number);
                }));
      }
      List<Boolean> outcomes = new ArrayList<>();
      for (Future<Boolean> outcome : attempts) {
        outcomes.add(outcome.get());
      }
      return outcomes;
    } finally {
      threads.shutdown();
    }
  }
}
