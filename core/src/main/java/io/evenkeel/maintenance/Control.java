package io.evenkeel.maintenance;

import io.evenkeel.maintenance.Authorizer.Action;
import io.evenkeel.maintenance.operation.Asker;
import io.evenkeel.maintenance.operation.EventType;
import io.evenkeel.maintenance.operation.Instruction;
import io.evenkeel.maintenance.operation.Instruction.Kind;
import io.evenkeel.maintenance.operation.Item;
import io.evenkeel.maintenance.operation.ItemState;
import io.evenkeel.maintenance.operation.Operation;
import io.evenkeel.maintenance.operation.Standing;
import io.evenkeel.maintenance.operation.Steering;
import io.evenkeel.maintenance.operation.Waiting;
import java.util.List;
import java.util.function.Function;

/**
 * What one person may say of an operation while it runs. Each request is only written down, and
 * takes effect with the next tick; what was said already changes nothing. Safe for any thread.
 *
 * <p>Every method throws {@link IllegalArgumentException} if the host has no operation that is not
 * over, and {@link NotPermittedException} if the authorizer denies it. In each case nothing has
 * been done.
 */
public final class Control {

  private final Outside outside;
  private final Conduct conduct;
  private final Lookout lookout;
  private final String host;
  private final Asker asker;

  Control(Outside outside, Conduct conduct, Lookout lookout, String host, Asker asker) {
    this.outside = outside;
    this.conduct = conduct;
    this.lookout = lookout;
    this.host = host;
    this.asker = asker;
  }

  /**
   * Begins nothing new: no move and no stop. What runs goes on to its end, and what was stopped to
   * be moved is still started again, so that nobody is kept dark.
   */
  public Operation pause() {
    conduct.permit(asker, Action.RUN, host);
    return amend(
        operation -> {
          Steering steering = operation.standing().steering();
          if (steering.pause().present()) {
            return amendment(operation);
          }
          String why = asker.reason().isEmpty() ? "" : ": " + asker.reason();
          Waiting pause =
              new Waiting(
                  "PAUSED",
                  host,
                  "paused by " + asker.actor() + why,
                  "Resume it",
                  outside.clock().instant());
          return said(operation, "", "pause", steering.paused(pause));
        });
  }

  /** Goes on after a pause. */
  public Operation resume() {
    conduct.permit(asker, Action.RUN, host);
    return amend(
        operation -> {
          Steering steering = operation.standing().steering();
          return steering.pause().present()
              ? said(operation, "", "resume", steering.paused(Waiting.NONE))
              : amendment(operation);
        });
  }

  /**
   * Leaves one workload alone: it is not moved and not stopped. A move of it that runs is told to
   * give up. The host is not empty while it is there.
   *
   * @throws IllegalArgumentException if the workload is not on the host and none of the operation's
   */
  public Operation skip(String workload) {
    return instruct(workload, Kind.SKIP, "", "leave it alone");
  }

  /**
   * Lets one workload go to one certain host only, or stay. A move of it to another host that runs
   * is told to give up.
   *
   * @throws IllegalArgumentException if the workload is not on the host and none of the
   *     operation's, or the target is not there or is the host itself
   */
  public Operation retarget(String workload, String target) {
    conduct.permit(asker, Action.RUN, host);
    if (lookout.look().cluster().host(target).id().equals(host)) {
      throw new IllegalArgumentException(
          "%s can't be sent to %s, the host it shall leave; name another"
              .formatted(workload, host));
    }
    return instruct(workload, Kind.TARGET, target, "it goes to " + target + " only");
  }

  /**
   * Shuts one workload down instead of moving it. Where it starts again, and whether, is its own
   * policy.
   *
   * @throws IllegalArgumentException if the workload is not on the host and none of the operation's
   */
  public Operation stop(String workload) {
    conduct.permit(asker, Action.STOP, host);
    return instruct(workload, Kind.STOP, "", "it may be shut down");
  }

  /**
   * Shuts one workload down instead of moving it, and switches it off if it does not do so within
   * its time.
   *
   * @throws IllegalArgumentException if the workload is not on the host and none of the operation's
   */
  public Operation forceOff(String workload) {
    conduct.permit(asker, Action.STOP, host);
    return instruct(workload, Kind.FORCE_OFF, "", "it may be shut down, and switched off");
  }

  /**
   * Takes back what was said of one workload, and forgets its failed attempts: it is treated as if
   * it had just been listed.
   *
   * @throws IllegalArgumentException if the workload is not on the host and none of the operation's
   */
  public Operation proceed(String workload) {
    conduct.permit(asker, Action.RUN, host);
    return amend(
        operation -> {
          mustBelong(operation, workload);
          Steering steering = operation.standing().steering();
          boolean usedUp =
              operation.findItem(workload).filter(item -> !item.open()).stream()
                  .anyMatch(item -> item.waiting().code().equals("RETRIES_USED_UP"));
          if (steering.of(workload).isEmpty() && !usedUp) {
            return amendment(operation);
          }
          return said(operation, workload, "go on with it", steering.without(workload))
              .with(anew(operation, workload));
        });
  }

  private Operation instruct(String workload, Kind kind, String target, String text) {
    conduct.permit(asker, Action.RUN, host);
    return amend(
        operation -> {
          mustBelong(operation, workload);
          mustBeEmptied(operation, workload);
          Steering steering = operation.standing().steering();
          boolean known =
              steering
                  .of(workload)
                  .filter(said -> said.kind() == kind && said.target().equals(target))
                  .isPresent();
          return known
              ? amendment(operation)
              : said(
                      operation,
                      workload,
                      text,
                      steering.with(new Instruction(workload, kind, target, asker)))
                  .with(anew(operation, workload));
        });
  }

  /** Whatever was decided of it, and has not begun, is decided anew. */
  private static List<Item> anew(Operation operation, String workload) {
    return operation.items().stream()
        .map(item -> item.workload().equals(workload) && waits(item) ? fresh(item) : item)
        .toList();
  }

  private static Item fresh(Item item) {
    boolean decided = item.state() == ItemState.PLANNED || item.state() == ItemState.RETRY;
    return item.with(item.course().forgiving()).in(decided ? ItemState.PENDING : item.state());
  }

  private static boolean waits(Item item) {
    return !item.open()
        && switch (item.state()) {
          case PLANNED, RETRY, BLOCKED, STOPPED_BY_US -> true;
          default -> false;
        };
  }

  private void mustBelong(Operation operation, String workload) {
    boolean there =
        operation.findItem(workload).isPresent()
            || lookout.look().reported().findWorkload(workload).stream()
                .anyMatch(seen -> seen.host().equals(host));
    if (!there) {
      throw new IllegalArgumentException(
          "workload %s is not on host %s, and its operation does not move it; see the host's status"
              .formatted(workload, host));
    }
  }

  private static void mustBeEmptied(Operation operation, String workload) {
    switch (operation.state()) {
      case REQUESTED, ENTERING, WAITING_FOR_OPERATOR -> {
        // Now is the time.
      }
      case IN_MAINTENANCE, LEAVING, LEAVE_INCOMPLETE, CANCELLING, REFUSED, CLOSED ->
          throw new IllegalArgumentException(
              "host %s is not being emptied (operation %s is %s), so nothing is to be said of %s"
                  .formatted(operation.host(), operation.id(), operation.state(), workload));
    }
  }

  private Amendment amendment(Operation operation) {
    return new Amendment(operation, asker, outside.clock().instant());
  }

  private Amendment said(Operation operation, String workload, String text, Steering steering) {
    Standing standing = operation.standing().steering(steering);
    return amendment(operation).say(EventType.ASKED, workload, text).with(standing);
  }

  private Operation amend(Function<Operation, Amendment> request) {
    return new Amending(outside).amend(host, "control", request);
  }
}
