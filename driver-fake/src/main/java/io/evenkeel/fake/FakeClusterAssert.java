package io.evenkeel.fake;

import org.assertj.core.api.AbstractAssert;

/**
 * AssertJ assertions on a {@link FakeCluster}. They need {@code org.assertj:assertj-core}, which
 * this library does not bring along.
 *
 * <pre>{@code
 * assertThat(cluster).host("a").isInMaintenance().isEmpty();
 * assertThat(cluster).workload("web").isRunningOn("b").neverStopped();
 * }</pre>
 */
public final class FakeClusterAssert extends AbstractAssert<FakeClusterAssert, FakeCluster> {

  private FakeClusterAssert(FakeCluster actual) {
    super(actual, FakeClusterAssert.class);
  }

  /** To be imported statically. */
  public static FakeClusterAssert assertThat(FakeCluster actual) {
    return new FakeClusterAssert(actual);
  }

  /** What is to be said of a host. */
  public FakeHostAssert host(String id) {
    isNotNull();
    return new FakeHostAssert(actual, id);
  }

  /** What is to be said of a workload. */
  public FakeWorkloadAssert workload(String id) {
    isNotNull();
    return new FakeWorkloadAssert(actual, id);
  }
}
