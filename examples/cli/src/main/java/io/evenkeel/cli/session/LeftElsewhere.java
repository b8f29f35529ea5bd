package io.evenkeel.cli.session;

import io.evenkeel.maintenance.HostView;
import io.evenkeel.maintenance.HostView.Machine;
import io.evenkeel.maintenance.operation.Item;
import io.evenkeel.maintenance.operation.ItemState;
import io.evenkeel.maintenance.operation.Operation;
import io.evenkeel.maintenance.operation.OperationState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was left elsewhere when a host left maintenance, and what can be brought back. */
public final class LeftElsewhere {

  /** Why a workload stayed away by our own doing; what its operator moved stays where he put it. */
  private static final List<String> LEFT = List.of("LEFT_THERE", "ACCEPTED");

  private LeftElsewhere() {}

  /**
   * By the last word on each workload; what has come home since is not named.
   *
   * @param history the operations of the host, the newest last
   * @param now the host
   */
  public static List<Item> from(List<Operation> history, HostView now) {
    List<String> here = now.machines().stream().map(Machine::workload).toList();
    Map<String, Item> latest = new LinkedHashMap<>();
    history.stream()
        .filter(operation -> operation.state() == OperationState.CLOSED)
        .flatMap(operation -> operation.items().stream())
        .forEach(item -> latest.put(item.workload(), item));
    return latest.values().stream()
        .filter(item -> item.state() == ItemState.NOT_HOME && item.home().equals(now.host()))
        .filter(item -> LEFT.contains(item.waiting().code()))
        .filter(item -> !here.contains(item.workload()))
        .toList();
  }
}
