/**
 * A simulated cluster for tests, demonstrations and simulation: {@link
 * io.evenkeel.fake.FakeCluster} holds hosts and workloads in virtual time behind an ordinary {@link
 * io.evenkeel.spi.HypervisorDriver}, {@link io.evenkeel.fake.Faults} makes it go wrong by script or
 * by seed, and {@link io.evenkeel.fake.ClusterDocument} reads and writes any driver's inventory as
 * JSON or YAML.
 *
 * <p>Nothing here starts a thread, sleeps or looks at the wall clock, but for the driver that
 * {@code fake:FILE} opens, which lets virtual time run with it.
 */
@NullMarked
package io.evenkeel.fake;

import org.jspecify.annotations.NullMarked;
