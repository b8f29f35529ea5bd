package io.evenkeel.examples.quickstart;

import io.evenkeel.fake.FakeCluster;
import io.evenkeel.maintenance.Authorizer;
import io.evenkeel.maintenance.EnterRequest;
import io.evenkeel.maintenance.LeaveRequest;
import io.evenkeel.maintenance.Maintenance;

/** Takes a host of a simulated cluster out, and brings it and its workload back. */
public final class Quickstart {

  private Quickstart() {}

  /** Runs it, and prints what happens. */
  public static void main(String[] args) {
    // README begins
    var cluster =
        FakeCluster.parse(
            """
            {"hosts": [{"id": "a", "memoryMiB": 32768, "vcpus": 8},
                       {"id": "b", "memoryMiB": 32768, "vcpus": 8}],
             "workloads": [{"id": "web", "host": "a", "memoryMiB": 4096, "vcpus": 2}]}""");
    var maintenance =
        Maintenance.builder()
            .driver(cluster.driver()) // or that of your hypervisors
            .authorizer(Authorizer.allowAll()) // or your panel's permissions
            .listener(entry -> System.out.println(entry.event().text()))
            .clock(cluster.clock())
            .build();
    var plan = maintenance.plan("a"); // look at it, show it, ask
    maintenance.enter("a", EnterRequest.by("ada", "new kernel").confirming(plan));
    cluster.settle(maintenance::tick); // your panel calls tick() every few seconds
    maintenance.leave("a", LeaveRequest.by("ada").bringHome());
    cluster.settle(maintenance::tick);
    // README ends
  }
}
