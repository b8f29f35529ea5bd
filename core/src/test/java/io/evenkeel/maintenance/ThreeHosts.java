package io.evenkeel.maintenance;

/** Three hosts, a workload on each of two. */
final class ThreeHosts {

  private static final String DOCUMENT =
      """
      {"hosts": [{"id": "a", "memoryMiB": 32768, "vcpus": 16%1$s},
                 {"id": "b", "memoryMiB": 32768, "vcpus": 16%1$s},
                 {"id": "c", "memoryMiB": 32768, "vcpus": 16%1$s}],
       "workloads": [{"id": "web", "host": "a", "memoryMiB": 4096, "vcpus": 2},
                     {"id": "mail", "host": "b", "memoryMiB": 4096, "vcpus": 2}]}""";

  static final String PLAIN = DOCUMENT.formatted("");

  private ThreeHosts() {}

  /** The hosts have this label, set to true. */
  static String labelled(String label) {
    return DOCUMENT.formatted(", \"labels\": {\"%s\": \"true\"}".formatted(label));
  }
}
