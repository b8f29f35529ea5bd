/**
 * Whole maintenances on the simulated cluster under random faults, on one thread and in virtual
 * time. What goes wrong is told with its seed, which plays it again.
 */
@NullMarked
package io.evenkeel.simulation;

import org.jspecify.annotations.NullMarked;
