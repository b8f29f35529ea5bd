package io.evenkeel.fake;

import io.evenkeel.spi.Activity;
import io.evenkeel.spi.Blocker;
import io.evenkeel.spi.CpuNeed;
import io.evenkeel.spi.Demand;
import io.evenkeel.spi.Handling;
import io.evenkeel.spi.Power;
import io.evenkeel.spi.Presence;
import io.evenkeel.spi.ReachNeed;
import io.evenkeel.spi.Workload;
import io.evenkeel.spi.WorkloadKind;
import io.evenkeel.spi.WorkloadProfile;
import java.util.ArrayList;
import java.util.List;

/** One workload of a cluster document; a missing member has the default that stands here. */
final class WorkloadReader {

  private WorkloadReader() {}

  static Workload read(Member workload) {
    String id = workload.get("id").text();
    return new Workload(
        id, profile(workload, id), presence(workload), demand(workload), handling(workload));
  }

  private static WorkloadProfile profile(Member workload, String id) {
    return new WorkloadProfile(
        workload.get("name").text(id), kind(workload), workload.get("labels").labels());
  }

  private static Presence presence(Member workload) {
    List<Blocker> blockers = new ArrayList<>();
    for (Member blocker : workload.get("blockers").objects()) {
      String code = blocker.get("code").text();
      String detail = blocker.get("detail").text("");
      blockers.add(blocker.make(() -> new Blocker(code, detail)));
    }
    return new Presence(
        workload.get("host").text(),
        workload.get("power").word(Words.POWER, Power.RUNNING),
        "",
        List.of(),
        blockers);
  }

  private static Demand demand(Member workload) {
    long memory = workload.get("memoryMiB").bytes(8_192 * Member.MIB);
    long used = workload.get("memoryUsedMiB").bytes(memory);
    return new Demand(
        memory,
        workload.get("vcpus").whole(2, 0),
        new CpuNeed(workload.get("cpuModel").text(""), workload.get("cpuFeatures").texts()),
        new ReachNeed(
            workload.get("storage").texts(),
            workload.get("networks").texts(),
            workload.get("localDiskMiB").bytes(0)),
        new Activity(
            used,
            workload.get("dirtyMiBps").bytes(0),
            workload.get("hotMiB").bytes(used),
            workload.get("cpuBusy").amount()),
        MemoryNode.need(workload));
  }

  /** What the owner does not say is as it is with workloads of that kind. */
  private static Handling handling(Member workload) {
    Handling usual = Handling.defaultFor(kind(workload));
    return new Handling(
        workload.get("strategy").word(Words.STRATEGY, usual.strategy()),
        workload.get("onCannotMove").word(Words.ON_CANNOT_MOVE, usual.onCannotMove()),
        workload.get("restart").word(Words.RESTART, usual.restart()),
        workload.get("priority").whole(usual.priority(), Integer.MIN_VALUE));
  }

  private static WorkloadKind kind(Member workload) {
    return workload.get("kind").word(Words.KIND, WorkloadKind.VM);
  }
}
