package io.evenkeel.maintenance.operation;

import static io.evenkeel.maintenance.operation.Editions.back;
import static io.evenkeel.maintenance.operation.Editions.bringingBack;
import static io.evenkeel.maintenance.operation.Editions.entry;
import static io.evenkeel.maintenance.operation.Editions.first;
import static io.evenkeel.maintenance.operation.Editions.in;
import static io.evenkeel.maintenance.operation.Editions.moving;
import static io.evenkeel.maintenance.operation.Editions.next;
import static io.evenkeel.maintenance.operation.Editions.quiet;
import static io.evenkeel.maintenance.operation.Editions.resting;
import static io.evenkeel.maintenance.operation.OperationState.CLOSED;
import static io.evenkeel.maintenance.operation.OperationState.ENTERING;
import static io.evenkeel.maintenance.operation.OperationState.IN_MAINTENANCE;
import static io.evenkeel.maintenance.operation.OperationState.LEAVING;
import static io.evenkeel.maintenance.operation.OperationState.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every store promises. */
public abstract class OperationStoreContract extends ConcurrentStoreContract {

  // What is written is there.

  @Test
  void an_operation_is_found_exactly_as_it_was_written() {
    Item idle = Item.listed("off", new Origin("n1", false, ""));
    begin(one);
    Operation second = replaced(next(one, ENTERING, moving("web", "n1"), idle));

    assertThat(store.find("op-1")).contains(second);
    assertThat(store.open()).containsExactly(second);
    assertThat(store.of("n1")).containsExactly(second);
  }

  @Test
  void a_new_store_is_empty() {
    assertThat(store.open()).isEmpty();
    assertThat(store.of("n1")).isEmpty();
    assertThat(store.find("op-1")).isEmpty();
    assertThat(store.journal("op-1", 0)).isEmpty();
    assertThat(store.cordons()).isEmpty();
  }

  @Test
  void items_keep_the_order_of_the_plan_and_may_change_it() {
    begin(one);
    Operation second =
        replaced(next(one, ENTERING, resting("c", "n1"), resting("a", "n1"), resting("b", "n1")));
    assertThat(store.find("op-1")).contains(second);

    Operation third = replaced(next(second, ENTERING, resting("b", "n1"), resting("c", "n1")));
    assertThat(store.find("op-1")).contains(third);
  }

  @Test
  void open_operations_come_in_the_order_of_their_ids() {
    Operation b = begin(first("b", "n1", "z1"));
    Operation upper = begin(first("C", "n2", "z2"));
    Operation a = begin(first("a", "n3", "z3"));
    begin(in(REFUSED, first("c", "n4", "z4")));

    assertThat(store.open()).containsExactly(upper, a, b);
  }

  @Test
  void the_operations_of_a_host_come_with_the_newest_last() {
    begin(first("z", "n1"));
    Operation old = replaced(next(first("z", "n1"), CLOSED));
    Operation refused = begin(in(REFUSED, first("m", "n1")));
    begin(first("other", "n2"));
    replaced(next(first("other", "n2"), CLOSED));
    Operation now = begin(first("a", "n1"));

    assertThat(store.of("n1")).containsExactly(old, refused, now);
  }

  // Who may begin.

  @Test
  void an_id_is_taken_for_ever() {
    begin(one);
    assertThat(begins(first("op-1", "n2", "elsewhere"))).isFalse();
    replaced(next(one, CLOSED));
    assertThat(begins(one)).isFalse();
    assertThat(store.of("n2")).isEmpty();
  }

  @Test
  void a_host_has_one_operation_that_is_not_over() {
    begin(one);
    assertThat(store.begin(first("op-2", "n1", "z2"), 9, entry(first("op-2", "n1")))).isFalse();

    replaced(next(one, CLOSED));
    assertThat(begins(first("op-3", "n1"))).isTrue();
  }

  @Test
  void no_more_hosts_of_a_zone_are_out_than_allowed() {
    begin(one);
    Operation two = first("op-2", "n2");

    assertThat(store.begin(two, 1, entry(two))).isFalse();
    assertThat(store.begin(two, 2, entry(two))).isTrue();
    assertThat(store.begin(first("op-3", "n3"), 2, entry(first("op-3", "n3")))).isFalse();
    assertThat(begins(first("op-4", "n4", "other zone"))).isTrue();
  }

  @Test
  void none_goes_out_where_none_may() {
    assertThat(store.begin(one, 0, entry(one))).isFalse();
  }

  @Test
  void a_lower_limit_counts_the_hosts_that_are_out_already() {
    List<Operation> out = List.of(one, first("op-2", "n2"), first("op-3", "n3"));
    out.forEach(operation -> assertThat(store.begin(operation, 3, entry(operation))).isTrue());
    replaced(next(one, CLOSED));

    Operation four = first("op-4", "n4");
    assertThat(store.begin(four, 2, entry(four))).isFalse();
    assertThat(store.begin(four, 3, entry(four))).isTrue();
  }

  @Test
  void who_is_not_let_in_leaves_no_trace() {
    begin(one);
    assertThat(begins(first("op-2", "n2"))).isFalse();

    assertThat(store.find("op-2")).isEmpty();
    assertThat(store.journal("op-2", 0)).isEmpty();
    assertThat(store.of("n2")).isEmpty();
    assertThat(begins(first("op-2", "n2", "z2"))).as("the id is still free").isTrue();
  }

  @Test
  void closing_gives_back_the_slot() {
    begin(one);
    Operation leaving = replaced(next(one, LEAVING));
    assertThat(begins(first("op-2", "n2"))).isFalse();
    replaced(next(leaving, CLOSED));
    assertThat(begins(first("op-2", "n2"))).isTrue();
  }

  @Test
  void refusing_gives_back_the_slot() {
    begin(one);
    replaced(next(one, REFUSED));
    assertThat(begins(first("op-2", "n2"))).isTrue();
  }

  @Test
  void what_begins_refused_takes_neither_slot_nor_host() {
    begin(one);
    Operation refused = begin(in(REFUSED, first("op-2", "n1")));

    assertThat(store.find("op-2")).contains(refused);
    assertThat(store.journal("op-2", 0)).isEqualTo(entry(refused));
    assertThat(store.open()).containsExactly(one);
  }

  // Who may go on writing.

  @Test
  void what_is_brought_back_takes_its_host_and_no_slot() {
    Operation out = first("op-1", "n1");
    Operation back = bringingBack(first("op-2", "n2"));
    store.begin(out, 1, entry(out));

    assertThat(store.begin(back, 1, entry(back))).isTrue();
    assertThat(store.open()).containsExactly(out, back);

    Operation second = first("op-3", "n2");
    assertThat(store.begin(second, 2, entry(second))).isFalse();
    Operation third = first("op-4", "n3");
    assertThat(store.begin(third, 2, entry(third))).as("op-2 has no slot").isTrue();
  }

  @Test
  void when_a_host_of_a_zone_was_back_last_is_told_of_operations_that_are_over() {
    Instant noon = Instant.parse("2026-11-22T12:00:00Z");
    assertThat(store.lastBack("z")).isEmpty();
    over("op-1", "n1", "z", noon.plusSeconds(60));
    over("op-2", "n2", "z", noon);
    over("op-3", "n3", "elsewhere", noon.plusSeconds(99));

    assertThat(store.lastBack("z")).contains(noon.plusSeconds(60));

    Operation open = first("op-4", "n4");
    store.begin(open, 1, entry(open));
    assertThat(store.lastBack("z")).contains(noon.plusSeconds(60));
  }

  private void over(String id, String host, String zone, Instant back) {
    Operation first = first(id, host, zone);
    store.begin(first, 1, entry(first));
    Operation closed = back(next(first, CLOSED), back);
    assertThat(store.replace(closed, entry(closed))).isTrue();
  }

  @Test
  void a_stale_edition_is_not_written() {
    begin(one);
    Operation second = replaced(next(one, ENTERING, resting("web", "n1")));
    Operation stale = next(one, IN_MAINTENANCE, moving("db", "n1"));

    assertThat(replaces(stale)).isFalse();
    assertThat(store.find("op-1")).contains(second);
    assertThat(store.journal("op-1", 0)).hasSize(2).endsWith(entry(second).get(0));
  }

  @Test
  void a_stale_edition_with_nothing_to_tell_is_not_written_either() {
    begin(one);
    Operation second = quiet(one, ENTERING, resting("web", "n1"));
    assertThat(store.replace(second, List.of())).isTrue();
    assertThat(store.replace(quiet(one, IN_MAINTENANCE), List.of())).isFalse();

    assertThat(store.find("op-1")).contains(second);
    assertThat(store.journal("op-1", 0)).isEqualTo(entry(one));
  }

  @Test
  void an_edition_that_skips_one_is_not_written() {
    begin(one);
    assertThat(replaces(next(quiet(one, ENTERING), ENTERING))).isFalse();
    assertThat(store.find("op-1")).contains(one);
  }

  @Test
  void an_operation_that_never_began_is_not_written() {
    assertThat(replaces(next(one, ENTERING))).isFalse();
    assertThat(store.find("op-1")).isEmpty();
  }

  @Test
  void what_is_over_stays_over() {
    begin(one);
    Operation closed = replaced(next(one, CLOSED));
    assertThat(replaces(next(closed, ENTERING))).isFalse();
    assertThat(replaces(next(closed, CLOSED))).isFalse();
    assertThat(store.find("op-1")).contains(closed);
  }

  // One open order for a workload, over all operations.

  @Test
  void a_workload_has_one_open_order_over_all_operations() {
    Operation two = first("op-2", "n2", "z2");
    begin(one);
    begin(two);
    Operation holder = replaced(next(one, ENTERING, moving("web", "n1")));
    Operation rival = next(two, ENTERING, resting("a", "n2"), moving("web", "n2"));

    assertThat(replaces(rival)).isFalse();
    assertThat(store.find("op-2")).contains(two);
    assertThat(store.journal("op-2", 0)).isEqualTo(entry(two));

    replaced(next(holder, ENTERING, resting("web", "n1")));
    assertThat(replaces(rival)).isTrue();
  }

  @Test
  void an_operation_begins_with_no_order_that_is_open_elsewhere() {
    begin(one);
    replaced(next(one, ENTERING, moving("web", "n1")));
    Operation first = first("op-2", "n2", "z2");
    Operation rival = in(ENTERING, first, moving("web", "n2"));

    assertThat(begins(rival)).isFalse();
    assertThat(store.find("op-2")).isEmpty();
  }

  @Test
  void the_same_workload_may_rest_in_several_operations() {
    Operation two = first("op-2", "n2", "z2");
    begin(one);
    begin(two);
    replaced(next(one, ENTERING, moving("web", "n1")));
    assertThat(replaces(next(two, ENTERING, resting("web", "n1")))).isTrue();
  }

  @Test
  void an_operation_that_is_over_holds_no_order() {
    Operation two = first("op-2", "n2", "z2");
    begin(one);
    begin(two);
    Operation holder = replaced(next(one, ENTERING, moving("web", "n1")));
    Operation closed = replaced(next(holder, CLOSED, moving("web", "n1")));

    assertThat(store.find("op-1")).contains(closed);
    assertThat(replaces(next(two, ENTERING, moving("web", "n2")))).isTrue();
  }

  // The journal.

  @Test
  void the_journal_tells_in_order_what_came_after() {
    begin(one);
    Operation two = replaced(next(one, ENTERING));
    Operation three = replaced(next(two, IN_MAINTENANCE));

    assertThat(store.journal("op-1", 0))
        .containsExactly(entry(one).get(0), entry(two).get(0), entry(three).get(0));
    assertThat(store.journal("op-1", 2)).isEqualTo(entry(three));
    assertThat(store.journal("op-1", 3)).isEmpty();
  }

  @Test
  void entries_out_of_place_are_refused_and_nothing_is_written() {
    begin(one);
    Operation second = next(one, ENTERING);
    JournalEntry gap = entry(next(second, ENTERING)).get(0);
    JournalEntry foreign = entry(next(first("op-2", "n2"), ENTERING)).get(0);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> store.replace(second, List.of(gap)))
        .withMessage("entry 3 of operation op-1 can't be written as entry 2 of operation op-1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store.replace(second, List.of(foreign)))
        .withMessageContaining("entry 2 of operation op-2 can't be written");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store.begin(first("op-2", "n2", "z2"), 1, entry(one)))
        .withMessageContaining("entry 1 of operation op-1 can't be written");
    assertThat(store.open()).containsExactly(one);
    assertThat(store.journal("op-1", 0)).isEqualTo(entry(one));
  }

  // Cordons.

  @Test
  void cordons_come_in_the_order_of_the_hosts_and_the_first_one_stays() {
    Cordon b = new Cordon("b", "ada", "noisy fan", Instant.parse("2026-11-22T12:00:00.000000001Z"));
    Cordon a = new Cordon("a", "bob", "", Instant.EPOCH);
    Cordon upper = new Cordon("C", "bob", "spare", Instant.EPOCH);
    List.of(b, a, upper).forEach(store::cordon);
    store.cordon(new Cordon("b", "eve", "mine now", Instant.EPOCH));

    assertThat(store.cordons()).containsExactly(upper, a, b);
  }

  @Test
  void a_cordon_is_removed_once_and_may_be_set_again() {
    Cordon before = new Cordon("n1", "ada", "noisy fan", Instant.EPOCH);
    Cordon after = new Cordon("n1", "bob", "fan again", Instant.EPOCH.plusSeconds(1));
    store.cordon(before);
    store.uncordon("n1");
    store.uncordon("n1");
    assertThat(store.cordons()).isEmpty();
    store.cordon(after);
    assertThat(store.cordons()).containsExactly(after);
  }

  // Hosts that are said to be off.

  @Test
  void the_word_that_a_host_is_off_is_kept_until_it_is_lifted() {
    Fence b = new Fence("b", "ada", "its plug is out", Instant.parse("2026-11-22T12:00:00Z"));
    Fence a = new Fence("a", "stonith", "", Instant.EPOCH);
    store.fence(b);
    store.fence(a);
    store.fence(new Fence("b", "eve", "so I heard", Instant.EPOCH));
    assertThat(store.fences()).containsExactly(a, b);

    store.unfence("b");
    store.unfence("b");
    assertThat(store.fences()).containsExactly(a);
  }
}
