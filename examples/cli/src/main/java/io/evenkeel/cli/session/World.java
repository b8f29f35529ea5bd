package io.evenkeel.cli.session;

import io.evenkeel.spi.HypervisorDriver;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;

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

  /** Runs what may block: on the thread that ticks, since virtual time waits for it. */
  default Executor executor() {
    return Runnable::run;
  }

  @Override
  default void close() {}
}
