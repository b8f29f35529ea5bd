package io.evenkeel.cli;

/** Cluster documents that tests use. */
final class Clusters {

  /** Two workloads on n1, which find a place on n2 or n3. */
  static final String SMALL =
      """
      { "format": "evenkeel-cluster/1",
        "hosts": [
          {"id": "n1", "memoryMiB": 32768, "vcpus": 16},
          {"id": "n2", "memoryMiB": 32768, "vcpus": 16},
          {"id": "n3", "memoryMiB": 32768, "vcpus": 16}],
        "workloads": [
          {"id": "web", "host": "n1", "memoryMiB": 8192, "vcpus": 4},
          {"id": "db", "host": "n1", "memoryMiB": 4096, "vcpus": 4, "dirtyMiBps": 50, "hotMiB": 200},
          {"id": "log", "host": "n2", "memoryMiB": 4096, "vcpus": 2}] }
      """;

  /** As before, and a workload with a device that nobody may stop. */
  static final String WITH_GPU =
      SMALL.replace(
          "{\"id\": \"log\"",
          """
          {"id": "gpu", "host": "n1", "memoryMiB": 4096, "vcpus": 2,
           "blockers": [{"code": "HOST_DEVICE", "detail": "0000:3b:00.0"}]},
          {"id": "log\"""");

  private Clusters() {}
}
