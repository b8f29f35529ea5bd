package io.evenkeel.plan;

import io.evenkeel.plan.Impossibility.Kind;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.Workload;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * Looks for a shortage that proves a request impossible: some hosts, all workloads that can be on
 * no others, and more asked for than there is. A host that holds more than it has counts as large
 * as what is on it: a plan need not mend what it does not touch.
 */
final class Proof {

  private final Site site;
  private final Rules rules;
  private final Targets targets;
  private final Departures departures;
  private final Parties parties;

  /** Where each could be in the end. */
  private final Map<Resident, BitSet> open = new LinkedHashMap<>();

  private final List<Resident> leavers = new ArrayList<>();

  Proof(Site site, Rules rules, Targets targets, Departures departures, Parties parties) {
    this.site = site;
    this.rules = rules;
    this.targets = targets;
    this.departures = departures;
    this.parties = parties;
    for (Host host : site.hosts) {
      for (Workload workload : site.cluster.on(host.id())) {
        site.resident(workload.id()).filter(one -> one.copies.length == 0).ifPresent(this::add);
      }
    }
  }

  private void add(Resident resident) {
    if (!departures.leaving.containsKey(resident)) {
      if (!targets.vacated(resident.home)) {
        BitSet hosts = parties.movable(resident) ? targets.of(resident, rules) : new BitSet();
        hosts.set(resident.home);
        open.put(resident, hosts);
      }
    } else if (departures.consent(resident.workload).isEmpty()) {
      open.put(resident, targets.of(resident, rules));
      leavers.add(resident);
    }
  }

  Optional<Impossibility> find() {
    List<BitSet> sets = leavers.stream().map(open::get).distinct().toList();
    return Stream.of(
            sets.stream().flatMap(set -> shortage(set, true).stream()),
            sets.stream().flatMap(set -> shortage(set, false).stream()),
            nowhere().stream(),
            sets.stream().flatMap(set -> pages(set).stream()),
            new Places(site, rules, open).shortages(leavers).stream(),
            sets.stream().flatMap(set -> slots(set, true).stream()),
            sets.stream().flatMap(set -> slots(set, false).stream()),
            sets.stream().flatMap(set -> balance(set).stream()))
        .flatMap(found -> found)
        .findFirst();
  }

  private Optional<Impossibility> shortage(BitSet hosts, boolean memory) {
    ToLongFunction<Workload> size = size(memory);
    List<Resident> bound = bound(hosts);
    long needed = bound.stream().mapToLong(one -> size.applyAsLong(one.workload)).sum();
    long there = hosts.stream().mapToLong(host -> most(host, memory)).sum();
    if (needed <= there) {
      return Optional.empty();
    }
    Shortage shortage = new Shortage(site, bound, hosts);
    return Optional.of(
        memory
            ? shortage.of(Kind.MEMORY, Mebibytes.up(needed), Mebibytes.down(there), "MiB")
            : shortage.of(Kind.VCPUS, needed, there, "vCPUs"));
  }

  /** Those that need nothing, and yet no host may take them. */
  private Optional<Impossibility> nowhere() {
    List<Resident> homeless =
        leavers.stream().filter(one -> open.getOrDefault(one, new BitSet()).isEmpty()).toList();
    return homeless.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Shortage(site, homeless, new BitSet())
                .of(Kind.WAY_OUT, homeless.size(), 0, "ways out"));
  }

  /**
   * Where memory is left on some hosts and vCPUs on others, neither is short alone. With a vCPU
   * counted as so much memory, everybody counts by what is less, and a host does so, too: what is
   * on it is no more than the less of its two sums, and each sum is no less than the sum of the
   * less.
   */
  private Optional<Impossibility> balance(BitSet hosts) {
    List<Resident> bound = bound(hosts);
    long[] rates =
        bound.stream()
            .filter(one -> one.workload.vcpus() > 0)
            .mapToLong(one -> one.workload.memoryBytes() / one.workload.vcpus())
            .map(rate -> rate - rate % Mebibytes.BYTES)
            .filter(rate -> rate > 0)
            .distinct()
            .sorted()
            .toArray();
    for (long rate : rates) {
      long needed =
          bound.stream()
              .mapToLong(one -> lesser(rate, one.workload.memoryBytes(), one.workload.vcpus()))
              .sum();
      long there =
          hosts.stream().mapToLong(host -> lesser(rate, most(host, true), most(host, false))).sum();
      if (needed > there) {
        String unit =
            "MiB, with a vCPU counted as %d MiB where that is less than the memory"
                .formatted(Mebibytes.down(rate));
        return Optional.of(
            new Shortage(site, bound, hosts)
                .of(Kind.BALANCE, Mebibytes.up(needed), Mebibytes.down(there), unit));
      }
    }
    return Optional.empty();
  }

  /** Each size of pages is a capacity of its own. */
  private Optional<Impossibility> pages(BitSet hosts) {
    for (long bytes : pageSizes()) {
      ToLongFunction<Workload> size = one -> pageBytes(one) == bytes ? one.memoryBytes() : 0;
      List<Resident> bound =
          bound(hosts).stream().filter(one -> size.applyAsLong(one.workload) > 0).toList();
      long needed = bound.stream().mapToLong(one -> one.workload.memoryBytes()).sum();
      long there =
          hosts.stream()
              .mapToLong(
                  host -> Math.max(site.hosts.get(host).pageCapacityBytes(bytes), on(host, size)))
              .sum();
      if (needed > there) {
        String unit =
            bytes == 0 ? "MiB beside huge pages" : "MiB in huge pages of " + bytes / 1024 + " KiB";
        return Optional.of(
            new Shortage(site, bound, hosts)
                .of(Kind.PAGES, Mebibytes.up(needed), Mebibytes.down(there), unit));
      }
    }
    return Optional.empty();
  }

  private static long lesser(long rate, long memory, long vcpus) {
    return Math.min(memory, rate * vcpus);
  }

  /** What may be on a host: what it has, or what it holds too much already. */
  private long most(int host, boolean memory) {
    return Math.max(capacity(host, memory), on(host, size(memory)));
  }

  private long[] pageSizes() {
    return site.pages.pages() == 0
        ? new long[0]
        : leavers.stream().mapToLong(one -> pageBytes(one.workload)).distinct().sorted().toArray();
  }

  private static long pageBytes(Workload workload) {
    return workload.demand().memory().hugePageBytes();
  }

  /** Of those that are at least so large, a host takes a whole number. */
  private Optional<Impossibility> slots(BitSet hosts, boolean memory) {
    ToLongFunction<Workload> size = size(memory);
    List<Resident> bound = bound(hosts);
    long[] sizes =
        leavers.stream()
            .filter(bound::contains)
            .mapToLong(one -> size.applyAsLong(one.workload))
            .filter(one -> one > 0)
            .distinct()
            .sorted()
            .toArray();
    for (long least : sizes) {
      ToLongFunction<Workload> large = one -> size.applyAsLong(one) >= least ? 1 : 0;
      List<Resident> needy =
          bound.stream().filter(one -> large.applyAsLong(one.workload) > 0).toList();
      long there =
          hosts.stream()
              .mapToLong(host -> Math.max(capacity(host, memory) / least, on(host, large)))
              .sum();
      if (needy.size() > there) {
        String unit =
            memory
                ? "hosts' worth of " + Mebibytes.up(least) + " MiB each"
                : "hosts' worth of " + least + " vCPUs each";
        return Optional.of(
            new Shortage(site, needy, hosts).of(Kind.SLOTS, needy.size(), there, unit));
      }
    }
    return Optional.empty();
  }

  private List<Resident> bound(BitSet hosts) {
    List<Resident> bound = new ArrayList<>();
    open.forEach(
        (resident, own) -> {
          BitSet outside = (BitSet) own.clone();
          outside.andNot(hosts);
          if (outside.isEmpty()) {
            bound.add(resident);
          }
        });
    return bound;
  }

  private static ToLongFunction<Workload> size(boolean memory) {
    return memory ? Workload::memoryBytes : Workload::vcpus;
  }

  private long capacity(int host, boolean memory) {
    Host one = site.hosts.get(host);
    return memory ? one.memoryCapacityBytes() : one.vcpuCapacity();
  }

  /** What takes room on a host now. */
  private long on(int host, ToLongFunction<Workload> size) {
    return site.cluster.on(site.hosts.get(host).id()).stream()
        .filter(workload -> workload.power().takesRoom())
        .mapToLong(size)
        .sum();
  }
}
