/**
 * What a hypervisor driver is: the facts it reports ({@link io.evenkeel.spi.Inventory}), the orders
 * it takes ({@link io.evenkeel.spi.Order}) and the errors it gives ({@link
 * io.evenkeel.spi.DriverException}).
 *
 * <p>A driver author implements {@link io.evenkeel.spi.HypervisorDriver}; everything else here is
 * data. Bytes are {@code long} bytes, bandwidth is bits per second, times are {@link
 * java.time.Duration}. Every record is immutable and refuses bad values when it is made.
 */
@NullMarked
package io.evenkeel.spi;

import org.jspecify.annotations.NullMarked;
