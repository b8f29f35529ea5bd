package io.evenkeel.maintenance.operation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Keeps everything in maps behind one lock. */
final class MemoryStore implements OperationStore {

  private final Map<String, Operation> operations = new TreeMap<>();
  private final List<String> inOrder = new ArrayList<>();
  private final Map<String, List<JournalEntry>> journals = new TreeMap<>();
  private final Map<String, Cordon> cordons = new TreeMap<>();
  private final Map<String, Fence> fences = new TreeMap<>();
  private final InstantSource clock;
  private Lease lease = new Lease(0, false);
  private Instant leasedUntil = Instant.MIN;
  private boolean held;

  MemoryStore(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public synchronized List<Operation> open() {
    return operations.values().stream().filter(operation -> !operation.over()).toList();
  }

  @Override
  public synchronized Optional<Operation> find(String id) {
    return Optional.ofNullable(operations.get(id));
  }

  @Override
  public synchronized List<Operation> of(String host) {
    return inOrder.stream()
        .map(operations::get)
        .filter(operation -> operation.host().equals(host))
        .toList();
  }

  @Override
  public synchronized boolean begin(Operation operation, int hostsOut, List<JournalEntry> entries) {
    operation.requireNewest(entries);
    if (operations.containsKey(operation.id())
        || (!operation.over() && !free(operation, hostsOut))
        || ordersElsewhere(operation)) {
      return false;
    }
    operations.put(operation.id(), operation);
    inOrder.add(operation.id());
    journals.put(operation.id(), new ArrayList<>(entries));
    return true;
  }

  @Override
  public synchronized boolean replace(Operation operation, List<JournalEntry> entries) {
    operation.requireNewest(entries);
    Operation stored = operations.get(operation.id());
    if (stored == null
        || stored.over()
        || stored.revision().version() + 1 != operation.revision().version()
        || ordersElsewhere(operation)) {
      return false;
    }
    operations.put(operation.id(), operation);
    journals.computeIfAbsent(operation.id(), id -> new ArrayList<>()).addAll(entries);
    return true;
  }

  @Override
  public synchronized boolean replace(Operation operation, List<JournalEntry> entries, long token) {
    operation.requireNewest(entries);
    return token == lease.token() && replace(operation, entries);
  }

  @Override
  public synchronized Optional<Lease> lease(long token, Duration term) {
    Instant now = clock.instant();
    boolean mine = held && token == lease.token();
    if (!mine && held && now.isBefore(leasedUntil)) {
      return Optional.empty();
    }
    if (!mine) {
      lease = new Lease(lease.token() + 1, held);
    }
    held = true;
    leasedUntil = now.plus(term);
    return Optional.of(lease);
  }

  @Override
  public synchronized void release(long token) {
    held &= token != lease.token();
  }

  @Override
  public synchronized Optional<Instant> lastBack(String zone) {
    return operations.values().stream()
        .filter(operation -> operation.over() && operation.terms().zone().equals(zone))
        .map(operation -> operation.standing().service())
        .filter(Service::back)
        .map(Service::backAt)
        .max(Comparator.naturalOrder());
  }

  @Override
  public synchronized List<JournalEntry> journal(String operation, long after) {
    return journals.getOrDefault(operation, List.of()).stream()
        .filter(entry -> entry.sequence() > after)
        .toList();
  }

  @Override
  public synchronized List<Cordon> cordons() {
    return List.copyOf(cordons.values());
  }

  @Override
  public synchronized void cordon(Cordon cordon) {
    cordons.putIfAbsent(cordon.host(), cordon);
  }

  @Override
  public synchronized void uncordon(String host) {
    cordons.remove(host);
  }

  @Override
  public synchronized List<Fence> fences() {
    return List.copyOf(fences.values());
  }

  @Override
  public synchronized void fence(Fence fence) {
    fences.putIfAbsent(fence.host(), fence);
  }

  @Override
  public synchronized void unfence(String host) {
    fences.remove(host);
  }

  private boolean free(Operation operation, int hostsOut) {
    List<Operation> open = open();
    boolean hostTaken = open.stream().anyMatch(other -> other.host().equals(operation.host()));
    long out =
        open.stream()
            .filter(Operation::takesHostOut)
            .filter(other -> other.terms().zone().equals(operation.terms().zone()))
            .count();
    return !hostTaken && (!operation.takesHostOut() || out < hostsOut);
  }

  private boolean ordersElsewhere(Operation operation) {
    return !operation.over()
        && open().stream()
            .filter(other -> !other.id().equals(operation.id()))
            .flatMap(other -> other.items().stream())
            .filter(Item::open)
            .map(other -> operation.findItem(other.workload()))
            .anyMatch(own -> own.map(Item::open).orElse(false));
  }
}
