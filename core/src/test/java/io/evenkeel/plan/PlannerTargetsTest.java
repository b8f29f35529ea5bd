package io.evenkeel.plan;

import static io.evenkeel.plan.Scene.reasons;
import static io.evenkeel.plan.Scene.vmOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.Clusters;
import io.evenkeel.spi.CpuNeed;
import io.evenkeel.spi.Hardware;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.HostCpu;
import io.evenkeel.spi.HostProfile;
import io.evenkeel.spi.HostStatus;
import io.evenkeel.spi.Reach;
import io.evenkeel.spi.ReachNeed;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlannerTargetsTest {

  private static final long GIB = Clusters.GIB;

  @Test
  void only_running_hosts_receive() {
    Scene scene = new Scene().hosts(16, "a").vm("x", "a", 4);
    for (HostStatus status : HostStatus.values()) {
      if (!status.takesWorkloads()) {
        scene.host(Host.of("h-" + status, 64 * GIB, 16).with(status));
      }
    }

    assertThat(reasons(scene.vacate("a"), "x"))
        .containsExactly(
            "h-CORDONED: HOST_CORDONED",
            "h-DOWN: HOST_DOWN",
            "h-ENTERING: HOST_ENTERING",
            "h-LEAVING: HOST_LEAVING",
            "h-MAINTENANCE: HOST_IN_MAINTENANCE",
            "h-UNREACHABLE: HOST_UNREACHABLE");
  }

  @Test
  void only_hosts_of_the_same_zone_and_kind_receive() {
    Plan plan =
        new Scene()
            .hosts(16, "a")
            .host(Host.of("b", 16 * GIB, 16).with(new HostProfile("east", "kvm", Map.of())))
            .host(Host.of("c", 16 * GIB, 16).with(new HostProfile("default", "xen", Map.of())))
            .vm("x", "a", 4)
            .vacate("a");

    assertThat(reasons(plan, "x")).containsExactly("c: OTHER_KIND");
  }

  @Test
  void a_zone_of_one_host_is_said_to_be_one() {
    Plan plan = new Scene().hosts(16, "a").vm("x", "a", 4).vacate("a");

    assertThat(reasons(plan, "x")).containsExactly("a: NO_OTHER_HOST");
  }

  @Test
  void nothing_leaves_a_host_that_is_down_or_lets_nobody_out() {
    Plan down =
        new Scene()
            .host(Host.of("a", 16 * GIB, 16).with(HostStatus.DOWN))
            .hosts(16, "b")
            .vm("x", "a", 4)
            .vacate("a");
    Plan shut =
        new Scene()
            .host(Host.of("a", 16 * GIB, 16).with(Scene.slots(8, 0)))
            .hosts(16, "b")
            .vm("x", "a", 4)
            .vacate("a");

    assertThat(reasons(down, "x")).containsExactly("a: HOST_DOWN");
    assertThat(reasons(shut, "x")).containsExactly("a: NO_SLOTS");
  }

  @Test
  void a_host_without_slots_receives_nothing() {
    Plan plan =
        new Scene()
            .hosts(16, "a")
            .host(Host.of("b", 16 * GIB, 16).with(Scene.slots(0, 8)))
            .vm("x", "a", 4)
            .vacate("a");

    assertThat(reasons(plan, "x")).containsExactly("b: NO_SLOTS");
  }

  @Test
  void the_processor_must_run_the_workload() {
    CpuNeed need = new CpuNeed("Skylake", List.of("avx512f"));
    Plan plan =
        new Scene()
            .hosts(16, "a")
            .host(cpu("b", new HostCpu("Haswell", List.of(), List.of())))
            .host(cpu("c", new HostCpu("Skylake", List.of(), List.of("vmx"))))
            .workload(vmOf("x", "a", 4).with(Scene.needing(4, need, ReachNeed.NONE)))
            .vacate("a");

    assertThat(plan.remaining().get(0).reasons())
        .extracting(Remaining.Reason::toString)
        .containsExactly(
            "b: CPU_MODEL (needs Skylake, has Haswell)", "c: CPU_FEATURES (lacks avx512f)");
  }

  @Test
  void storage_and_networks_must_be_within_reach() {
    ReachNeed need = new ReachNeed(List.of("pool1", "pool2"), List.of("br0"), 0);
    Plan plan =
        new Scene()
            .host(reach("a", List.of("pool1", "pool2"), List.of("br0")))
            .host(reach("b", List.of("pool1"), List.of("br0")))
            .host(reach("c", List.of("pool1", "pool2"), List.of("br1")))
            .workload(vmOf("x", "a", 4).with(Scene.needing(4, CpuNeed.ANY, need)))
            .vacate("a");

    assertThat(plan.remaining().get(0).reasons())
        .extracting(Remaining.Reason::toString)
        .containsExactly("b: NO_STORAGE (lacks pool2)", "c: NO_NETWORK (lacks br0)");
  }

  @Test
  void what_the_request_rules_out_is_said_so() {
    Plan plan =
        new Scene()
            .hosts(16, "a", "b", "c", "d")
            .vm("x", "a", 4)
            .plan(
                PlanRequest.vacate(List.of("a", "d"))
                    .avoid(Map.of("x", List.of("b", "no-longer-there")))
                    .options(PlanOptions.DEFAULT.neverTo(List.of("c"))));

    assertThat(reasons(plan, "x")).containsExactly("b: AVOIDED", "c: EXCLUDED", "d: VACATED");
  }

  private static Host cpu(String id, HostCpu cpu) {
    Host host = Host.of(id, 16 * GIB, 16);
    return new Host(
        id,
        host.profile(),
        host.state(),
        new Hardware(16 * GIB, 16, cpu),
        host.limits(),
        host.reach());
  }

  private static Host reach(String id, List<String> storage, List<String> networks) {
    Host host = Host.of(id, 16 * GIB, 16);
    return new Host(
        id,
        host.profile(),
        host.state(),
        host.hardware(),
        host.limits(),
        new Reach(storage, networks, 10_000_000_000L));
  }
}
