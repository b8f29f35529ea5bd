package io.evenkeel.fake;

import io.evenkeel.spi.Power;
import java.time.Duration;
import org.assertj.core.api.AbstractAssert;

/** What is said of one workload of a {@link FakeCluster}. */
public final class FakeWorkloadAssert extends AbstractAssert<FakeWorkloadAssert, FakeCluster> {

  private final String workload;

  FakeWorkloadAssert(FakeCluster actual, String workload) {
    super(actual, FakeWorkloadAssert.class);
    this.workload = workload;
  }

  /** It runs there. */
  public FakeWorkloadAssert isRunningOn(String host) {
    return is(Power.RUNNING, host);
  }

  /** It is known there, and off. */
  public FakeWorkloadAssert isOffOn(String host) {
    return is(Power.STOPPED, host);
  }

  /** It is off, wherever it is known. */
  public FakeWorkloadAssert isOff() {
    return isOffOn(actual.hostOf(workload));
  }

  private FakeWorkloadAssert is(Power power, String host) {
    if (actual.powerOf(workload) != power || !actual.hostOf(workload).equals(host)) {
      failWithMessage(
          "expected workload %s to be %s on %s, but it is %s on %s",
          workload,
          Words.word(power),
          host,
          Words.word(actual.powerOf(workload)),
          actual.hostOf(workload));
    }
    return this;
  }

  /** It never went off, nor was it suspended. */
  public FakeWorkloadAssert neverStopped() {
    if (actual.stopsOf(workload) > 0) {
      failWithMessage(
          "expected workload %s never to be stopped, but it was, %d times",
          workload, actual.stopsOf(workload));
    }
    return this;
  }

  /** It stood still for no longer than this, all in all. */
  public FakeWorkloadAssert stoodStillAtMost(Duration longest) {
    if (actual.downtimeOf(workload).compareTo(longest) > 0) {
      failWithMessage(
          "expected workload %s to stand still for at most %s, but it was %s",
          workload, longest, actual.downtimeOf(workload));
    }
    return this;
  }
}
