/**
 * Taking hosts out and bringing them back. {@link io.evenkeel.maintenance.Maintenance} is the door;
 * everything that it decides is decided in {@code lifecycle}, everything that it writes is in
 * {@code operation}.
 */
@NullMarked
package io.evenkeel.maintenance;

import org.jspecify.annotations.NullMarked;
