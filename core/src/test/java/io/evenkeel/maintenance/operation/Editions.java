package io.evenkeel.maintenance.operation;

import io.evenkeel.maintenance.operation.Course.Way;
import io.evenkeel.maintenance.task.Stage;
import io.evenkeel.maintenance.task.TaskRun;
import io.evenkeel.plan.PlanOptions;
import io.evenkeel.plan.Stop.Consent;
import io.evenkeel.preflight.Finding;
import io.evenkeel.spi.Handling.Restart;
import io.evenkeel.spi.HostCpu;
import java.time.Instant;
import java.util.List;

/** Operations to be written, each edition with one journal entry. */
public final class Editions {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.123456789Z");

  private static final Waiver WAIVER = new Waiver("ZONE_PAUSE", "urgent", "eve", NOON);

  private Editions() {}

  /** The first edition of an operation in zone z. */
  public static Operation first(String id, String host) {
    return first(id, host, "z");
  }

  /** The first edition of an operation. */
  public static Operation first(String id, String host, String zone) {
    PlanOptions options = PlanOptions.DEFAULT.onlyTo(List.of("n2", "n3")).stoppingWhatCannotMove();
    return new Operation(
        id,
        new Terms(
            Purpose.MAINTENANCE,
            host,
            zone,
            new Asker("ada", "new \"kernel\"\n\u00e4\ud83d\ude80"),
            options,
            Consents.NONE.waiving(WAIVER).checked("OUT_OF_BAND_ACCESS").forcingOff()),
        OperationState.REQUESTED,
        new Standing(
            NOON,
            Ending.OPEN,
            Service.before(
                    true, new HostCpu("Haswell", List.of("Haswell", "qemu64"), List.of("avx")))
                .power(PowerWatch.NONE.next(PowerWatch.Verb.REBOOT, "boot-1", NOON))
                .leaving(true, List.of(WAIVER)),
            List.of(new TaskRun("update", Stage.IN_MAINTENANCE, 2, TaskRun.State.DONE, NOON, "ok")),
            List.of(waiting(host)),
            List.of(Finding.warn("TIGHT", host, "2 GiB are left", "Add a host")),
            Steering.NONE
                .paused(waiting(host))
                .with(new Instruction("vm1", Instruction.Kind.TARGET, "n2", new Asker("ada", "")))),
        List.of(),
        new Revision(1, 1));
  }

  /** The same edition in another state. */
  public static Operation in(OperationState state, Operation edition, Item... items) {
    return new Operation(
        edition.id(),
        edition.terms(),
        state,
        edition.standing(),
        List.of(items),
        edition.revision());
  }

  /** The same edition of an operation that brings workloads back to its host. */
  public static Operation bringingBack(Operation edition) {
    Terms terms = edition.terms();
    return new Operation(
        edition.id(),
        new Terms(
            Purpose.BRING_BACK,
            terms.host(),
            terms.zone(),
            terms.asker(),
            terms.options(),
            terms.consents()),
        edition.state(),
        edition.standing(),
        edition.items(),
        edition.revision());
  }

  /** The same edition, with its host back in service. */
  public static Operation back(Operation edition, Instant at) {
    Standing standing = edition.standing();
    return new Operation(
        edition.id(),
        edition.terms(),
        edition.state(),
        standing.service(standing.service().back(at)),
        edition.items(),
        edition.revision());
  }

  /** The next edition. */
  public static Operation next(Operation before, OperationState state, Item... items) {
    Revision next = new Revision(before.revision().version() + 1, before.revision().entries() + 1);
    return new Operation(
        before.id(), before.terms(), state, before.standing(), List.of(items), next);
  }

  /** The next edition, with nothing to tell. */
  public static Operation quiet(Operation before, OperationState state, Item... items) {
    Revision next = new Revision(before.revision().version() + 1, before.revision().entries());
    return new Operation(
        before.id(), before.terms(), state, before.standing(), List.of(items), next);
  }

  /** The entry that comes with an edition. */
  public static List<JournalEntry> entry(Operation edition) {
    long number = edition.revision().entries();
    JournalEntry.Event event =
        new JournalEntry.Event(
            EventType.STATE, edition.host(), "", edition.state() + ", entry " + number);
    return List.of(new JournalEntry(edition.id(), number, NOON, JournalEntry.ENGINE, event));
  }

  /** A workload at rest, with a history. */
  public static Item resting(String workload, String home) {
    Attempt attempt =
        Attempt.NONE
            .next(Step.MIGRATE, home, "n2", NOON, NOON.plusSeconds(60))
            .settled(NOON.plusNanos(1));
    Course course =
        new Course(
            Way.LIVE, "n2", 10_000_000_000L, Restart.ELSEWHERE, Consent.REQUEST, List.of("n3"));
    return Item.listed(workload, new Origin(home, true, "run-7"))
        .with(course)
        .with(attempt)
        .in(ItemState.AT_REST, waiting(workload));
  }

  /** A workload with an order that is open. */
  public static Item moving(String workload, String home) {
    Item item = resting(workload, home);
    return item.with(item.attempt().next(Step.MIGRATE, home, "n3", NOON, NOON.plusSeconds(60)))
        .in(ItemState.MOVING);
  }

  private static Waiting waiting(String subject) {
    return new Waiting("SLOW", subject, subject + " is slow", "Wait", NOON);
  }
}
