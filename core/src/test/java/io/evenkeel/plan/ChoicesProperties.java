package io.evenkeel.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.Clusters;
import io.evenkeel.cluster.Cluster;
import io.evenkeel.plan.Choices.RunnerUp;
import io.evenkeel.plan.Remaining.Reason;
import io.evenkeel.spi.CpuNeed;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.HostCpu;
import io.evenkeel.spi.HostStatus;
import io.evenkeel.spi.ReachNeed;
import io.evenkeel.spi.Rule;
import io.evenkeel.spi.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What is said of choices, looked up again in the cluster by other code. */
class ChoicesProperties {

  private static final PlanRequest VACATE = PlanRequest.vacate(List.of("n0"));

  @Property(tries = 300)
  void every_host_is_either_a_lawful_target_or_excluded_by_what_is_true_of_it(
      @ForAll long seed,
      @ForAll @IntRange(min = 2, max = 7) int hosts,
      @ForAll @IntRange(min = 1, max = 30) int workloads,
      @ForAll boolean plain) {
    Cluster cluster =
        Cluster.of(
            plain ? Clusters.plain(seed, hosts, workloads) : Clusters.odd(seed, hosts, workloads));
    Outlook outlook = Outlook.of(Planner.standard(), cluster, VACATE);
    for (Move move : outlook.plan().moves()) {
      if (aloneIn(cluster, move) && movesOnce(outlook.plan(), move)) {
        check(outlook, move);
      }
    }
  }

  /** One that goes by way of another host is not there in the end, which is what is judged by. */
  private static boolean movesOnce(Plan plan, Move move) {
    return plan.moves().stream().filter(one -> one.workload().equals(move.workload())).count() == 1;
  }

  private static void check(Outlook outlook, Move move) {
    Cluster cluster = outlook.cluster();
    Choices choices = outlook.choices(move.workload());
    Seen seen = new Seen(cluster, outlook.plan(), move.workload());
    assertThat(choices.runnersUp())
        .as(() -> move + Clusters.show(cluster))
        .extracting(RunnerUp::host)
        .contains(move.to())
        .allSatisfy(host -> assertThat(seen.against(cluster.host(host))).isEmpty());
    assertThat(choices.excluded())
        .as(() -> move + Clusters.show(cluster))
        .allSatisfy(
            reason ->
                assertThat(seen.against(cluster.host(reason.host()))).contains(reason.code()));
    Stream<String> named =
        Stream.concat(
            choices.runnersUp().stream().map(RunnerUp::host),
            choices.excluded().stream().map(Reason::host));
    assertThat(named.filter(host -> !host.equals(move.from())))
        .as(() -> move + Clusters.show(cluster))
        .containsExactlyInAnyOrderElementsOf(
            cluster.hosts().stream()
                .map(Host::id)
                .filter(host -> !host.equals(move.from()))
                .toList());
  }

  /** What the group of a hard rule can't do is shown by example in {@link OutlookTest}. */
  private static boolean aloneIn(Cluster cluster, Move move) {
    return cluster.rules().stream()
        .filter(rule -> rule.hard() && rule instanceof Rule.Together)
        .noneMatch(rule -> rule.workloads().contains(move.workload()));
  }

  /** Everything where the plan takes it, but for one workload. */
  private static final class Seen {

    private final Cluster cluster;
    private final Workload workload;
    private final Map<String, String> moved = new TreeMap<>();

    Seen(Cluster cluster, Plan plan, String workload) {
      this.cluster = cluster;
      this.workload = cluster.findWorkload(workload).orElseThrow();
      plan.moves().forEach(move -> moved.put(move.workload(), move.to()));
    }

    /** The codes of all that speaks against a host. */
    List<String> against(Host host) {
      List<String> codes = new ArrayList<>();
      Host home = cluster.host(workload.host());
      HostCpu cpu = host.hardware().cpu();
      CpuNeed need = workload.demand().cpu();
      ReachNeed reach = workload.demand().reach();
      boolean model = need.model().isEmpty() || cpu.models().contains(need.model());
      note(codes, "OTHER_ZONE", !host.zone().equals(home.zone()));
      note(codes, "OTHER_KIND", !host.profile().kind().equals(home.profile().kind()));
      note(codes, "VACATED", host.id().equals("n0"));
      note(codes, closed(host), !host.status().takesWorkloads());
      note(codes, "NO_SLOTS", host.limits().maxMigrationsIn() == 0);
      note(codes, model ? "CPU_FEATURES" : "CPU_MODEL", !cpu.runs(need));
      note(codes, "NO_STORAGE", !host.reach().storage().containsAll(reach.storage()));
      note(codes, "NO_NETWORK", !host.reach().networks().containsAll(reach.networks()));
      cluster.rules().stream()
          .filter(rule -> rule.hard() && rule.workloads().contains(workload.id()))
          .forEach(rule -> rule(codes, rule, host));
      room(codes, "NO_MEMORY", host, host.memoryCapacityBytes(), Workload::memoryBytes);
      room(codes, "NO_VCPUS", host, host.vcpuCapacity(), Workload::vcpus);
      return codes;
    }

    private static String closed(Host host) {
      return host.status() == HostStatus.MAINTENANCE
          ? "HOST_IN_MAINTENANCE"
          : "HOST_" + host.status();
    }

    private void rule(List<String> codes, Rule rule, Host host) {
      if (rule instanceof Rule.On on) {
        note(codes, "ON", !on.hosts().contains(host.id()));
      } else if (rule instanceof Rule.NotOn not) {
        note(codes, "NOT_ON", not.hosts().contains(host.id()));
      } else if (rule instanceof Rule.Apart apart) {
        boolean crowded =
            others()
                .filter(other -> apart.workloads().contains(other.id()))
                .map(other -> cluster.host(whereabouts(other)))
                .anyMatch(other -> apart.placeOf(other).equals(apart.placeOf(host)));
        note(codes, "APART", crowded);
      }
    }

    private void room(
        List<String> codes, String code, Host host, long capacity, ToLongFunction<Workload> size) {
      long used =
          others().filter(other -> whereabouts(other).equals(host.id())).mapToLong(size).sum();
      note(codes, code, used + size.applyAsLong(workload) > capacity);
    }

    private Stream<Workload> others() {
      return cluster.allSightings().stream()
          .filter(other -> other.power().takesRoom() && !other.id().equals(workload.id()));
    }

    /** A copy elsewhere stays where it is, whatever the plan moves. */
    private String whereabouts(Workload sighting) {
      Workload itself = cluster.findWorkload(sighting.id()).orElseThrow();
      return itself.host().equals(sighting.host())
          ? moved.getOrDefault(sighting.id(), sighting.host())
          : sighting.host();
    }

    private static void note(List<String> codes, String code, boolean holds) {
      if (holds) {
        codes.add(code);
      }
    }
  }
}
