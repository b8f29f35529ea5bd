package io.evenkeel.maintenance;

import io.evenkeel.maintenance.Authorizer.Action;
import io.evenkeel.maintenance.operation.Asker;
import io.evenkeel.maintenance.operation.JournalEntry;
import io.evenkeel.maintenance.operation.Operation;
import io.evenkeel.plan.Outlook;
import io.evenkeel.plan.Plan;
import io.evenkeel.plan.PlanOptions;
import io.evenkeel.preflight.PreflightReport;
import java.util.List;
import java.util.Optional;

/**
 * What one person may see: the looks of {@link Maintenance}, each after the authorizer was asked.
 * What is denied is refused with {@link NotPermittedException} before anything is looked at; lists
 * leave out the hosts that this person may not see. Safe for any thread.
 */
public final class Viewer {

  private final Maintenance maintenance;
  private final Conduct conduct;
  private final Asker asker;

  Viewer(Maintenance maintenance, Conduct conduct, String actor) {
    this.maintenance = maintenance;
    this.conduct = conduct;
    this.asker = new Asker(actor, "");
  }

  /** What speaks for and against taking a host out now. Needs {@code VIEW}. */
  public PreflightReport preflight(String host) {
    return preflight(host, PlanOptions.DEFAULT);
  }

  /** What speaks for and against taking a host out now, planned in a certain way. */
  public PreflightReport preflight(String host, PlanOptions options) {
    conduct.permit(asker, Action.VIEW, host);
    return maintenance.preflight(host, options);
  }

  /** How these hosts would be emptied now. Needs {@code PLAN} for each. */
  public Plan plan(List<String> hosts, PlanOptions options) {
    hosts.forEach(host -> conduct.permit(asker, Action.PLAN, host));
    return maintenance.plan(hosts, options);
  }

  /** How these hosts would be emptied now. Needs {@code PLAN} for each. */
  public Plan plan(String... hosts) {
    return plan(List.of(hosts), PlanOptions.DEFAULT);
  }

  /** The same, with whatever can be asked about it. Needs {@code PLAN} for each. */
  public Outlook outlook(List<String> hosts, PlanOptions options) {
    hosts.forEach(host -> conduct.permit(asker, Action.PLAN, host));
    return maintenance.outlook(hosts, options);
  }

  /** One host as people see it. Needs {@code VIEW}. */
  public HostView status(String host) {
    conduct.permit(asker, Action.VIEW, host);
    return maintenance.status(host);
  }

  /** The hosts that this person may see. */
  public List<HostView> status() {
    return maintenance.status().stream().filter(view -> maySee(view.host())).toList();
  }

  /** The operations that are not over, of the hosts that this person may see. */
  public List<Operation> operations() {
    return maintenance.operations().stream().filter(open -> maySee(open.host())).toList();
  }

  /** One operation, if it is there and its host may be seen. */
  public Optional<Operation> find(String id) {
    return maintenance.find(id).filter(operation -> maySee(operation.host()));
  }

  /** The operations of a host. Needs {@code VIEW}. */
  public List<Operation> history(String host) {
    conduct.permit(asker, Action.VIEW, host);
    return maintenance.history(host);
  }

  /** The journal of an operation after a sequence number. Needs {@code VIEW} of its host. */
  public List<JournalEntry> journal(String operation, long after) {
    maintenance.find(operation).ifPresent(o -> conduct.permit(asker, Action.VIEW, o.host()));
    return maintenance.journal(operation, after);
  }

  private boolean maySee(String host) {
    return conduct.allows(asker, Action.VIEW, host);
  }
}
