package io.evenkeel.benchmarks;

import io.evenkeel.cluster.Cluster;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.Rule;
import io.evenkeel.spi.Workload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.btrplace.model.DefaultModel;
import org.btrplace.model.Model;
import org.btrplace.model.Node;
import org.btrplace.model.VM;
import org.btrplace.model.constraint.Ban;
import org.btrplace.model.constraint.SatConstraint;
import org.btrplace.model.constraint.Spread;
import org.btrplace.model.view.ShareableResource;
import org.btrplace.plan.event.MigrateVM;
import org.jspecify.annotations.Nullable;

/** A cluster in the words of BtrPlace; its numbers are ints, so memory is in MiB. */
final class BtrPlaceModel {

  private static final long MIB = 1L << 20;

  final Model model = new DefaultModel();
  final List<SatConstraint> constraints = new ArrayList<>();
  private final Map<String, Node> nodes = new HashMap<>();
  private final Map<String, VM> vms = new HashMap<>();
  private final Map<Node, String> hosts = new HashMap<>();
  private final Map<VM, String> workloads = new HashMap<>();

  BtrPlaceModel(Cluster cluster, List<String> vacate) {
    ShareableResource memory = new ShareableResource("memory", 0, 0);
    ShareableResource vcpus = new ShareableResource("vcpus", 0, 0);
    for (Host host : cluster.hosts()) {
      Node node = model.newNode();
      nodes.put(host.id(), node);
      hosts.put(node, host.id());
      model.getMapping().addOnlineNode(node);
      memory.setCapacity(node, (int) (host.memoryCapacityBytes() / MIB));
      vcpus.setCapacity(node, (int) host.vcpuCapacity());
    }
    for (Workload workload : cluster.workloads()) {
      VM vm = model.newVM();
      vms.put(workload.id(), vm);
      workloads.put(vm, workload.id());
      model.getMapping().addRunningVM(vm, node(workload.host()));
      memory.setConsumption(vm, (int) (workload.memoryBytes() / MIB));
      vcpus.setConsumption(vm, workload.vcpus());
    }
    model.attach(memory);
    model.attach(vcpus);
    ban(cluster, vacate);
    for (Rule rule : cluster.rules()) {
      Set<VM> apart = rule.workloads().stream().map(this::vm).collect(Collectors.toSet());
      constraints.add(new Spread(apart, true));
    }
  }

  /** Nobody goes to a host that is to be emptied, or to one that it does not run on. */
  private void ban(Cluster cluster, List<String> vacate) {
    Set<Node> older = new HashSet<>();
    cluster.hosts().stream()
        .filter(host -> !host.hardware().cpu().models().contains(Kitchen.NEWER))
        .forEach(host -> older.add(node(host.id())));
    Set<Node> emptied = vacate.stream().map(this::node).collect(Collectors.toSet());
    for (Workload workload : cluster.workloads()) {
      Set<Node> banned = new HashSet<>(emptied);
      if (workload.demand().cpu().model().equals(Kitchen.NEWER)) {
        banned.addAll(older);
      }
      if (!banned.isEmpty()) {
        constraints.add(new Ban(vm(workload.id()), banned));
      }
    }
  }

  Node node(String host) {
    return found(nodes.get(host), host);
  }

  VM vm(String workload) {
    return found(vms.get(workload), workload);
  }

  Hop hop(MigrateVM move) {
    return new Hop(
        found(workloads.get(move.getVM()), move),
        found(hosts.get(move.getDestinationNode()), move));
  }

  private static <T> T found(@Nullable T one, Object name) {
    if (one == null) {
      throw new IllegalArgumentException("BtrPlace was not told of " + name);
    }
    return one;
  }
}
