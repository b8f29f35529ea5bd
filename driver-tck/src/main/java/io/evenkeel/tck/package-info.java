/**
 * The driver contract as tests. A driver author implements {@link io.evenkeel.tck.Playground} for
 * the platform and one test class for {@link io.evenkeel.tck.DriverContract}. The rules that the
 * tests are named after stand in {@code docs/driver-contract.md}, each with its reason.
 */
@NullMarked
package io.evenkeel.tck;

import org.jspecify.annotations.NullMarked;
