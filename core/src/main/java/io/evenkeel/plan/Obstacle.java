package io.evenkeel.plan;

/** What keeps a workload from a host, the most telling first. The names are the stable codes. */
enum Obstacle {
  OTHER_ZONE,
  OTHER_KIND,
  VACATED,
  HOST_CORDONED,
  HOST_ENTERING,
  HOST_IN_MAINTENANCE,
  HOST_LEAVING,
  HOST_DOWN,
  HOST_UNREACHABLE,
  EXCLUDED,
  NO_SLOTS,
  CPU_MODEL,
  CPU_FEATURES,
  NO_STORAGE,
  NO_NETWORK,
  NUMA_CELL,
  AVOIDED,
  OWN_RULE,
  NOT_HOME,
  ON,
  NOT_ON,
  TOGETHER,
  APART,
  NO_MEMORY,
  NO_HUGE_PAGES,
  NO_VCPUS
}
