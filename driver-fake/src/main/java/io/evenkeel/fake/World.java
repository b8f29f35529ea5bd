package io.evenkeel.fake;

import io.evenkeel.spi.DriverException;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.Inventory;
import io.evenkeel.spi.Progress;
import io.evenkeel.spi.Rule;
import io.evenkeel.spi.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** All that there is, in one place. Not thread-safe: {@link FakeCluster} has the lock. */
final class World {

  final FakeOptions options;
  final Inventory beginning;
  final Agenda agenda = new Agenda();
  final EventLog log = new EventLog();
  final Invariants invariants;
  final Map<String, SimulatedHost> hosts = new TreeMap<>();
  final Map<String, SimulatedWorkload> workloads = new TreeMap<>();
  final List<Rule> rules;

  /** Every order that was ever accepted. */
  final Map<String, Task> tasks = new LinkedHashMap<>();

  /** Those that are being carried out, the users' moves among them. */
  final Set<Task> running = new LinkedHashSet<>();

  /** How often a user has begun to move something. */
  int handMoves;

  /** Counts the changes a driver or a user could see. */
  private long version;

  World(Inventory beginning, FakeOptions options) {
    this.options = options;
    this.beginning = beginning;
    invariants = new Invariants(options, log, () -> ClusterDocument.write(beginning));
    rules = beginning.rules();
    for (Host host : beginning.hosts()) {
      hosts.put(host.id(), new SimulatedHost(host));
    }
    for (Workload workload : Sightings.ofEachWorkload(beginning).values()) {
      add(workload);
    }
  }

  SimulatedWorkload add(Workload facts) {
    SimulatedHost host = host(facts.host());
    SimulatedWorkload workload = new SimulatedWorkload(facts);
    workloads.put(facts.id(), workload);
    Copy copy = new Copy(workload, host, facts.power());
    workload.copies.put(host.id(), copy);
    host.copies.put(facts.id(), copy);
    if (copy.takesRoom()) {
      host.room = host.room.plus(facts.demand());
    }
    if (!facts.power().live()) {
      workload.uptime.cause = "off from the beginning";
    }
    return workload;
  }

  long now() {
    return agenda.now();
  }

  long version() {
    return version;
  }

  /** Something that can be seen has changed. */
  void changed(String event) {
    version++;
    log.add(agenda.now(), event);
  }

  SimulatedHost host(String id) {
    SimulatedHost host = hosts.get(id);
    if (host == null) {
      throw new DriverException(DriverException.Kind.NOT_FOUND, "there is no host " + id);
    }
    return host;
  }

  SimulatedWorkload workload(String id) {
    SimulatedWorkload workload = workloads.get(id);
    if (workload == null) {
      throw new DriverException(DriverException.Kind.NOT_FOUND, "there is no workload " + id);
    }
    return workload;
  }

  /** Begins to keep account of an order. */
  void begins(Task task, SimulatedWorkload workload) {
    if (task.ours) {
      tasks.put(task.order.id(), task);
    }
    running.add(task);
    workload.tasks.add(task);
  }

  /** An order has ended, one way or another. */
  void ends(Task task, Progress.State state, String message) {
    if (!task.running()) {
      return;
    }
    task.state = state;
    task.message = message;
    Agenda.Entry.cancel(task.due);
    Agenda.Entry.cancel(task.breaks);
    task.due = null;
    task.breaks = null;
    running.remove(task);
    SimulatedWorkload workload = workloads.get(task.order.workload());
    if (workload != null) {
      workload.tasks.remove(task);
    }
  }

  /** Whether an order is being carried out that will end by itself. */
  boolean busy() {
    for (Task task : running) {
      if (task.willEnd()) {
        return true;
      }
    }
    return false;
  }

  /** What a driver sees: nothing of what is on a host that does not answer. */
  Inventory observed() {
    return inventory(false);
  }

  /** What there really is, answered or not. */
  Inventory real() {
    return inventory(true);
  }

  /** In the order that an inventory has anyway, which makes its sorting cheap. */
  private Inventory inventory(boolean all) {
    List<Workload> sightings = new ArrayList<>(workloads.size() + running.size());
    for (SimulatedWorkload workload : workloads.values()) {
      for (Copy copy : workload.copies.values()) {
        if (all || copy.host.answers()) {
          sightings.add(copy.shown());
        }
      }
    }
    return new Inventory(shownHosts(), sightings, rules);
  }

  private List<Host> shownHosts() {
    List<Host> shown = new ArrayList<>(hosts.size());
    for (SimulatedHost host : hosts.values()) {
      shown.add(host.shown());
    }
    return shown;
  }
}
