package io.evenkeel.plan;

import static io.evenkeel.Clusters.GIB;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.Collections2;
import io.evenkeel.cluster.Cluster;
import io.evenkeel.spi.Activity;
import io.evenkeel.spi.CpuNeed;
import io.evenkeel.spi.Demand;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.Inventory;
import io.evenkeel.spi.Reach;
import io.evenkeel.spi.ReachNeed;
import io.evenkeel.spi.Workload;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Hosts are nearly full and everybody moves: who goes when is all that matters. */
class OrderProperties {

  private static final int HOSTS = 3;
  private static final int ENOUGH = 1_000_000;

  @Property(tries = 200)
  void no_order_at_full_rate_is_shorter_than_the_one_found(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 6) int workloads) {
    Scenario scenario = new Scenario(seed, workloads);
    Agenda agenda = scenario.agenda();

    Timing found =
        new Beam(agenda, new RateChoices(agenda, 1), ENOUGH)
            .before(Long.MAX_VALUE)
            .orElseThrow(() -> new AssertionError(scenario));

    assertThat(found.makespan() / 1e9)
        .as(scenario::toString)
        .isLessThanOrEqualTo(best(scenario, agenda) / 1e9);
  }

  @Property(tries = 200)
  void no_order_is_shorter_than_what_room_and_links_make_it_wait(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 6) int workloads) {
    Scenario scenario = new Scenario(seed, workloads);
    Agenda agenda = scenario.agenda();

    double bound = new WayOut(agenda, new RateChoices(agenda, 1)).bound();

    assertThat(bound / 1e9)
        .as(scenario::toString)
        .isLessThanOrEqualTo(best(scenario, agenda) / 1e9 + 1e-9);
  }

  @Property(tries = 100)
  void a_choice_of_rates_never_makes_it_longer(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 6) int workloads) {
    Scenario scenario = new Scenario(seed, workloads);
    Agenda agenda = scenario.agenda();
    Timing full =
        new Beam(agenda, new RateChoices(agenda, 1), ENOUGH).before(Long.MAX_VALUE).orElseThrow();

    Timing any =
        new Beam(agenda, new RateChoices(agenda, 3), ENOUGH).before(Long.MAX_VALUE).orElseThrow();

    assertThat(any.makespan()).as(scenario::toString).isLessThanOrEqualTo(full.makespan());
    assertThat(new WayOut(agenda, new RateChoices(agenda, 3)).bound() / 1e9)
        .as(scenario::toString)
        .isLessThanOrEqualTo(any.makespan() / 1e9 + 1e-9);
  }

  /**
   * The shortest of all orders, each step started as soon as it can and no sooner than the last.
   */
  private static long best(Scenario scenario, Agenda agenda) {
    long best = Long.MAX_VALUE;
    List<Integer> steps = IntStream.range(0, agenda.size).boxed().toList();
    for (List<Integer> order : Collections2.permutations(steps)) {
      best = Math.min(best, scenario.makespan(agenda, order));
    }
    return best;
  }

  /** What is drawn: who is where, and goes where. */
  private static final class Scenario {

    private final int hostGib;
    private final long[] links = new long[HOSTS];
    private final Cluster cluster;
    private final Map<String, String> targets = new TreeMap<>();

    Scenario(long seed, int workloads) {
      Random random = new Random(seed);
      int[] gib = random.ints(workloads, 1, 4).toArray();
      int[] at = random.ints(workloads, 0, HOSTS).toArray();
      int[] to = Arrays.stream(at).map(i -> (i + 1 + random.nextInt(HOSTS - 1)) % HOSTS).toArray();
      this.hostGib = Math.max(most(gib, at), most(gib, to)) + random.nextInt(3);
      List<Host> hosts = new ArrayList<>();
      for (int i = 0; i < HOSTS; i++) {
        links[i] = 500_000_000L << random.nextInt(2);
        Host host = Host.of("n" + i, hostGib * GIB, 64);
        Reach reach = new Reach(List.of(), List.of(), links[i]);
        hosts.add(
            new Host(
                host.id(),
                host.profile(),
                host.state(),
                host.hardware(),
                Scene.slots(1 + random.nextInt(4), 1 + random.nextInt(4)),
                reach));
      }
      List<Workload> all = new ArrayList<>();
      for (int i = 0; i < workloads; i++) {
        Activity activity = new Activity(gib[i] * GIB, 2_000_000, 96_000_000);
        Demand demand = new Demand(gib[i] * GIB, 1, CpuNeed.ANY, ReachNeed.NONE, activity);
        all.add(Workload.of("v" + i, "n" + at[i], 0, 0).with(demand));
        targets.put("v" + i, "n" + to[i]);
      }
      this.cluster = Cluster.of(new Inventory(hosts, all, List.of()));
    }

    private static int most(int[] gib, int[] at) {
      int[] used = new int[HOSTS];
      for (int i = 0; i < gib.length; i++) {
        used[at[i]] += gib[i];
      }
      return Arrays.stream(used).max().orElseThrow();
    }

    /** With those moves for which there is an order at all. */
    Agenda agenda() {
      PlanRequest request = PlanRequest.bringHome(targets);
      Planning planning = Planning.of(cluster, request);
      Placement found = new Search(planning, request.wishes().effort()).best();
      planning.layout().reset();
      return new Agenda(
          planning.layout().site,
          planning.layout().rules,
          Steps.of(planning.departures(), Sequence.inOrder(planning.layout(), found.placed())),
          List.of());
    }

    long makespan(Agenda agenda, List<Integer> order) {
      long[] end = new long[agenda.size];
      long last = 0;
      for (int i = 0; i < order.size(); i++) {
        long time = last;
        List<Integer> before = order.subList(0, i);
        while (!fits(agenda, order.get(i), time, before, end)) {
          long now = time;
          long next =
              before.stream().mapToLong(one -> end[one]).filter(e -> e > now).min().orElse(-1);
          if (next < 0) {
            return Long.MAX_VALUE;
          }
          time = next;
        }
        int step = order.get(i);
        end[step] = time + agenda.nanos(step, Links.whole(agenda.fullRate(step)));
        last = time;
      }
      return Arrays.stream(end).max().orElse(0);
    }

    private boolean fits(Agenda agenda, int step, long time, List<Integer> before, long[] end) {
      int from = agenda.from[step];
      int to = agenda.to[step];
      long memory = agenda.site.memory[to];
      Links links = agenda.links();
      for (int other : before) {
        memory -= agenda.to[other] == to ? agenda.memory[other] : 0;
        memory += agenda.from[other] == to && end[other] <= time ? agenda.memory[other] : 0;
        if (end[other] > time) {
          links.occupy(agenda.from[other], agenda.to[other], Links.whole(agenda.fullRate(other)));
        }
      }
      long rate = Links.whole(agenda.fullRate(step));
      boolean clear =
          Arrays.stream(agenda.clear[step])
              .allMatch(earlier -> before.contains(earlier) && end[earlier] <= time);
      return clear
          && memory >= agenda.memory[step]
          && links.hasSlots(from, to)
          && links.freeOut(from) >= rate
          && links.freeIn(to) >= rate;
    }

    @Override
    public String toString() {
      return hostGib + " GiB, " + Arrays.toString(links) + ", " + cluster.workloads() + targets;
    }
  }
}
