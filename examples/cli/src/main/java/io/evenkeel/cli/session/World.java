package io.evenkeel.cli.session;

import io.evenkeel.spi.HostPower;
import io.evenkeel.spi.HypervisorDriver;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** What is behind a driver: real hosts in real time, or simulated ones in virtual time. */
interface World extends AutoCloseable {

  HypervisorDriver driver();

  InstantSource clock();

  /** Writes down what must outlive this process. */
  default void keep() {}

  /** Lets a little time pass. */
  void pass();

  /** Whether a person can do something there while this process runs. */
  boolean hasOperator();

  /** How long a workload has stood still, where that is known. */
  default Optional<Duration> findDowntime(String workload) {
    return Optional.empty();
  }

  /** Reboots hosts, where that is possible. */
  default Optional<HostPower> findPower() {
    return Optional.empty();
  }

  @Override
  default void close() {}
}
