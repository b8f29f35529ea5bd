package io.evenkeel.maintenance;

import io.evenkeel.maintenance.Authorizer.Action;
import io.evenkeel.maintenance.operation.Asker;
import io.evenkeel.maintenance.operation.Attempt;
import io.evenkeel.maintenance.operation.Consents;
import io.evenkeel.maintenance.operation.Ending;
import io.evenkeel.maintenance.operation.EventType;
import io.evenkeel.maintenance.operation.Item;
import io.evenkeel.maintenance.operation.ItemState;
import io.evenkeel.maintenance.operation.Operation;
import io.evenkeel.maintenance.operation.OperationState;
import io.evenkeel.maintenance.operation.Purpose;
import io.evenkeel.maintenance.operation.Revision;
import io.evenkeel.maintenance.operation.Service;
import io.evenkeel.maintenance.operation.Standing;
import io.evenkeel.maintenance.operation.Terms;
import io.evenkeel.plan.PlanOptions;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.HostStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Brings back, later, what was left elsewhere when a host left maintenance. */
final class Recall {

  /** Why a workload stayed away by our own doing; what its operator moved stays where he put it. */
  private static final List<String> LEFT = List.of("LEFT_THERE", "ACCEPTED");

  private final Outside outside;
  private final Conduct conduct;
  private final Lookout lookout;

  Recall(Outside outside, Conduct conduct, Lookout lookout) {
    this.outside = outside;
    this.conduct = conduct;
    this.lookout = lookout;
  }

  Operation bringBack(String host, Asker asker) {
    conduct.permit(asker, Action.RUN, host);
    Look look = lookout.look();
    Host home = look.cluster().host(host);
    if (look.openOn(host).isPresent()) {
      Operation open = look.openOn(host).get();
      if (open.terms().purpose() == Purpose.BRING_BACK) {
        return open;
      }
      throw new IllegalStateException(
          "host %s is held by operation %s (%s); leave maintenance with bringHome instead"
              .formatted(host, open.id(), open.state()));
    }
    if (home.status() != HostStatus.RUNNING) {
      throw new IllegalStateException(
          "host %s is %s, so nothing is brought back to it; bring it into service first"
              .formatted(host, home.status()));
    }
    List<Item> away = away(look, host).stream().map(Recall::resting).toList();
    if (away.isEmpty()) {
      throw new IllegalArgumentException(
          "nothing was left elsewhere when host %s left maintenance; there is nothing to bring back"
              .formatted(host));
    }
    return begin(look, home, asker, away);
  }

  private Operation begin(Look look, Host home, Asker asker, List<Item> away) {
    Standing standing =
        Standing.beginning(look.at(), Service.before(false, home.hardware().cpu()), List.of())
            .ending(Ending.BRING_HOME);
    Operation draft =
        new Operation(
            OperationIds.free(outside.store(), home.id(), look.at()),
            new Terms(
                Purpose.BRING_BACK,
                home.id(),
                home.zone(),
                asker,
                PlanOptions.DEFAULT,
                Consents.NONE),
            OperationState.LEAVING,
            standing,
            away,
            new Revision(0, 0));
    Amendment amendment = new Amendment(draft, asker, look.at());
    amendment.say(
        EventType.REQUESTED, "%d workload(s) are to be brought back".formatted(away.size()));
    Operation operation = amendment.operation();
    int hostsOut = conduct.policy().ofZone(home.zone()).hostsOut();
    if (!outside.store().begin(operation, hostsOut, amendment.entries())) {
      throw new IllegalStateException(
          "another request on host %s was faster; ask again".formatted(home.id()));
    }
    outside.bulletin().publish(amendment.entries());
    return operation;
  }

  /** Looks only where something was left elsewhere. */
  List<Item> leftElsewhere(String host) {
    return left(host).isEmpty() || openOn(host) ? List.of() : away(lookout.look(), host);
  }

  private boolean openOn(String host) {
    return outside.store().open().stream().anyMatch(operation -> operation.host().equals(host));
  }

  private List<Item> away(Look look, String host) {
    return left(host).stream()
        .filter(
            item ->
                look.reported()
                    .findWorkload(item.workload())
                    .filter(seen -> seen.host().equals(host) && seen.power().live())
                    .isEmpty())
        .toList();
  }

  /** By the last word on each workload; where we put it then stands in its last attempt. */
  private List<Item> left(String host) {
    Map<String, Item> latest = new LinkedHashMap<>();
    for (Operation operation : outside.store().of(host)) {
      if (operation.state() == OperationState.CLOSED) {
        operation.items().forEach(item -> latest.put(item.workload(), item));
      }
    }
    return latest.values().stream()
        .filter(item -> item.state() == ItemState.NOT_HOME && item.home().equals(host))
        .filter(item -> LEFT.contains(item.waiting().code()))
        .toList();
  }

  private static Item resting(Item item) {
    Attempt last = item.attempt();
    return new Item(
            item.workload(),
            ItemState.AT_REST,
            item.origin(),
            item.course().forgiving(),
            new Attempt(0, last.step(), last.from(), last.to(), last.issuedAt(), last.until()),
            item.waiting())
        .in(ItemState.AT_REST);
  }
}
