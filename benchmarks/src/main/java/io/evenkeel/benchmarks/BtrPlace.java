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
import org.btrplace.plan.ReconfigurationPlan;
import org.btrplace.plan.event.Action;
import org.btrplace.plan.event.MigrateVM;
import org.btrplace.scheduler.SchedulerException;
import org.btrplace.scheduler.choco.ChocoScheduler;
import org.btrplace.scheduler.choco.DefaultChocoScheduler;

/** BtrPlace: {@code repair} moves what is on the hosts to empty, {@code rebuild} may move all. */
final class BtrPlace implements Contestant {

  private final boolean repair;
  private final int seconds;

  BtrPlace(boolean repair, int seconds) {
    this.repair = repair;
    this.seconds = seconds;
  }

  @Override
  public String name() {
    return repair ? "BtrPlace repair" : "BtrPlace rebuild";
  }

  @Override
  public Result empty(Cluster cluster, List<String> vacate) {
    Translation translation = new Translation(cluster, vacate);
    ChocoScheduler scheduler = new DefaultChocoScheduler();
    scheduler.doRepair(repair);
    scheduler.doOptimize(false);
    scheduler.setTimeLimit(seconds);
    long begun = System.nanoTime();
    ReconfigurationPlan plan;
    try {
      plan = scheduler.solve(translation.model, translation.constraints);
    } catch (SchedulerException e) {
      return new Result(false, 0, (System.nanoTime() - begun) / 1e6);
    }
    double millis = (System.nanoTime() - begun) / 1e6;
    if (plan == null) {
      return new Result(false, 0, millis);
    }
    List<Hop> hops = new ArrayList<>();
    for (Action action : plan) { // in the order of their start
      if (action instanceof MigrateVM move) {
        hops.add(translation.hop(move));
      }
    }
    return Evaluator.judge(cluster, vacate, hops, millis);
  }

  /** A cluster in the words of BtrPlace; its numbers are ints, so memory is in MiB. */
  private static final class Translation {

    private static final long MIB = 1L << 20;

    private final Model model = new DefaultModel();
    private final List<SatConstraint> constraints = new ArrayList<>();
    private final Map<String, Node> nodes = new HashMap<>();
    private final Map<String, VM> vms = new HashMap<>();
    private final Map<Node, String> hosts = new HashMap<>();
    private final Map<VM, String> workloads = new HashMap<>();

    Translation(Cluster cluster, List<String> vacate) {
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
      Set<Node> older = new HashSet<>();
      cluster.hosts().stream()
          .filter(host -> !host.hardware().cpu().models().contains("newer"))
          .forEach(host -> older.add(nodes.get(host.id())));
      Set<Node> emptied = vacate.stream().map(nodes::get).collect(Collectors.toSet());
      for (Workload workload : cluster.workloads()) {
        VM vm = model.newVM();
        vms.put(workload.id(), vm);
        workloads.put(vm, workload.id());
        model.getMapping().addRunningVM(vm, nodes.get(workload.host()));
        memory.setConsumption(vm, (int) (workload.memoryBytes() / MIB));
        vcpus.setConsumption(vm, workload.vcpus());
        Set<Node> banned = new HashSet<>(emptied);
        if (workload.demand().cpu().model().equals("newer")) {
          banned.addAll(older);
        }
        constraints.add(new Ban(vm, banned));
      }
      model.attach(memory);
      model.attach(vcpus);
      for (Rule rule : cluster.rules()) {
        Set<VM> apart = rule.workloads().stream().map(vms::get).collect(Collectors.toSet());
        constraints.add(new Spread(apart, true));
      }
    }

    Hop hop(MigrateVM move) {
      return new Hop(
          workloads.getOrDefault(move.getVM(), ""),
          hosts.getOrDefault(move.getDestinationNode(), ""));
    }
  }
}
