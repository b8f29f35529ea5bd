package io.evenkeel.spi;

/** What runs on a host. */
public enum WorkloadKind {
  /** A virtual machine. */
  VM,
  /** A virtual machine that is itself a host of somebody's cluster. */
  TENANT_NODE,
  /** A container that carries a network service. */
  NETWORK_CONTAINER
}
