package io.evenkeel.plan;

import io.evenkeel.plan.Remaining.Reason;
import io.evenkeel.spi.CpuNeed;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.HostCpu;
import io.evenkeel.spi.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says in words and figures what keeps a workload from a host, with all others where they are. */
final class Explanation {

  private final Layout layout;
  private final Targets targets;

  Explanation(Layout layout, Targets targets) {
    this.layout = layout;
    this.targets = targets;
  }

  /** Why a resident found no host: one reason for each other host of its zone, or for its home. */
  List<Reason> of(Resident resident, Party party) {
    List<Reason> reasons = new ArrayList<>();
    String zone = host(resident.home).zone();
    for (int host = 0; host < layout.site.hosts.size(); host++) {
      boolean asked =
          targets.home(resident).isPresent()
              ? targets.home(resident).getAsInt() == host
              : host(host).zone().equals(zone);
      if (asked && host != resident.home) {
        of(resident, party, host).ifPresent(reasons::add);
      }
    }
    if (reasons.isEmpty()) {
      reasons.add(new Reason(host(resident.home).id(), "NO_OTHER_HOST", "zone " + zone));
    }
    return reasons;
  }

  /** The most telling reason against one host, if there is one. */
  Optional<Reason> of(Resident resident, Party party, int host) {
    Obstacle obstacle = obstacle(resident, party, host);
    return obstacle == null
        ? Optional.empty()
        : Optional.of(
            new Reason(host(host).id(), obstacle.name(), detail(obstacle, resident, party, host)));
  }

  private @Nullable Obstacle obstacle(Resident resident, Party party, int host) {
    Obstacle lasting = targets.obstacle(resident, host);
    if (lasting != null) {
      return lasting;
    }
    if (targets.home(resident).orElse(host) != host) {
      return Obstacle.NOT_HOME;
    }
    Optional<Constraint> broken = broken(resident, host);
    if (broken.isPresent()) {
      return kind(broken.get());
    }
    if (!party.targets.get(host) || !layout.lawful(party, host)) {
      return Obstacle.TOGETHER;
    }
    if (layout.memory(party, host) > layout.memory[host]) {
      return Obstacle.NO_MEMORY;
    }
    if (layout.vcpus(party, host) > layout.vcpus[host]) {
      return Obstacle.NO_VCPUS;
    }
    return layout.pages.has(party, host) ? null : lackOfPages(party, host);
  }

  /** Huge pages go first; ordinary ones are short where too many others are huge. */
  private Obstacle lackOfPages(Party party, int host) {
    return layout.pages.lacking(party, host) > 0 ? Obstacle.NO_HUGE_PAGES : Obstacle.NO_MEMORY;
  }

  private Optional<Constraint> broken(Resident resident, int host) {
    for (Constraint constraint : layout.rules.hard(resident)) {
      if (constraint.broken(resident, host)) {
        return Optional.of(constraint);
      }
    }
    return Optional.empty();
  }

  private static Obstacle kind(Constraint constraint) {
    if (constraint instanceof Constraint.Confined) {
      return constraint.rule() instanceof Rule.On ? Obstacle.ON : Obstacle.NOT_ON;
    }
    return Obstacle.APART;
  }

  private String detail(Obstacle obstacle, Resident resident, Party party, int host) {
    CpuNeed need = resident.workload.demand().cpu();
    HostCpu cpu = host(host).hardware().cpu();
    return switch (obstacle) {
      case OTHER_ZONE -> "it is in zone " + host(host).zone();
      case OTHER_KIND -> "it is of kind " + host(host).profile().kind();
      case VACATED -> "it is to be emptied, too";
      case HOST_CORDONED -> "it takes nothing new";
      case HOST_ENTERING, HOST_IN_MAINTENANCE, HOST_LEAVING -> "maintenance";
      case HOST_DOWN -> "it is off";
      case HOST_UNREACHABLE -> "it does not answer";
      case EXCLUDED -> "the request leaves it out";
      case AVOIDED -> "a move there failed";
      case OWN_RULE ->
          targets.wishes().against(resident.workload, host(host)).orElse("a rule of the caller");
      case NOT_HOME -> "it goes home to " + host(targets.home(resident).getAsInt()).id();
      case NO_SLOTS -> "maxMigrationsIn is 0";
      case CPU_MODEL -> "needs %s, has %s".formatted(need.model(), words(cpu.models()));
      case CPU_FEATURES -> "lacks " + missing(need.features(), cpu.features());
      case NO_STORAGE ->
          "lacks "
              + missing(resident.workload.demand().reach().storage(), host(host).reach().storage());
      case NO_NETWORK ->
          "lacks "
              + missing(
                  resident.workload.demand().reach().networks(), host(host).reach().networks());
      case ON, NOT_ON, APART -> rule(resident, host);
      case TOGETHER -> together(resident) + " keeps it together with " + others(resident, party);
      case NUMA_CELL ->
          "no NUMA cell has %d MiB and %d vCPUs"
              .formatted(Mebibytes.up(resident.workload.memoryBytes()), resident.workload.vcpus());
      case NO_MEMORY -> memory(resident, party, host);
      case NO_HUGE_PAGES -> pages(resident, party, host);
      case NO_VCPUS ->
          "needs %d vCPUs%s, %d free"
              .formatted(
                  layout.vcpus(party, host),
                  with(resident, party),
                  Math.max(0, layout.vcpus[host]));
    };
  }

  private String memory(Resident resident, Party party, int host) {
    long needed = layout.memory(party, host);
    long free = layout.memory[host];
    boolean all = needed > free;
    return "needs %d MiB%s, %d MiB free%s"
        .formatted(
            Mebibytes.up(all ? needed : layout.pages.needed(party, 0, host)),
            with(resident, party),
            Math.max(0, Mebibytes.down(all ? free : layout.pages.free(0, host))),
            all ? "" : " beside its huge pages");
  }

  /** Of a host that has none of a size nothing is counted. */
  private String pages(Resident resident, Party party, int host) {
    long own = resident.workload.demand().memory().hugePageBytes();
    if (own != 0 && host(host).pageCapacityBytes(own) == 0) {
      return "has no huge pages of %d KiB".formatted(own / 1024);
    }
    int page = layout.pages.lacking(party, host);
    return "needs %d MiB in huge pages of %d KiB%s, %d MiB free"
        .formatted(
            Mebibytes.up(layout.pages.needed(party, page, host)),
            layout.pages.bytes(page) / 1024,
            with(resident, party),
            Math.max(0, Mebibytes.down(layout.pages.free(page, host))));
  }

  private String rule(Resident resident, int host) {
    Constraint constraint = broken(resident, host).orElseThrow();
    String rule = "rule " + constraint.rule().id();
    if (constraint instanceof Constraint.Apart apart) {
      return apart.members().stream()
          .filter(other -> other != resident && apart.occupies(other, apart.places().get(host)))
          .map(Resident::id)
          .collect(Collectors.joining(", ", rule + " keeps it apart from ", ""));
    }
    return rule;
  }

  private String together(Resident resident) {
    return layout.rules.together(resident, true).stream()
        .map(rule -> "rule " + rule.rule().id())
        .findFirst()
        .orElse("a rule");
  }

  private static String with(Resident resident, Party party) {
    return party.members.size() == 1 ? "" : " with " + others(resident, party);
  }

  private static String others(Resident resident, Party party) {
    String others =
        party.members.stream()
            .filter(other -> other != resident)
            .map(Resident::id)
            .collect(Collectors.joining(", "));
    return others.isEmpty() ? "one that stays where it is" : others;
  }

  private static String missing(List<String> needed, List<String> there) {
    return words(needed.stream().filter(one -> !there.contains(one)).toList());
  }

  private static String words(List<String> words) {
    return String.join(", ", words);
  }

  private Host host(int number) {
    return layout.site.hosts.get(number);
  }
}
