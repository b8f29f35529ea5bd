package io.evenkeel.fake;

import java.util.List;
import org.assertj.core.api.AbstractAssert;

/** What is said of one host of a {@link FakeCluster}. */
public final class FakeHostAssert extends AbstractAssert<FakeHostAssert, FakeCluster> {

  private final String host;

  FakeHostAssert(FakeCluster actual, String host) {
    super(actual, FakeHostAssert.class);
    this.host = host;
  }

  /**
   * It is cordoned and empty, which is all that a hypervisor knows of maintenance; what the engine
   * says of it is to be asked of the engine.
   */
  public FakeHostAssert isInMaintenance() {
    return isCordoned().isEmpty();
  }

  /** It takes nothing new. */
  public FakeHostAssert isCordoned() {
    if (!actual.isCordoned(host)) {
      failWithMessage("expected host %s to be cordoned, but it is not", host);
    }
    return this;
  }

  /** It takes new workloads. */
  public FakeHostAssert isNotCordoned() {
    if (actual.isCordoned(host)) {
      failWithMessage("expected host %s not to be cordoned, but it is", host);
    }
    return this;
  }

  /** It runs, be it that it does not answer. */
  public FakeHostAssert isUp() {
    if (!actual.isUp(host)) {
      failWithMessage("expected host %s to be up, but it is not", host);
    }
    return this;
  }

  /** It is off, dead, booting, or hangs. */
  public FakeHostAssert isDown() {
    if (actual.isUp(host)) {
      failWithMessage("expected host %s to be down, but it is not", host);
    }
    return this;
  }

  /** Nothing runs, is paused, arrives or is being started there. */
  public FakeHostAssert isEmpty() {
    return runs();
  }

  /** Exactly these workloads take room there. */
  public FakeHostAssert runs(String... workloads) {
    List<String> expected = List.of(workloads).stream().sorted().toList();
    List<String> there = actual.workloadsOn(host);
    if (!there.equals(expected)) {
      failWithMessage("expected %s on host %s, but there is %s", expected, host, there);
    }
    return this;
  }
}
