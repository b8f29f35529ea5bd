package io.evenkeel.fake;

import io.evenkeel.spi.Activity;
import io.evenkeel.spi.Blocker;
import io.evenkeel.spi.CpuNeed;
import io.evenkeel.spi.Demand;
import io.evenkeel.spi.Handling;
import io.evenkeel.spi.Hardware;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.HostCpu;
import io.evenkeel.spi.HostMemory;
import io.evenkeel.spi.HostProfile;
import io.evenkeel.spi.HostState;
import io.evenkeel.spi.HostStatus;
import io.evenkeel.spi.HugePages;
import io.evenkeel.spi.Inventory;
import io.evenkeel.spi.Limits;
import io.evenkeel.spi.MemoryNeed;
import io.evenkeel.spi.NumaCell;
import io.evenkeel.spi.Power;
import io.evenkeel.spi.Presence;
import io.evenkeel.spi.Reach;
import io.evenkeel.spi.ReachNeed;
import io.evenkeel.spi.Rule;
import io.evenkeel.spi.Workload;
import io.evenkeel.spi.WorkloadKind;
import io.evenkeel.spi.WorkloadProfile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Any inventory that a document can hold, from a seed. */
final class AnyInventory {

  private static final String LETTERS = "abcxyzAZ019 é\u05D0☃\"\\{}[]:#*&-|>'%@,?!.";
  private static final long[] EDGES = {0, 1, (1 << 20) - 1, 1 << 20, Long.MAX_VALUE >> 20 << 20};

  private final Random random;

  AnyInventory(long seed) {
    random = new Random(seed);
  }

  Inventory next() {
    Map<String, Host> hosts = new TreeMap<>();
    for (Host host : list(1, this::host)) {
      hosts.put(host.id(), host);
    }
    Map<String, Workload> workloads = new TreeMap<>();
    List<String> hostIds = List.copyOf(hosts.keySet());
    for (Workload workload : list(0, () -> workload(hostIds))) {
      workloads.put(workload.id(), workload);
    }
    List<String> workloadIds = List.copyOf(workloads.keySet());
    Map<String, Rule> rules = new TreeMap<>();
    for (Rule rule : list(0, () -> rule(workloadIds, hostIds))) {
      rules.put(rule.id(), rule);
    }
    return new Inventory(
        List.copyOf(hosts.values()), List.copyOf(workloads.values()), List.copyOf(rules.values()));
  }

  private Host host() {
    return new Host(
        id(),
        new HostProfile(id(), id(), labels()),
        new HostState(status(), random.nextBoolean(), "", busy()),
        new Hardware(
            bytes(),
            number(),
            new HostCpu(random.nextBoolean() ? "" : id(), ids(), ids()),
            memory()),
        new Limits(factor(), factor(), bytes(), number(), number()),
        new Reach(ids(), ids(), 1 + random.nextInt(Integer.MAX_VALUE) * 1_000L));
  }

  private OptionalDouble busy() {
    return random.nextBoolean()
        ? OptionalDouble.empty()
        : OptionalDouble.of(random.nextDouble() * 99);
  }

  private HostMemory memory() {
    Map<Long, HugePages> pages = new TreeMap<>();
    for (HugePages one : list(0, () -> new HugePages(1 + (bytes() >> 1), bytes()))) {
      pages.put(one.pageBytes(), one);
    }
    return new HostMemory(
        List.copyOf(pages.values()), list(0, () -> new NumaCell(bytes(), number())));
  }

  private HostStatus status() {
    HostStatus status = one(List.of(HostStatus.values()));
    return status.answered() ? status : HostStatus.DOWN;
  }

  private Workload workload(List<String> hosts) {
    return new Workload(
        id(),
        new WorkloadProfile(id(), one(List.of(WorkloadKind.values())), labels()),
        new Presence(
            one(hosts),
            one(List.of(Power.RUNNING, Power.PAUSED, Power.STOPPED)),
            "",
            List.of(),
            list(0, () -> new Blocker(id(), id()))),
        new Demand(
            bytes(),
            number(),
            new CpuNeed(random.nextBoolean() ? "" : id(), ids()),
            new ReachNeed(ids(), ids(), bytes()),
            new Activity(bytes(), bytes(), bytes(), busy()),
            new MemoryNeed(bytes(), random.nextBoolean())),
        new Handling(
            one(List.of(Handling.Strategy.values())),
            one(List.of(Handling.OnCannotMove.values())),
            one(List.of(Handling.Restart.values())),
            random.nextInt()));
  }

  private Rule rule(List<String> workloads, List<String> hosts) {
    List<String> who = workloads.isEmpty() ? List.of() : list(0, () -> one(workloads));
    List<String> where = list(0, () -> one(hosts));
    boolean hard = random.nextBoolean();
    return switch (random.nextInt(5)) {
      case 0 -> new Rule.Apart(id(), who, hard, Rule.Apart.HOST);
      case 1 -> new Rule.Apart(id(), who, hard, "label:" + id());
      case 2 -> new Rule.Together(id(), who, hard);
      case 3 -> new Rule.On(id(), who, where, hard);
      default -> new Rule.NotOn(id(), who, where, hard);
    };
  }

  private String id() {
    StringBuilder id = new StringBuilder("i");
    for (int i = random.nextInt(10); i > 0; i--) {
      id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return id.reverse().toString();
  }

  private List<String> ids() {
    return list(0, this::id);
  }

  private Map<String, String> labels() {
    Map<String, String> labels = new LinkedHashMap<>();
    ids().forEach(key -> labels.put(key, id()));
    return labels;
  }

  private long bytes() {
    return random.nextBoolean()
        ? EDGES[random.nextInt(EDGES.length)]
        : random.nextLong() & EDGES[EDGES.length - 1];
  }

  private int number() {
    return random.nextInt(4) == 0 ? Integer.MAX_VALUE : random.nextInt(100);
  }

  private double factor() {
    return random.nextBoolean() ? 1 : Math.exp(random.nextGaussian() * 100);
  }

  private <T> T one(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private <T> List<T> list(int least, Supplier<T> item) {
    List<T> list = new ArrayList<>();
    for (int i = least + random.nextInt(4); i > 0; i--) {
      list.add(item.get());
    }
    return list;
  }
}
