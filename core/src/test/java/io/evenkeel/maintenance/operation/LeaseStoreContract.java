package io.evenkeel.maintenance.operation;

import static io.evenkeel.maintenance.operation.Editions.entry;
import static io.evenkeel.maintenance.operation.Editions.first;
import static io.evenkeel.maintenance.operation.Editions.moving;
import static io.evenkeel.maintenance.operation.Editions.next;
import static io.evenkeel.maintenance.operation.Editions.resting;
import static io.evenkeel.maintenance.operation.OperationState.CLOSED;
import static io.evenkeel.maintenance.operation.OperationState.ENTERING;
import static io.evenkeel.maintenance.operation.OperationState.LEAVING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What every store promises about who decides. A lease of no length has run out at once. */
abstract class LeaseStoreContract extends StoreCase {

  private static final Duration LONG = Duration.ofHours(1);
  private static final Duration OVER = Duration.ZERO;

  // Who has the lease.

  @Test
  void who_asks_first_gets_the_lease_and_nobody_else() {
    assertThat(store.lease(0, LONG)).contains(new Lease(1, false));
    assertThat(store.lease(0, LONG)).isEmpty();
    assertThat(store.lease(7, LONG)).isEmpty();
  }

  @Test
  void who_has_the_lease_keeps_its_token_when_he_renews_it() {
    store.lease(0, LONG);
    assertThat(store.lease(1, LONG)).contains(new Lease(1, false));
  }

  @Test
  void a_lease_that_ran_out_goes_to_whoever_asks_first_under_the_next_token() {
    store.lease(0, OVER);
    assertThat(store.lease(0, LONG)).contains(new Lease(2, true));
    assertThat(store.lease(1, LONG)).as("who had it comes too late").isEmpty();
  }

  @Test
  void a_lease_that_ran_out_and_that_nobody_took_can_be_renewed() {
    store.lease(0, OVER);
    assertThat(store.lease(1, LONG)).contains(new Lease(1, false));
    assertThat(store.lease(0, LONG)).isEmpty();
  }

  @Test
  void a_renewal_may_make_a_lease_shorter() {
    store.lease(0, LONG);
    store.lease(1, OVER);
    assertThat(store.lease(0, LONG)).contains(new Lease(2, true));
  }

  @Test
  void a_lease_that_was_given_back_is_free_at_once_and_nothing_of_the_one_before_is_to_be_feared() {
    store.lease(0, LONG);
    store.release(1);
    assertThat(store.lease(0, LONG)).contains(new Lease(2, false));
  }

  @Test
  void a_lease_that_was_given_back_is_not_renewed_but_taken_anew() {
    store.lease(0, LONG);
    store.release(1);
    store.release(1);
    assertThat(store.lease(1, LONG)).contains(new Lease(2, false));
  }

  @Test
  void nobody_gives_back_what_another_has() {
    store.lease(0, OVER);
    store.lease(0, LONG);
    store.release(1);
    store.release(0);
    assertThat(store.lease(0, LONG)).isEmpty();
    assertThat(store.lease(2, LONG)).contains(new Lease(2, true));
  }

  // What is written under it.

  @Test
  void a_decision_under_the_newest_token_is_written() {
    store.lease(0, LONG);
    begin(one);
    Operation second = next(one, ENTERING, moving("web", "n1"));

    assertThat(store.replace(second, entry(second), 1)).isTrue();
    assertThat(store.find("op-1")).contains(second);
    assertThat(store.journal("op-1", 1)).isEqualTo(entry(second));
  }

  @Test
  void a_decision_under_an_older_token_is_refused_whole() {
    store.lease(0, OVER);
    begin(one);
    store.lease(0, LONG);
    Operation second = next(one, ENTERING, moving("web", "n1"));

    assertThat(store.replace(second, entry(second), 1)).isFalse();
    assertThat(store.find("op-1")).contains(one);
    assertThat(store.journal("op-1", 0)).isEqualTo(entry(one));
    assertThat(store.replace(second, entry(second), 2)).isTrue();
  }

  @Test
  void a_decision_of_who_never_had_the_lease_is_refused() {
    begin(one);
    store.lease(0, LONG);
    Operation second = next(one, ENTERING);
    assertThat(store.replace(second, entry(second), 0)).isFalse();
    assertThat(store.replace(second, entry(second), 2)).isFalse();
  }

  @Test
  void a_lease_that_ran_out_is_good_for_writing_until_another_takes_it() {
    store.lease(0, OVER);
    begin(one);
    Operation second = next(one, ENTERING);
    assertThat(store.replace(second, entry(second), 1)).isTrue();
  }

  @Test
  void a_decision_follows_the_stored_edition_like_any_other() {
    store.lease(0, LONG);
    begin(one);
    Operation wish = replaced(next(one, LEAVING));
    Operation stale = next(one, ENTERING);

    assertThat(store.replace(stale, entry(stale), 1)).isFalse();
    assertThat(store.find("op-1")).contains(wish);
    Operation closed = next(wish, CLOSED);
    assertThat(store.replace(closed, entry(closed), 1)).isTrue();
    assertThat(begins(first("op-2", "n2"))).as("the slot is free").isTrue();
  }

  @Test
  void what_a_person_wishes_is_written_whoever_has_the_lease() {
    store.lease(0, LONG);
    begin(one);
    assertThat(replaces(next(one, LEAVING, resting("web", "n1")))).isTrue();
  }

  @Test
  void a_decision_with_an_entry_out_of_place_is_refused_at_the_door() {
    store.lease(0, LONG);
    begin(one);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store.replace(next(one, ENTERING), entry(one), 1))
        .withMessage("entry 1 of operation op-1 can't be written as entry 2 of operation op-1");
  }
}
